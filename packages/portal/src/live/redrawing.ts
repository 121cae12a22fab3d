import type { Piece } from './live-piece.ts';
import type { Timer } from './timer.ts';
import type { WatchedPage } from './watched-page.ts';

/** A page being watched, and when its next drawing is due. */
export interface Redrawn {
  readonly page: WatchedPage;
  /** Something may have changed since it was drawn. */
  isStale: boolean;
  restUntil: number;
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
/** What all viewers of a page together are sent; over it, the page is drawn less often. */
const bytesPerMs = 16 * 1_024;

/** A page that was drawn at this moment. */
export const drawnNow = (page: WatchedPage, timer: Timer): Redrawn => {
  const now = timer.nowMs();
  return { page, isStale: false, restUntil: now + drawnEveryMs, drawnAt: now };
};

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
    next.isStale = false;
    // What cannot be drawn now stays as it was, and is tried again.
    const pieces = await draw(next.page.address).catch(() => null);
    if (isClosed) return;
    const bytes = pieces === null ? 0 : next.page.show(pieces);
    const endedAt = timer.nowMs();
    next.drawnAt = endedAt;
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

const dueAt = ({ isStale, restUntil, drawnAt }: Redrawn): number =>
  isStale ? restUntil : Math.max(restUntil, drawnAt + lookedAtEveryMs);
