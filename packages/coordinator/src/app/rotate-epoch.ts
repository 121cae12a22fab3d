import { epochKeyHash } from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import { after, policy } from './policy.ts';
import type { Clock, Epoch, EpochStore, LogStore, RandomSource } from './ports.ts';

/**
 * Sees to it that an epoch is open. The hash of its key is in the log before anything is drawn with it; when it is over,
 * the key is published and every sealed leaf of it can be read.
 */
export const rotateEpoch =
  (parts: { epochs: EpochStore; log: LogStore; clock: Clock; random: RandomSource }) =>
  async (): Promise<void> => {
    const now = parts.clock.now();
    const open = await parts.epochs.openEpoch();
    if (open && after(open.beganAt, policy.epochHours * 3600) > now) return;
    if (open) await parts.epochs.endEpoch(open.id, now, reveal(open));
    const key = parts.random.bytes(32);
    const keyHash = epochKeyHash(key);
    await parts.epochs.beginEpoch({ key, keyHash, now, leaf: publicLeaf('epoch', { keyHash }) });
    await parts.log.sequence();
  };

const reveal = ({ id, key }: Epoch) => publicLeaf('epoch-end', { epoch: id, key: key.toString('hex') });
