import { considerCheckpoint, type WitnessOptions } from '@ratchet/client';
import { becomeMember, logKeyOf, type SharedBlobs, shareBlobs } from '@ratchet/peer';

export interface PeerPart {
  readonly blobs: SharedBlobs;
  /** Shows other peers what this witness was shown. */
  readonly onVouched: (note: string) => void;
  stop(): Promise<void>;
}

/** Public data sets are tens of MiB; hold-outs never come here. */
const quotaBytes = 8 * 1024 ** 3;

/** This verifier among the peers; null where the network has none, or they cannot be joined: then the coordinator serves. */
export async function joinPeers(
  options: WitnessOptions & { readonly bootstrap: readonly string[]; readonly blobsDir: string },
): Promise<PeerPart | null> {
  const { key, url, bootstrap, blobsDir: dir, clock, report } = options;
  if (bootstrap.length === 0) return null;
  // A peer may have been shown a checkpoint that contradicts what was shown here.
  const onCheckpoint = (note: string) =>
    void considerCheckpoint(options, note).catch((error: Error) => report(`witness: ${error.message}`));
  try {
    const operator = await logKeyOf(url);
    const { peer, gossip } = await becomeMember({
      ...{ key, operator, bootstrap, listeners: { onCheckpoint }, now: clock.now },
    });
    const blobs = await shareBlobs({ peer, dir, url, quotaBytes, random: Math.random, report, clock });
    return { blobs, onVouched: (note) => void gossip.checkpoint(note).catch(() => {}), stop: peer.stop };
  } catch (error) {
    report(`peers: ${error instanceof Error ? error.message : error}; going on without`);
    return null;
  }
}
