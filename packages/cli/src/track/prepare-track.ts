import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openHarness } from '@ratchet/harness';
import { RatchetError } from '@ratchet/protocol';
import { type Engine, ensureImages, openDockerSandbox } from '@ratchet/sandbox';
import type { Environment } from '../config.ts';
import { type AuthorSecret, ensureAuthorSecret } from './author-secret.ts';
import { type PreparedData, packageFiles } from './package-files.ts';
import { fingerprintOf, originName, originText, readOrigin } from './package-origin.ts';
import { type RosterMember, readRoster } from './roster.ts';
import { readTrackFolder, stageImages, type TrackFolder } from './track-folder.ts';
import { writePackage } from './write-package.ts';

export interface PrepareTrackOptions {
  readonly engine: Engine;
  readonly imagesDir: string;
  readonly environment: Environment;
  /** The track as its author wrote it. */
  readonly trackDir: string;
  readonly rosterFile: string;
  /** Folder of the package. */
  readonly output: string;
  /** Images that are there already, by the manifest's names. */
  readonly given: ReadonlyMap<string, string>;
  /**
   * A package that is there has been opened by a network, which cannot take its files back: only hold-outs of verifiers
   * who are new on the roster are added.
   */
  readonly keepOpened: boolean;
  /** Hold-outs that each verifier gets, when the data are divided for the first time. */
  readonly seasons: number;
  readonly report: (line: string) => void;
}

export interface PreparedTrack {
  readonly name: string;
  readonly made: boolean;
  readonly verifiers: number;
}

/** Where the secret of the package in `output` is kept: beside it, never inside, since packages travel. */
export const authorSecretFile = (output: string): string => join(dirname(output), 'author-secret');

/**
 * Makes a track's package: divides its data by a secret seed and seals one shard to each verifier of the roster. Nothing
 * is done when the package was made from the same files, images and roster.
 */
export async function prepareTrack(options: PrepareTrackOptions): Promise<PreparedTrack> {
  const { output, report } = options;
  const written = await readTrackFolder(options.trackDir);
  const roster = await readRoster(options.rosterFile);
  const before = await readOrigin(output);
  const kept = options.keepOpened && before !== null;
  const track = kept ? await readTrackFolder(join(output, 'tree')) : written;
  const images = await imagesOf(options, stageImages(track.manifest));
  const origin = {
    track: fingerprintOf(written.files.flatMap(({ path, content }) => [path, content])),
    images: fingerprintOf([...images].flat()),
    roster: fingerprintOf(roster.map(({ keyId }) => keyId)),
  };
  if (kept && before.track !== origin.track) {
    report(
      `${options.trackDir} has changed since this network opened it, and the network goes on with the track as it was`,
    );
  }
  const sameSource = kept || (before?.track === origin.track && before.images === origin.images);
  const { name } = track.manifest;
  const answer = { name, verifiers: roster.length };
  if (sameSource && before?.roster === origin.roster) return { ...answer, made: false };

  report(`dividing the data of ${name} for ${roster.length} verifiers`);
  const secret = await ensureAuthorSecret(authorSecretFile(output), keysOf(roster), options.seasons);
  const data = await divided(options, { track, images, secret });
  const files = packageFiles({ track, images, data, secret, roster, randomBytes });
  if (kept) checkSameData(track, files);
  const text = originText(kept ? { ...origin, track: before.track, images: before.images } : origin);
  await writePackage(output, files.set(originName, Buffer.from(text)));
  return { ...answer, made: true };
}

const keysOf = (roster: readonly RosterMember[]) => roster.map(({ keyId }) => keyId);

async function imagesOf(
  { engine, imagesDir, environment, given, report }: PrepareTrackOptions,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = wanted.map((name) => given.get(name) ?? name);
  const ids = await ensureImages({ engine, imagesDir, names, environment, report });
  return new Map(wanted.map((name, index) => [name, ids.get(names[index] ?? '') ?? '']));
}

/** Runs the track's prepare stage on a copy of its files that the sandbox's user can read. */
async function divided(
  { engine }: PrepareTrackOptions,
  parts: {
    readonly track: TrackFolder;
    readonly images: ReadonlyMap<string, string>;
    readonly secret: AuthorSecret;
  },
): Promise<PreparedData> {
  const { manifest, files } = parts.track;
  const { seed, shards } = parts.secret;
  const scratchDir = await mkdtemp(join(tmpdir(), 'ratchet-prepare-'));
  try {
    const trackDir = join(scratchDir, 'track');
    await mkdir(trackDir);
    await chmod(trackDir, 0o755);
    for (const { path, content } of files) await writeReadable(trackDir, path, content);
    const owner = `prepare-${fingerprintOf([scratchDir]).slice(0, 12)}`;
    const sandbox = await openDockerSandbox({ engine, owner, cpuShares: 1_024 });
    const { images } = parts;
    return await openHarness({ sandbox, scratchDir }).prepare({ manifest, images, trackDir, seed, shards });
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}

async function writeReadable(root: string, path: string, content: Buffer): Promise<void> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  for (let folder = dirname(target); folder.length > root.length; folder = dirname(folder)) {
    await chmod(folder, 0o755);
  }
  await writeFile(target, content);
  await chmod(target, 0o644);
}

/** An opened track names its data by hash: verifiers who come later must get shards of the same division. */
function checkSameData(track: TrackFolder, files: ReadonlyMap<string, Buffer>): void {
  const text = track.files.find(({ path }) => path === 'track.json')?.content;
  if (text && files.get('tree/track.json')?.equals(text)) return;
  throw new RatchetError({
    code: 'set-up-failed',
    field: 'stages.prepare',
    rule: 'It divides the data in another way than when the track was opened.',
    remedy: 'Open the track anew in another data folder, or run with the same verifiers as before.',
  });
}
