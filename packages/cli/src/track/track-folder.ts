import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Manifest, parseManifest, RatchetError } from '@ratchet/protocol';

export interface TrackFile {
  /** Relative, `/` between names. */
  readonly path: string;
  readonly content: Buffer;
}

export interface TrackFolder {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly files: readonly TrackFile[];
}

/** What a build or an editor leaves behind is no part of a track. */
const leftOut = /(^|\/)(\.git|__pycache__|node_modules)(\/|$)|\.pyc$|~$/;

/** Reads a track as its author wrote it. @throws RatchetError `manifest-invalid`, `bad-configuration` */
export async function readTrackFolder(dir: string): Promise<TrackFolder> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw notATrack(dir, 'There is no such folder.', cause);
  });
  const paths = entries
    .map((entry) => ({ entry, path: relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/') }))
    .filter(({ path }) => !leftOut.test(path));
  const link = paths.find(({ entry }) => !entry.isFile() && !entry.isDirectory());
  if (link) throw notATrack(dir, `${link.path} is neither a file nor a folder.`);
  const names = paths.filter(({ entry }) => entry.isFile()).map(({ path }) => path);
  const files = await Promise.all(
    names.sort().map(async (path) => ({ path, content: await readFile(join(dir, path)) })),
  );
  const text = files.find(({ path }) => path === 'track.json')?.content.toString('utf8');
  if (text === undefined) throw notATrack(dir, 'It has no track.json.');
  const manifest = parseManifest(text);
  const { certificate } = manifest.verification;
  if (certificate !== undefined && !files.some(({ path }) => path === certificate)) {
    throw notATrack(dir, `It has no ${certificate}: the first head carries a certificate to be beaten.`);
  }
  return { dir, manifest, files };
}

const notATrack = (dir: string, rule: string, cause?: unknown): RatchetError =>
  new RatchetError(
    {
      code: 'bad-configuration',
      field: dir,
      rule,
      remedy: 'Give the folder of a track: see docs/TRACKS.md.',
    },
    cause === undefined ? undefined : { cause },
  );

/** Names of the images that the track's stages run in. */
export const stageImages = ({ stages }: Manifest): readonly string[] => [
  ...new Set(
    [stages.prepare, stages.train, stages.predict, stages.score].flatMap((stage) =>
      stage ? [stage.image] : [],
    ),
  ),
];
