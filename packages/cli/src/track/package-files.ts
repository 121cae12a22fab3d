import { type Manifest, RatchetError, sealHoldout, sha256Hex } from '@ratchet/protocol';
import type { AuthorSecret } from './author-secret.ts';
import type { RosterMember } from './roster.ts';
import { stageImages, type TrackFolder } from './track-folder.ts';

export interface PreparedData {
  readonly train: Buffer;
  readonly validation: Buffer;
  readonly holdouts: readonly Buffer[];
}

/**
 * The files of a track's package by path: `tree/**` with images and data pinned in its track.json, the public data, and
 * each member's hold-out sealed to its key.
 */
export function packageFiles(options: {
  readonly track: TrackFolder;
  readonly images: ReadonlyMap<string, string>;
  readonly data: PreparedData;
  readonly secret: AuthorSecret;
  readonly roster: readonly RosterMember[];
  readonly randomBytes: (count: number) => Buffer;
}): Map<string, Buffer> {
  const { track, images, data, roster } = options;
  const files = new Map<string, Buffer>();
  for (const { path, content } of track.files) files.set(`tree/${path}`, content);
  files.set('tree/track.json', Buffer.from(pinnedManifest(track, images, data)));
  files.set('train.tar', data.train);
  files.set('validation.tar', data.validation);
  const { assigned, seasons, shards } = options.secret;
  for (let season = 1; season <= seasons; season += 1) {
    const folder = season === 1 ? 'holdouts' : `holdouts-${season}`;
    for (const { keyId, boxKey } of roster) {
      const shard = data.holdouts[((season - 1) * shards) / seasons + assigned.indexOf(keyId)];
      if (shard === undefined) throw missingShard(keyId);
      const sealed = sealHoldout(shard, Buffer.from(boxKey, 'hex'), options.randomBytes(32));
      files.set(`${folder}/${keyId}.sealed`, sealed);
    }
  }
  return files;
}

/** The author's track.json with image ids in place of names, and the addresses of the data. */
function pinnedManifest(
  { manifest }: TrackFolder,
  images: ReadonlyMap<string, string>,
  data: PreparedData,
): string {
  const pin = <S extends { readonly image: string }>(stage: S): S => ({
    ...stage,
    image: images.get(stage.image) ?? stage.image,
  });
  const { prepare, train, predict, score } = manifest.stages;
  const pinned: Manifest = {
    ...manifest,
    stages: {
      ...(prepare && { prepare: pin(prepare) }),
      train: pin(train),
      ...(predict && { predict: pin(predict) }),
      score: pin(score),
    },
    data: { train: sha256Hex(data.train), validation: sha256Hex(data.validation) },
  };
  const open = stageImages(pinned).find((image) => !image.startsWith('sha256:'));
  if (open !== undefined) throw unpinned(open);
  return `${JSON.stringify(pinned, null, 2)}\n`;
}

const unpinned = (image: string): RatchetError =>
  new RatchetError({
    code: 'image-unavailable',
    field: image,
    rule: 'A package names images by id.',
    remedy: 'Build the image, or give --image name=id.',
  });

const missingShard = (keyId: string): RatchetError =>
  new RatchetError({
    code: 'set-up-failed',
    field: 'stages.prepare',
    rule: `It wrote no hold-out for verifier ${keyId.slice(0, 12)}.`,
    remedy: 'See docs/TRACKS.md for what a prepare stage writes.',
  });
