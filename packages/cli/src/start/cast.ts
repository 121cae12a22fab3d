import { join } from 'node:path';
import type { LoopbackPorts } from './loopback-ports.ts';
import type { ChildSpec } from './supervisor.ts';

export interface CastOptions {
  readonly dataDir: string;
  readonly track: string;
  readonly ports: LoopbackPorts;
  readonly rosterFile: string;
  readonly packagesDir: string;
  readonly workers: number;
  readonly operators: readonly string[];
  readonly withCheater: boolean;
}

export interface Cast {
  readonly coordinator: ChildSpec;
  readonly verifiers: readonly ChildSpec[];
  /** Workers, and the cheater where one is wanted. */
  readonly volunteers: readonly ChildSpec[];
}

export const workerName = (index: number): string => `worker-${index}`;
export const verifierName = (index: number): string => `verifier-${index}`;
export const cheaterName = 'cheater';

/** The processes of a network on one machine, each as a person would start it on a machine of its own. */
export function castOf(options: CastOptions): Cast {
  const { dataDir, track, ports, workers, operators } = options;
  const home = (name: string): readonly string[] => ['--data-dir', join(dataDir, name)];
  const to = ['--coordinator', `127.0.0.1:${ports.grpc}`];
  const workerNames = Array.from({ length: workers }, (_, index) => workerName(index + 1));
  const coordinator = {
    name: 'coordinator',
    args: [
      ...['coordinator', ...home('coordinator')],
      ...['--grpc', `127.0.0.1:${ports.grpc}`, '--http', `127.0.0.1:${ports.http}`],
      ...['--roster', options.rosterFile, '--packages', options.packagesDir],
    ],
  };
  const verifiers = operators.map((operator, index) => {
    const name = verifierName(index + 1);
    return { name, args: ['verifier', ...to, ...home(name), '--operator', operator] };
  });
  const volunteers: ChildSpec[] = workerNames.map((name) => ({
    name,
    args: ['worker', ...to, '--track', track, ...home(name), '--name', name, '--proposer', 'search'],
  }));
  if (options.withCheater) {
    const leaks = workerNames.flatMap((name) => ['--steal-from', join(dataDir, name)]);
    const args = ['cheater', ...to, '--track', track, ...home(cheaterName), ...leaks];
    volunteers.push({ name: cheaterName, args, endsByItself: true });
  }
  return { coordinator, verifiers, volunteers };
}
