import type { NetworkTrack } from '@ratchet/portal';
import type { CheatAnswer } from '../cheater/cheat-record.ts';
import { type Goal, isReached, mergesMade } from './run-phase.ts';

export interface AwaitEndOptions {
  readonly goal: Goal | null;
  readonly ask: () => Promise<NetworkTrack | null>;
  /** Null when there is no cheater. */
  readonly cheats: () => Promise<readonly CheatAnswer[] | null>;
  readonly show: (track: NetworkTrack) => void;
  readonly say: (line: string) => void;
  readonly clock: { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/** How long the end waits for answers to the cheats once everything else is done. */
const cheatWaitMs = 240_000;
/** What pages count comes after what happened; so long the end waits for a count of everything that led to it. */
const countWaitMs = 30_000;

/** Watches the network until its goal is reached; without a goal, until the signal aborts. */
export async function awaitEnd(options: AwaitEndOptions): Promise<void> {
  const { goal, ask, show, say, clock, everyMs, signal } = options;
  let reachedAt: number | null = null;
  let endedAt: number | null = null;
  let silent = false;
  for (;;) {
    await clock.sleep(everyMs, signal);
    const track = await ask();
    if (track === null) {
      if (!silent) say('the coordinator does not answer at the moment');
      silent = true;
      continue;
    }
    silent = false;
    show(track);
    if (goal === null || !isReached(track, goal)) continue;
    const cheats = (await options.cheats()) ?? [];
    const open = cheats.filter(({ stoppedBy }) => stoppedBy === null);
    if (open.length === 0) {
      endedAt ??= clock.now();
      const isCounted =
        Date.parse(track.countedAt ?? '') > endedAt &&
        cheats.every(({ stoppedBy }) => Object.hasOwn(track.rejected, stoppedBy ?? ''));
      if (isCounted) return;
      if (clock.now() - endedAt < countWaitMs) continue;
      say('warning: what happened last is not counted yet');
      return;
    }
    if (reachedAt === null) {
      say(`${mergesMade(track, goal)} merges are made; waiting for the answers to ${open.length} cheats`);
    }
    reachedAt ??= clock.now();
    if (clock.now() - reachedAt < cheatWaitMs) continue;
    say(`warning: not answered in time: ${open.map(({ cheat }) => cheat).join(', ')}`);
    return;
  }
}
