import { methods } from '@ratchet/wire';
import { barePath } from './bare-server.ts';
import type { Admitted } from './server.ts';
import { trackName } from './track.ts';
import type { Caller } from './wire.ts';
import { type Cycle, signed } from './worker.ts';

export interface Round {
  /** Finished in a second, over the whole round. */
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

/** `count` pieces of work by `workers` that each take the next when they are done. */
export async function closedLoop(
  workers: number,
  count: number,
  work: (index: number) => Promise<void>,
): Promise<Round> {
  const latenciesMs: number[] = [];
  let next = 0;
  const began = performance.now();
  const hand = async () => {
    for (let index = next++; index < count; index = next++) {
      const start = performance.now();
      await work(index);
      latenciesMs.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: workers }, hand));
  return { perSecond: (1000 * count) / (performance.now() - began), latenciesMs };
}

const body = Buffer.alloc(300, 7);

/** Calls of the bare handler. */
export const bareRound = (callers: readonly Caller[], workers: number, count: number): Promise<Round> =>
  closedLoop(workers, count, async (index) => {
    const bytes = Buffer.from(body);
    bytes.writeUInt16BE(index % 4096);
    await callerOf(callers, index).unary(barePath, bytes);
  });

const callerOf = (callers: readonly Caller[], index: number): Caller => {
  const caller = callers[index % callers.length];
  if (!caller) throw new RangeError('No callers.');
  return caller;
};

/** Waits for admissions that the server tells of. */
export function openAdmissions() {
  const waiting = new Map<string, (admitted: Admitted) => void>();
  const early = new Map<string, Admitted>();
  return {
    tell(message: Admitted): void {
      const resolve = waiting.get(message.admitted);
      if (resolve) resolve(message);
      else early.set(message.admitted, message);
    },
    async of(id: string): Promise<Admitted> {
      const known = early.get(id);
      early.delete(id);
      const message = known ?? (await new Promise<Admitted>((resolve) => waiting.set(id, resolve)));
      waiting.delete(id);
      if (message.how !== 'admitted') throw new Error(`${id} was not admitted: ${message.how}`);
      return message;
    },
  };
}

/** Full cycles: lease, two journal entries, commit, reveal, admission. */
export const cycleRound = (
  options: {
    readonly callers: readonly Caller[];
    readonly admissions: ReturnType<typeof openAdmissions>;
    readonly onAdmitted?: (admitted: Admitted) => void;
  },
  workers: number,
  cycles: readonly Cycle[],
): Promise<Round> =>
  closedLoop(workers, cycles.length, async (index) => {
    const cycle = cycles[index];
    if (!cycle) throw new RangeError('No such cycle.');
    options.onAdmitted?.(await runCycle(callerOf(options.callers, index), options.admissions, cycle));
  });

async function runCycle(
  caller: Caller,
  admissions: ReturnType<typeof openAdmissions>,
  { key, opening, commitment, bundle }: Cycle,
): Promise<Admitted> {
  const call = async <Name extends 'takeLease' | 'appendExperiment' | 'commit'>(
    name: Name,
    request: object,
  ) => {
    const { bytes, metadata } = signed(key, name, request);
    return methods[name].response.decode(
      await caller.unary(methods[name].path, bytes, metadata),
    ) as ReturnType<(typeof methods)[Name]['response']['decode']>;
  };
  const hypothesis = `candidate of ${key.keyId}`;
  const { leaseId } = await call('takeLease', { track: trackName, hypothesis });
  const run = { leaseId, track: trackName, seed: 1, cpuSeconds: 4, wallSeconds: 5 };
  await call('appendExperiment', { ...run, outcome: 'kept', metric: 1 });
  await call('appendExperiment', { ...run, outcome: 'kept', metric: 1.01 });
  const { submissionId } = await call('commit', { leaseId, track: trackName, commitment });
  const { bytes, metadata } = signed(key, 'reveal', { ...opening, submissionId });
  const chunk = methods.reveal.request.encode({ chunk: bundle });
  await caller.clientStream(methods.reveal.path, [bytes, chunk], metadata);
  return await admissions.of(submissionId);
}
