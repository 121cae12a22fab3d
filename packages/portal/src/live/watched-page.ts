import { LRUCache } from 'lru-cache';
import { eventText } from './event-stream.ts';
import type { Piece } from './live-piece.ts';
import { type SharedText, type StreamCoding, sharedText } from './shared-text.ts';

/** Somebody's open page. Gone viewers take no more text; nobody waits for a slow one. */
export interface Viewer {
  readonly coding: StreamCoding;
  write(bytes: Buffer): void;
  end(): void;
}

/** What a viewer has of its page. */
export interface Seen {
  /** The last event's sequence, where this hub sent it. */
  readonly sequence: number | null;
  /** The version of each piece as it was loaded; null where events of another hub came since, and nothing is known. */
  readonly versions: ReadonlyMap<string, string> | null;
}

interface KnownPiece extends Piece {
  /** Sequence of the event that told of it. */
  readonly changedAt: number;
}

/**
 * A page with viewers: its pieces as they were drawn last. Viewers who have them all are current; the others wait for the next
 * drawing, since what they loaded may be newer than the last one.
 */
export interface WatchedPage {
  readonly address: string;
  readonly viewerCount: () => number;
  /** @param isDrawnSince whether the page was drawn after the viewer loaded it */
  add(viewer: Viewer, seen: Seen, isDrawnSince: boolean): void;
  /** Whether the viewer was here. */
  remove(viewer: Viewer): boolean;
  /** Tells current viewers what changed, all of them in the same bytes, and the waiting ones what they lack. Returns the bytes sent. */
  show(pieces: readonly Piece[]): number;
  send(text: SharedText): void;
  end(): void;
  /** Whether somebody waits for a drawing. */
  hasWaiting(): boolean;
}

/** @param sequence of the whole hub, so that a page that nobody watched for a while never counts from the beginning again */
export function watchedPage(options: {
  readonly address: string;
  readonly pieces: readonly Piece[];
  readonly sequence: { value: number };
  readonly idOf: (sequence: number) => string;
}): WatchedPage {
  const { address, sequence, idOf } = options;
  const current = new Set<Viewer>();
  const waiting = new Map<Viewer, Seen>();
  sequence.value += 1;
  let known = new Map<string, KnownPiece>(
    options.pieces.map((piece) => [piece.id, { ...piece, changedAt: sequence.value }]),
  );

  const lacking = (seen: Seen): KnownPiece[] => [...known.values()].filter((piece) => lacks(seen, piece));
  /** Many lack the same: it is made once for all of them, as long as nothing changes on any page. What somebody could lack is 2^n texts: few are kept. */
  const texts = { at: sequence.value, made: new LRUCache<string, SharedText>({ max: 8 }) };
  /** The id comes last: who loses the connection halfway through gets all of it again. */
  function textOf(pieces: readonly Piece[]): SharedText {
    if (texts.at !== sequence.value) texts.made.clear();
    texts.at = sequence.value;
    const key = pieces.map(({ id }) => id).join();
    const events = () => pieces.map(({ id, markup }) => eventText('piece', { id, html: markup })).join('');
    const text = texts.made.get(key) ?? sharedText(events() + eventText('current', {}, idOf(sequence.value)));
    texts.made.set(key, text);
    return text;
  }

  function catchUp(): number {
    let bytes = 0;
    for (const [viewer, seen] of waiting) {
      bytes += tell(viewer, textOf(lacking(seen)));
      current.add(viewer);
    }
    waiting.clear();
    return bytes;
  }

  return {
    address,
    viewerCount: () => current.size + waiting.size,
    hasWaiting: () => waiting.size > 0,
    add(viewer, seen, isDrawnSince) {
      const missing = lacking(seen);
      if (missing.length > 0 && !isDrawnSince) {
        waiting.set(viewer, seen);
        return;
      }
      current.add(viewer);
      tell(viewer, textOf(missing));
    },
    remove: (viewer) => current.delete(viewer) || waiting.delete(viewer),
    show(pieces) {
      const changed = pieces.filter(({ id, version }) => known.get(id)?.version !== version);
      if (changed.length > 0) sequence.value += 1;
      known = new Map(pieces.map((piece) => [piece.id, stamped(piece, known.get(piece.id), sequence.value)]));
      if (changed.length === 0) return catchUp();
      const text = textOf(changed);
      let bytes = 0;
      for (const viewer of current) bytes += tell(viewer, text);
      return bytes + catchUp();
    },
    send(text) {
      for (const viewer of [...current, ...waiting.keys()]) tell(viewer, text);
    },
    end() {
      for (const viewer of [...current, ...waiting.keys()]) viewer.end();
    },
  };
}

/** Returns how many bytes that took. */
function tell(viewer: Viewer, text: SharedText): number {
  const bytes = text.bytes(viewer.coding);
  viewer.write(bytes);
  return bytes.length;
}

const stamped = (piece: Piece, before: KnownPiece | undefined, now: number): KnownPiece => ({
  ...piece,
  changedAt: before?.version === piece.version ? before.changedAt : now,
});

function lacks({ sequence, versions }: Seen, piece: KnownPiece): boolean {
  if (sequence !== null) return piece.changedAt > sequence;
  return versions?.get(piece.id) !== piece.version;
}
