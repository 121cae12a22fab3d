import { RatchetError } from '@ratchet/protocol';

/** How many viewers there may be. */
export interface ViewerRoom {
  /**
   * Takes a place at a page and returns how to leave it.
   * @param visitor who counts as one; null: nobody knows
   * @throws RatchetError `unavailable` when all places are taken, or all that one visitor may have
   */
  take(visitor: string | null, address: string): () => void;
  taken(): number;
}

export interface RoomBounds {
  readonly mostViewers: number;
  readonly mostViewersOfVisitor: number;
  readonly mostPagesOfVisitor: number;
}

export function viewerRoom(bounds: RoomBounds): ViewerRoom {
  let taken = 0;
  /** Of each visitor, the page of every place. */
  const places = new Map<string, string[]>();

  function requireRoom(visitor: string | null, address: string): void {
    if (taken >= bounds.mostViewers) throw noRoom('viewers');
    const own = (visitor !== null && places.get(visitor)) || [];
    if (own.length >= bounds.mostViewersOfVisitor) throw noRoom('viewers from one network');
    const pages = new Set([...own, address]);
    if (pages.size > bounds.mostPagesOfVisitor) throw noRoom('pages for one network');
  }

  function leave(visitor: string, address: string): void {
    const own = places.get(visitor) ?? [];
    own.splice(own.indexOf(address), 1);
    if (own.length === 0) places.delete(visitor);
  }

  return {
    taken: () => taken,
    take(visitor, address) {
      requireRoom(visitor, address);
      taken += 1;
      if (visitor !== null) places.set(visitor, [...(places.get(visitor) ?? []), address]);
      let hasLeft = false;
      return () => {
        if (hasLeft) return;
        hasLeft = true;
        taken -= 1;
        if (visitor !== null) leave(visitor, address);
      };
    },
  };
}

export const noRoom = (what: 'pages' | 'viewers' | 'viewers from one network' | 'pages for one network') =>
  new RatchetError({
    code: 'unavailable',
    field: 'page',
    rule: `No more ${what} can be kept live now.`,
    remedy: 'The page shows what it was loaded with; load it again for what is new, or try in a minute.',
  });
