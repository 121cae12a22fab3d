import { type Engine, ensureEngine, isEngineInstalled } from '@ratchet/sandbox';
import type { Environment } from '../config.ts';
import { type Check, failed } from './check.ts';
import { coordinatorChecks } from './coordinator-checks.ts';
import { engineChecks, gpuCheck } from './engine-checks.ts';
import { limitChecks } from './limit-checks.ts';
import { diskCheck, gitCheck, nodeCheck } from './machine-checks.ts';

export interface Patient {
  readonly environment: Environment;
  readonly isRoot: boolean;
  readonly engineStateDir: string;
  readonly nodeVersion: string;
  /** `host:port`, or empty. */
  readonly coordinator: string;
  readonly dataDir: string;
}

/** Looks at everything, one thing after the other, and tells each as soon as it is known. Installs nothing. */
export async function examine(patient: Patient, say: (check: Check) => void): Promise<void> {
  say(nodeCheck(patient.nodeVersion));
  say(await gitCheck());
  const engine = await findEngine(patient, say);
  try {
    if (engine) {
      for (const check of await engineChecks(engine)) say(check);
      for (const check of await limitChecks(engine)) say(check);
    }
    say(await gpuCheck(engine));
  } finally {
    await engine?.release();
  }
  say(await diskCheck('disk', patient.dataDir));
  for (const check of await coordinatorChecks(patient.coordinator)) say(check);
}

/** An engine that is there, or our own where its program is: what has to be installed first is left to its owner. */
async function findEngine(patient: Patient, say: (check: Check) => void): Promise<Engine | null> {
  const { environment, isRoot, engineStateDir: stateDir } = patient;
  if (isRoot && (environment.DOCKER_HOST ?? '') === '' && !isEngineInstalled()) {
    say(
      failed(
        'engine',
        'none is installed',
        'npm start installs one on Debian and Ubuntu; or apt-get install docker.io.',
      ),
    );
    return null;
  }
  try {
    return await ensureEngine({ stateDir, environment, report: () => {} });
  } catch (error) {
    const { rule, remedy } = error as { rule?: string; remedy?: string };
    say(failed('engine', rule ?? String(error), remedy ?? 'Install and start Docker.'));
    return null;
  }
}
