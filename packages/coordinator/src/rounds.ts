import { setTimeout } from 'node:timers/promises';
import type { Application } from './app/application.ts';
import type { SharedBell } from './db/bell.ts';
import type { RefusalCounter } from './db/refusals.ts';

interface Options {
  readonly app: Application;
  readonly bell: SharedBell;
  readonly refusals: RefusalCounter;
  readonly sweepAccounts?: () => Promise<unknown>;
  readonly foldRollups: () => Promise<unknown>;
  readonly tellWebhooks?: (signal: AbortSignal) => Promise<unknown>;
  readonly report: (line: string) => void;
}

/** Nothing waits longer than this for a bell that was not heard. */
const choresEveryMs = 2_000;
const sweepsEveryMs = 5_000;
/** What pages count is so old at most, or more where folding it would take more than a hundredth of the time. */
const foldsEveryMs = 3_000;
const foldsShare = 1 / 100;
/** What happened is sent to webhooks so late at most, beside what they take themselves. */
const tellsEveryMs = 2_000;

/** What the coordinator does by itself: each chore when the bell rings, and sweeps now and then. Returns how to stop, which waits for the round under way. */
export function startRounds({
  app,
  bell,
  refusals,
  sweepAccounts,
  foldRollups,
  tellWebhooks,
  report,
}: Options): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const round = async (what: string, work: () => Promise<unknown>) => {
    await work().catch((error: unknown) =>
      report(`${what}: ${error instanceof Error ? error.message : error}`),
    );
  };
  const repeat = async ({ state, pass }: Application['chores'][number]) => {
    while (!signal.aborted) {
      // Listen before looking: a ring during the work is a reason to look again.
      const rung = bell.wait(state, choresEveryMs, signal);
      await round('chores', pass);
      await rung;
    }
  };
  const sweeps = async () => {
    while (!signal.aborted) {
      await round('sweep', async () => {
        await app.expireHolds();
        await app.standing.refresh();
        await app.rotateEpoch();
        await app.rotateSeasons();
        await app.sequence();
        await refusals.flush();
        await sweepAccounts?.();
      });
      await bell.wait('heads', sweepsEveryMs, signal);
    }
  };
  const folds = async () => {
    while (!signal.aborted) {
      const began = performance.now();
      await round('rollups', foldRollups);
      const pauseMs = Math.max(foldsEveryMs, (performance.now() - began) / foldsShare);
      await setTimeout(pauseMs, undefined, { signal }).catch(() => {});
    }
  };
  const tells = async () => {
    while (tellWebhooks && !signal.aborted) {
      await round('webhooks', () => tellWebhooks(signal));
      await setTimeout(tellsEveryMs, undefined, { signal }).catch(() => {});
    }
  };
  const running = Promise.all([...app.chores.map(repeat), sweeps(), folds(), tells()]);
  return async () => {
    stopping.abort();
    await running;
  };
}
