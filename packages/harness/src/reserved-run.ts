import type { Manifest } from '@ratchet/protocol';
import type { ReservationWish, Sandbox, StageSpec } from '@ratchet/sandbox';

/** What one run of a candidate needs for itself, over all of its stages: predictor and scorer share it with nobody else. */
export function wishOf({ stages, hardware }: Manifest): ReservationWish {
  const budgets = [stages.train, stages.predict, stages.score].flatMap((stage) =>
    stage ? [stage.budget] : [],
  );
  return {
    gpus: Math.max(...budgets.map(({ gpus }) => gpus)),
    gpuMemoryMiB: Math.max(...budgets.map(({ gpuMemoryMiB }) => gpuMemoryMiB)),
    gpuName: hardware.gpu ?? null,
    cpus: hardware.cpus,
  };
}

/**
 * Calls `run` with a sandbox whose stages use what was reserved for this run, and lets it go afterwards. All at once and before
 * the first stage: a candidate that holds a GPU while it waits for another could wait for ever.
 * @throws RatchetError `unavailable` when this machine does not have it
 */
export async function withReservation<T>(
  sandbox: Sandbox,
  manifest: Manifest,
  signal: AbortSignal | undefined,
  run: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const wish = wishOf(manifest);
  if (wish.gpus === 0 && wish.cpus === 0) return run(sandbox);
  const { release, ...reserved } = await sandbox.reserve(wish, signal);
  const within = (spec: StageSpec): StageSpec => ({ ...spec, reserved });
  try {
    return await run({
      ...sandbox,
      run: (spec) => sandbox.run(within(spec)),
      start: (spec) => sandbox.start(within(spec)),
    });
  } finally {
    await release();
  }
}
