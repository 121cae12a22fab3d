import type { Readable } from 'node:stream';
import type { EndedStage, RunningStage, Sandbox, StageSpec } from '@ratchet/sandbox';

/**
 * A stage that talks to nobody, and that `signal` ends. Its stdout, which the sandbox caps, goes through `read` as it
 * comes, so that none of it has to be held in memory.
 */
export async function runToItsEnd<T>(
  sandbox: Sandbox,
  spec: StageSpec,
  read: (stdout: Readable) => Promise<T>,
  signal?: AbortSignal,
): Promise<{ ended: EndedStage; output: T }> {
  const stage = await sandbox.start(spec);
  return killOnAbort([stage], signal, async () => {
    stage.stdin.end();
    const [output, ended] = await Promise.all([read(stage.stdout), stage.ended]);
    return { ended, output };
  });
}

/** Reads a stage's stdout to its end and keeps nothing of it. */
export async function ignoreOutput(stdout: Readable): Promise<void> {
  for await (const _ of stdout);
}

/** Runs `body`; whatever way that ends, and on `signal`, none of `stages` goes on. Stages may be added meanwhile. */
export async function killOnAbort<T>(
  stages: readonly RunningStage[],
  signal: AbortSignal | undefined,
  body: () => Promise<T>,
): Promise<T> {
  const killAll = (): Promise<unknown> => Promise.all(stages.map((stage) => stage.kill()));
  const onAbort = (): void => void killAll();
  signal?.addEventListener('abort', onAbort);
  try {
    if (signal?.aborted) await killAll();
    const value = await body();
    signal?.throwIfAborted();
    return value;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await killAll();
  }
}
