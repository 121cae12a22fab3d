import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  type KeyId,
  parseKeyId,
  parseManifest,
  parseTrackName,
  RatchetError,
  sha256Hex,
} from '@ratchet/protocol';
import type { TrackPackage } from './app/open-track.ts';
import type { SealedHoldouts } from './app/ports.ts';

export interface PackageFile {
  readonly path: string;
  readonly mode: '100644';
  readonly content: Buffer;
}

/** Folders of the packages in `dir`, by name; none when there is no such folder. */
export async function listPackages(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(dir, name))
    .sort();
}

/** Reads a package that a track's author made: `tree/`, `train.tar`, `validation.tar`, `holdouts/<key>.sealed`, `holdouts-2/<key>.sealed` and so on. */
export async function readPackage(
  dir: string,
): Promise<TrackPackage & { readonly files: readonly PackageFile[] }> {
  const files = await readTree(join(dir, 'tree'));
  const text = files.find(({ path }) => path === 'track.json')?.content.toString('utf8');
  if (text === undefined)
    throw malformed(dir, 'tree/track.json', 'A package holds the track with its manifest.');
  const manifest = parseManifest(text);
  const [train, validation] = await Promise.all(
    ['train.tar', 'validation.tar'].map((name) => readFile(join(dir, name))),
  );
  if (
    !train ||
    !validation ||
    manifest.data?.train !== sha256Hex(train) ||
    manifest.data.validation !== sha256Hex(validation)
  ) {
    throw malformed(dir, 'data', 'The data are not those that track.json names by SHA-256.');
  }
  return {
    name: parseTrackName(manifest.name, 'name'),
    manifest,
    train,
    validation,
    holdouts: await readHoldouts(dir),
    files,
  };
}

/** Season 1 in `holdouts`, later ones in `holdouts-<season>`. */
async function readHoldouts(dir: string): Promise<SealedHoldouts> {
  const seasons = (await readdir(dir)).filter((name) => /^holdouts(?:-[1-9]\d{0,3})?$/.test(name));
  return new Map(
    await Promise.all(
      seasons.map(
        async (name): Promise<[number, ReadonlyMap<KeyId, Buffer>]> => [
          name === 'holdouts' ? 1 : Number(name.slice('holdouts-'.length)),
          await readShards(join(dir, name)),
        ],
      ),
    ),
  );
}

async function readShards(dir: string): Promise<Map<KeyId, Buffer>> {
  const names = await readdir(dir);
  const sealed = names.filter((name) => name.endsWith('.sealed'));
  return new Map(
    await Promise.all(
      sealed.map(
        async (name): Promise<[KeyId, Buffer]> => [
          parseKeyId(name.slice(0, -'.sealed'.length), name),
          await readFile(join(dir, name)),
        ],
      ),
    ),
  );
}

async function readTree(root: string): Promise<PackageFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: relative(root, file),
      mode: '100644' as const,
      content: await readFile(file),
    })),
  );
}

const malformed = (dir: string, field: string, rule: string) =>
  new RatchetError({
    code: 'bad-configuration',
    field: `${dir}: ${field}`,
    rule,
    remedy: 'Make the package again with `ratchet track prepare`.',
  });
