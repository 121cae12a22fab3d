import type { CliConfig } from './config.ts';

export interface RunningService {
  /** Rejects when the service cannot go on. */
  readonly ended?: Promise<void>;
  stop(): Promise<void>;
}

/** Time that a service has to end cleanly once its supervisor is gone. */
const orphanSeconds = 20;

/**
 * Runs a service until SIGTERM, SIGINT, or, under a supervisor, until the supervisor's end of our standard input closes:
 * that happens however the supervisor dies, so no service outlives it.
 */
export async function serve(
  start: () => Promise<RunningService>,
  config: Pick<CliConfig, 'supervised'>,
): Promise<void> {
  const asked = untilAsked(config.supervised);
  const service = await start();
  try {
    await Promise.race([asked.promise, service.ended ?? new Promise<never>(() => {})]);
  } finally {
    await service.stop();
    asked.forget();
  }
}

function untilAsked(supervised: boolean): { promise: Promise<void>; forget: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = (): void => resolve();
  process.once('SIGTERM', ask);
  process.once('SIGINT', ask);
  const orphaned = (): void => {
    setTimeout(() => process.exit(1), orphanSeconds * 1_000).unref();
    resolve();
  };
  if (supervised) {
    process.stdin.once('end', orphaned).once('error', orphaned).once('close', orphaned).resume();
    // Lines for a dead supervisor go nowhere, which is no reason to die before the cleaning up.
    process.stdout.on('error', () => {});
    process.stderr.on('error', () => {});
  }
  return {
    promise,
    forget: () => {
      process.off('SIGTERM', ask);
      process.off('SIGINT', ask);
      if (supervised) process.stdin.destroy();
    },
  };
}
