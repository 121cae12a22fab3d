import type { Piece } from './live-piece.ts';
import type { Timer } from './timer.ts';
import type { WatchedPage } from './watched-page.ts';

/** A page being watched, and when its next drawing is due. */
export interface Redrawn {
  readonly page: WatchedPage;
  /** A drawing begun from then on shows what last happened. */
  unsettledUntil: number;
  restUntil: number;
  /** When the last drawing began. */
  drawnAt: number;
}

export interface Redrawing {
  /** Something changed, or other pages are watched now. */
  reconsider(): void;
  close(): void;
}

/** A page is drawn at most so often, however many changes there are and however many watch it. */
const drawnEveryMs = 1_000;
/** Not every change rings a bell: experiments, for one, are only seen by looking. */
const lookedAtEveryMs = 5_000;
/** What is read may be what was read a moment before, so a ring is followed by drawings for this long. */
const settlesWithinMs = 4_000;
/** What all viewers of a page together are sent; over it, the page is drawn less often. */
const bytesPerMs = 16 * 1_024;

/** A page that was drawn at this moment. */
export const drawnNow = (page: WatchedPage, timer: Timer): Redrawn => {
  const now = timer.nowMs();
  return { page, unsettledUntil: now, restUntil: now + drawnEveryMs, drawnAt: now };
};

/** Something may have changed just now. */
export function unsettle(page: Redrawn, timer: Timer): void {
  page.unsettledUntil = timer.nowMs() + settlesWithinMs;
}

/**
 * Draws again what somebody is looking at: one drawing for all viewers of a page, one page at a time, and a pause as long as each
 * drawing took, so that live pages never take more than half of one database connection.
 */
export function redrawing(options: {
  readonly watched: ReadonlyMap<string, Redrawn>;
  readonly draw: (address: string) => Promise<readonly Piece[] | null>;
  readonly timer: Timer;
}): Redrawing {
  const { watched, draw, timer } = options;
  let isDrawing = false;
  let isClosed = false;
  let pausedUntil = 0;
  let callOff = (): void => {};

  function reconsider(): void {
    callOff();
    const next = isDrawing || isClosed ? null : firstDue(watched.values());
    if (next === null) return;
    callOff = timer.after(Math.max(0, Math.max(dueAt(next), pausedUntil) - timer.nowMs()), () => {
      isDrawing = true;
      void drawAgain(next).finally(() => {
        isDrawing = false;
        reconsider();
      });
    });
  }

  async function drawAgain(next: Redrawn): Promise<void> {
    const startedAt = timer.nowMs();
    // What cannot be drawn now stays as it was, and is tried again.
    const pieces = await draw(next.page.address).catch(() => null);
    if (isClosed) return;
    const bytes = pieces === null ? 0 : next.page.show(pieces);
    const endedAt = timer.nowMs();
    next.drawnAt = startedAt;
    next.restUntil = startedAt + Math.max(drawnEveryMs, bytes / bytesPerMs);
    pausedUntil = endedAt + (endedAt - startedAt);
  }

  return {
    reconsider,
    close() {
      isClosed = true;
      callOff();
    },
  };
}

function firstDue(all: Iterable<Redrawn>): Redrawn | null {
  let first: Redrawn | null = null;
  for (const one of all) if (first === null || dueAt(one) < dueAt(first)) first = one;
  return first;
}

const dueAt = ({ unsettledUntil, restUntil, drawnAt }: Redrawn): number =>
  drawnAt < unsettledUntil ? restUntil : Math.max(restUntil, drawnAt + lookedAtEveryMs);
