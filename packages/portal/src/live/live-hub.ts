import { NotFound } from '../problem.ts';
import { heartbeat } from './event-stream.ts';
import type { Piece } from './live-piece.ts';
import { pacedWrites } from './paced-writes.ts';
import { drawnNow, type Redrawn, redrawing, unsettle } from './redrawing.ts';
import { sharedText } from './shared-text.ts';
import type { Timer } from './timer.ts';
import { noRoom, viewerRoom } from './viewer-room.ts';
import { type Seen, type Viewer, watchedPage } from './watched-page.ts';

/** Whoever knows that the network's state may have changed. */
export interface Changes {
  /** Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
}

export interface HubOptions {
  /** The live pieces of a page as any visitor gets it; null where there is no such page. */
  readonly draw: (address: string) => Promise<readonly Piece[] | null>;
  /** Null: pages are looked at now and then only. */
  readonly changes: Changes | null;
  readonly timer: Timer;
  /** Names this hub in the ids of its events. */
  readonly name: string;
  readonly mostPages: number;
  readonly mostViewers: number;
  readonly mostViewersOfVisitor: number;
  readonly mostPagesOfVisitor: number;
}

export interface LiveHub {
  /**
   * Calls `open` once the page is known to be live and there is room, and returns how to leave.
   * @param visitor who counts as one; null: nobody knows
   * @throws RatchetError `unavailable` when there is no room, NotFound when nothing at the address is live
   */
  join(address: string, seen: Seen, visitor: string | null, open: () => Viewer): Promise<() => void>;
  viewerCount(): number;
  /** Ends every stream. */
  close(): void;
}

const heartbeatEveryMs = 15_000;
const signOfLife = sharedText(heartbeat);

/** Who watches which page, and how many may. */
export function liveHub(options: HubOptions): LiveHub {
  const { timer, mostPages } = options;
  const watched = new Map<string, Redrawn>();
  /** Pages that are drawn for the first time, for all who come meanwhile. */
  const opening = new Map<string, Promise<Redrawn>>();
  const sequence = { value: 0 };
  const write = pacedWrites();
  const drawings = redrawing({ watched, draw: options.draw, timer });
  const room = viewerRoom(options);
  let isClosed = false;

  const stopListening = options.changes?.subscribe(() => {
    for (const entry of watched.values()) unsettle(entry, timer);
    drawings.reconsider();
  });
  let callOffHeartbeat = (): void => {};
  const beat = () => {
    for (const { page } of watched.values()) page.send(signOfLife);
    callOffHeartbeat = timer.after(heartbeatEveryMs, beat);
  };
  callOffHeartbeat = timer.after(heartbeatEveryMs, beat);

  async function open(address: string): Promise<Redrawn> {
    const pieces = await options.draw(address);
    if (pieces === null || pieces.length === 0) throw notLive;
    const idOf = (at: number) => `${options.name}.${at}`;
    return drawnNow(watchedPage({ address, pieces, sequence, idOf }), timer);
  }

  function entryOf(address: string): Redrawn | Promise<Redrawn> {
    const known = watched.get(address) ?? opening.get(address);
    if (known) return known;
    if (watched.size + opening.size >= mostPages) throw noRoom('pages');
    const opened = open(address).finally(() => opening.delete(address));
    opening.set(address, opened);
    return opened;
  }

  /** Whoever came first puts the page among the watched ones, for those who came meanwhile as well. */
  function enter(opened: Redrawn, seen: Seen, cameAt: number, openStream: () => Viewer): () => void {
    const stream = openStream();
    const { coding } = stream;
    const viewer: Viewer = { coding, write: (bytes) => write(stream, bytes), end: () => stream.end() };
    const { address } = opened.page;
    const entry = watched.get(address) ?? opened;
    watched.set(address, entry);
    entry.page.add(viewer, seen, entry.drawnAt >= cameAt);
    if (entry.page.hasWaiting()) unsettle(entry, timer);
    drawings.reconsider();
    return () => {
      if (!entry.page.remove(viewer)) return;
      if (entry.page.viewerCount() === 0) watched.delete(address);
      drawings.reconsider();
    };
  }

  return {
    async join(address, seen, visitor, openStream) {
      const leaveRoom = room.take(visitor, address);
      const cameAt = timer.nowMs();
      try {
        const opened = await entryOf(address);
        if (isClosed) throw noRoom('viewers');
        const leavePage = enter(opened, seen, cameAt, openStream);
        return () => {
          leavePage();
          leaveRoom();
        };
      } catch (error) {
        leaveRoom();
        throw error;
      }
    },
    viewerCount: room.taken,
    close() {
      isClosed = true;
      stopListening?.();
      drawings.close();
      callOffHeartbeat();
      for (const { page } of watched.values()) page.end();
      watched.clear();
    },
  };
}

const notLive = new NotFound({
  code: 'unknown-page',
  field: 'page',
  rule: 'No page with live parts is at this address.',
  remedy: 'Give the address of one of this portal’s pages, such as /.',
});
