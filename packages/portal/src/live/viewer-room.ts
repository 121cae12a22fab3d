import { RatchetError } from '@ratchet/protocol';

/** How many viewers there may be. */
export interface ViewerRoom {
  /**
   * Takes a place and returns how to leave it.
   * @param network who counts as one visitor; null: nobody knows
   * @throws RatchetError `unavailable` when all places are taken, or all that one network may have
   */
  take(network: string | null): () => void;
  taken(): number;
}

export function viewerRoom({ most, mostOfNetwork }: { most: number; mostOfNetwork: number }): ViewerRoom {
  let taken = 0;
  const ofNetworks = new Map<string, number>();
  return {
    taken: () => taken,
    take(network) {
      const own = network === null ? 0 : (ofNetworks.get(network) ?? 0);
      if (taken >= most) throw noRoom('viewers');
      if (own >= mostOfNetwork) throw noRoom('viewers from one network');
      taken += 1;
      if (network !== null) ofNetworks.set(network, own + 1);
      let hasLeft = false;
      return () => {
        if (hasLeft) return;
        hasLeft = true;
        taken -= 1;
        if (network !== null) lessOne(ofNetworks, network);
      };
    },
  };
}

function lessOne(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 0) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}

export const noRoom = (what: 'pages' | 'viewers' | 'viewers from one network') =>
  new RatchetError({
    code: 'unavailable',
    field: 'page',
    rule: `No more ${what} can be kept live now.`,
    remedy: 'The page shows what it was loaded with; load it again for what is new, or try in a minute.',
  });
