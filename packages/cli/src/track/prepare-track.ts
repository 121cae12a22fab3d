import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openHarness } from '@ratchet/harness';
import { type Engine, ensureImages, openDockerSandbox } from '@ratchet/sandbox';
import type { Environment } from '../config.ts';
import { ensureAuthorSecret } from './author-secret.ts';
import { packageFiles } from './package-files.ts';
import { readRoster } from './roster.ts';
import { readTrackFolder, stageImages } from './track-folder.ts';
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
  const { engine, trackDir, output, report } = options;
  const track = await readTrackFolder(trackDir);
  const roster = await readRoster(options.rosterFile);
  const images = await imagesOf(options, stageImages(track.manifest));
  const { name } = track.manifest;
  const fingerprint = fingerprintOf([
    ...track.files.flatMap(({ path, content }) => [path, content]),
    JSON.stringify([...images].sort()),
    JSON.stringify(roster),
  ]);
  const answer = { name, verifiers: roster.length };
  if ((await fingerprintIn(output)) === fingerprint) return { ...answer, made: false };

  report(`dividing the data of ${name} for ${roster.length} verifiers`);
  const members = roster.map(({ keyId }) => keyId);
  const secret = await ensureAuthorSecret(authorSecretFile(output), members);
  const sandbox = await openDockerSandbox({
    engine,
    owner: `prepare-${fingerprint.slice(0, 12)}`,
    cpuShares: 1_024,
  });
  const scratchDir = await mkdtemp(join(tmpdir(), 'ratchet-prepare-'));
  try {
    const { manifest } = track;
    const { seed, shards } = secret;
    const data = await openHarness({ sandbox, scratchDir }).prepare({
      manifest,
      images,
      trackDir,
      seed,
      shards,
    });
    const files = packageFiles({ track, images, data, secret, roster, randomBytes });
    await writePackage(output, files.set(fingerprintName, Buffer.from(`${fingerprint}\n`)));
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
  return { ...answer, made: true };
}

async function imagesOf(
  { engine, imagesDir, environment, given, report }: PrepareTrackOptions,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = wanted.map((name) => given.get(name) ?? name);
  const ids = await ensureImages({ engine, imagesDir, names, environment, report });
  return new Map(wanted.map((name, index) => [name, ids.get(names[index] ?? '') ?? '']));
}

const fingerprintName = 'prepared-from';

const fingerprintIn = (output: string): Promise<string | null> =>
  readFile(join(output, fingerprintName), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );

function fingerprintOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
