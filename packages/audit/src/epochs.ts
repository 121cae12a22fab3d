import { epochKeyHash } from '@ratchet/protocol';

/** The epochs of a log: each has a key whose hash is logged when it begins, and which is shown when it is over. */
export interface Epochs {
  begin(keyHash: string, index: number): string[];
  /** Also says where the epoch before the last began: what waited since then waits no more. */
  end(epoch: number, key: Buffer): { readonly faults: string[]; readonly staleBefore: number };
  /** With which the draws of an epoch are made again; null while it lasts. */
  keyOf(epoch: number): Uint8Array | null;
}

/** @param known keys of epochs that are over, by their hashes */
export function openEpochs(known: ReadonlyMap<string, Uint8Array>): Epochs {
  const hashes = new Set<string>();
  const ended = new Map<number, Uint8Array>();
  let open: { readonly hash: string; readonly key: Uint8Array | null; readonly index: number } | null = null;
  let indexBefore = 0;
  return {
    begin(hash, index) {
      open = { hash, key: known.get(hash) ?? null, index };
      const isReused = hashes.has(hash);
      hashes.add(hash);
      return isReused ? ['An earlier epoch had this key: its draws are known beforehand.'] : [];
    },
    end(epoch, key) {
      const faults: string[] = [];
      if (epochKeyHash(key) !== open?.hash)
        faults.push('The key of this epoch is not the one whose hash was logged when it began.');
      if (open?.key === null)
        faults.push('The key of this epoch is not served with those of the ended epochs.');
      // A run may be reported in the epoch after its own.
      ended.set(epoch, key);
      ended.delete(epoch - 2);
      const staleBefore = indexBefore;
      indexBefore = open?.index ?? 0;
      return { faults, staleBefore };
    },
    keyOf: (epoch) => ended.get(epoch) ?? open?.key ?? null,
  };
}
