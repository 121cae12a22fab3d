import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { privateFolder, systemClock } from '@ratchet/kit';
import type { CommandContext } from '../commands/context.ts';
import { serve } from '../service-life.ts';
import { type Attempt, refusalOf, type Stop } from './cheat-attempt.ts';
import { type CheatName, type CheatRecord, openCheatRecord } from './cheat-record.ts';
import { fakeEffect } from './fake-effect.ts';
import { isAdmitted, isCommitted, type LeakedSubmission, readLeaks } from './leak.ts';
import { replayReveal } from './replay-reveal.ts';
import { withRogue } from './rogue.ts';
import { stealCandidate } from './steal-candidate.ts';

export interface CheaterOptions {
  readonly coordinator: string;
  readonly track: string;
  readonly dataDir: string;
  readonly stealFrom: readonly string[];
}

const leakEveryMs = 500;
const retryMs = 5_000;

/** Tries each cheat until it is answered, records the answers, and ends. */
export async function runCheater(options: CheaterOptions, { config, report }: CommandContext): Promise<void> {
  const dataDir = await privateFolder(resolve(options.dataDir));
  const record = await openCheatRecord(dataDir);
  const stopping = new AbortController();
  await serve(async () => {
    const all = cheats(options, stopping.signal).map(([cheat, prepare]) =>
      untilAnswered({ cheat, prepare, record, report, dataDir, options, signal: stopping.signal }),
    );
    const ended = Promise.all(all).then(() => {});
    ended.catch(() => {});
    return {
      ended,
      stop: async () => {
        stopping.abort(new Error('The cheater is being stopped.'));
        await ended.catch(() => {});
      },
    };
  }, config);
}

/** Each cheat, and what it has to wait for first. */
function cheats(
  { stealFrom, track }: CheaterOptions,
  signal: AbortSignal,
): readonly (readonly [CheatName, () => Promise<Attempt>])[] {
  const leak = async (wanted: (leak: LeakedSubmission) => boolean): Promise<LeakedSubmission> => {
    for (;;) {
      const found = (await readLeaks(stealFrom, track)).find(wanted);
      if (found) return found;
      await systemClock.sleep(leakEveryMs, signal);
    }
  };
  return [
    ['faked-effect', async () => fakeEffect],
    ['stolen-candidate', async () => stealCandidate(await leak(isAdmitted))],
    ['replayed-reveal', async () => replayReveal(await leak(isCommitted))],
  ];
}

async function untilAnswered(parts: {
  readonly cheat: CheatName;
  readonly prepare: () => Promise<Attempt>;
  readonly record: CheatRecord;
  readonly report: (line: string) => void;
  readonly dataDir: string;
  readonly options: CheaterOptions;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { cheat, record, report, options, signal } = parts;
  const isOpen = () => record.answers().some((answer) => answer.cheat === cheat && answer.stoppedBy === null);
  while (isOpen()) {
    try {
      const stop = await attempted(parts);
      await record.note(cheat, stop.by, stop.rule);
      report(`${cheat}: stopped by ${stop.by}: ${stop.rule}`);
    } catch (error) {
      signal.throwIfAborted();
      report(`${cheat}: ${error instanceof Error ? error.message : error}; trying again`);
      await systemClock.sleep(retryMs, signal);
    }
  }

  async function attempted({ prepare, dataDir }: typeof parts): Promise<Stop> {
    const attempt = await prepare();
    const home = join(dataDir, cheat, randomUUID());
    const { coordinator, track } = options;
    return withRogue({ coordinator, track, dataDir: home, name: `cheater: ${cheat}`, signal }, (rogue) =>
      attempt(rogue).catch(refusalOf),
    );
  }
}
