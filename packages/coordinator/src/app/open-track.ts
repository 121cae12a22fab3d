import type { CommitId, Manifest, Sha256, TrackName } from '@ratchet/protocol';
import { publicLeaf } from './leaf.ts';
import type { Blobs, Clock, SealedHoldouts, TrackStore } from './ports.ts';

/** A track as its author packed it: the repository's first files, public data, and one sealed hold-out shard per verifier. */
export interface TrackPackage {
  readonly name: TrackName;
  readonly manifest: Manifest;
  readonly train: Buffer;
  readonly validation: Buffer;
  readonly holdouts: SealedHoldouts;
}

/** Opens a track whose root commit is `head`; of one that is open already only new verifiers' hold-outs are taken. */
export const openTrack =
  (parts: { tracks: TrackStore; blobs: Blobs; clock: Clock }) =>
  async (
    pack: TrackPackage,
    root: { head: CommitId; tree: string; treeTar: Buffer },
  ): Promise<'opened' | 'known'> => {
    if (await parts.tracks.track(pack.name)) {
      await parts.tracks.addHoldouts(pack.name, pack.holdouts);
      return 'known';
    }
    const [treeBlob, trainBlob, validationBlob]: Sha256[] = await Promise.all(
      [root.treeTar, pack.train, pack.validation].map((bytes) => parts.blobs.put(bytes)),
    );
    if (!treeBlob || !trainBlob || !validationBlob) throw new RangeError('Three blobs were put.');
    const { name, manifest, holdouts } = pack;
    const { head, tree } = root;
    await parts.tracks.openTrack({
      ...{
        name,
        manifest,
        head,
        tree,
        treeBlob,
        trainBlob,
        validationBlob,
        holdouts,
        now: parts.clock.now(),
      },
      leaf: publicLeaf('track', {
        track: name,
        head,
        tree,
        train: trainBlob,
        validation: validationBlob,
        metric: manifest.metric,
        mode: manifest.verification.mode,
        maintainers: manifest.maintainers,
      }),
    });
    return 'opened';
  };
