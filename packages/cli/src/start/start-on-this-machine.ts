import type { CommandContext } from '../commands/context.ts';
import { lockDataDir } from './data-lock.ts';
import { Interrupted, openInterrupts } from './interrupts.ts';
import { ensureDataDir, prepareNetwork } from './prepare-network.ts';
import { runNetwork } from './run-network.ts';
import { type RawStartOptions, startOptions } from './start-options.ts';
import { openSteps } from './steps.ts';
import { type Summary, summaryTable } from './summary.ts';

/** As a shell has it for a program that SIGINT ended. */
const interruptedExitCode = 130;

/** `ratchet start`: lock, set-up, network, summary. */
export async function startOnThisMachine(raw: RawStartOptions, context: CommandContext): Promise<void> {
  const { config, report } = context;
  const start = startOptions(raw, config);
  const interrupts = openInterrupts(report);
  await ensureDataDir(start.dataDir);
  const lock = await lockDataDir(start.dataDir);
  report(`data folder ${start.dataDir}`);
  try {
    const steps = openSteps({ report, now: () => performance.now(), signal: interrupts.signal });
    const network = await prepareNetwork(start, config, steps);
    try {
      const conclude = (summary: Summary | null): Promise<void> => printSummary(summary, start.json, context);
      await runNetwork({ start, network, context, interrupts, conclude });
    } finally {
      await network.engine.release();
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    // Whoever waits for merges must not take a stop for them; without a goal a stop is how it ends.
    if (start.untilMerges !== null) context.setExitCode(interruptedExitCode);
  } finally {
    await lock.release();
    interrupts.forget();
  }
}

async function printSummary(
  summary: Summary | null,
  json: boolean,
  { stdout, stderr }: CommandContext,
): Promise<void> {
  if (summary === null) return;
  const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
  await write(json ? stderr : stdout, summaryTable(summary));
  if (json) await write(stdout, `${JSON.stringify(summary)}\n`);
}
