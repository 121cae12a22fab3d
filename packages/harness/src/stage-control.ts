import type { EndedStage, RunningStage, Sandbox, StageSpec } from '@ratchet/sandbox';

/** A stage that talks to nobody, and that `signal` ends. `stdout` is capped by the sandbox. */
export async function runToItsEnd(
  sandbox: Sandbox,
  spec: StageSpec,
  signal?: AbortSignal,
): Promise<{ ended: EndedStage; stdout: Buffer }> {
  const stage = await sandbox.start(spec);
  return killOnAbort([stage], signal, async () => {
    stage.stdin.end();
    const [stdout, ended] = await Promise.all([collect(stage), stage.ended]);
    return { ended, stdout };
  });
}

/** All of a stage's stdout; the sandbox has capped it. */
async function collect({ stdout }: RunningStage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stdout) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Runs `body`; whatever way that ends, and on `signal`, none of `stages` goes on. */
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
