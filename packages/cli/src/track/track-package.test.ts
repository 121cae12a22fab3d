import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeKeyFromSeed, openHoldout, parseManifest, sha256Hex } from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rosterEntry } from '../commands/key.ts';
import { readCliConfig } from '../config.ts';
import { assignShards, ensureAuthorSecret, reserveShards } from './author-secret.ts';
import { packageFiles } from './package-files.ts';
import { readRoster } from './roster.ts';
import { readTrackFolder, stageImages } from './track-folder.ts';
import { writePackage } from './write-package.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratchet-track-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const keys = [1, 2, 3].map((byte) => nodeKeyFromSeed(Buffer.alloc(32, byte)));
const roster = keys.map((key, index) => rosterEntry(key, `operator-${index}`));
const ids = keys.map(({ keyId }) => keyId);
const image = `sha256:${'a'.repeat(64)}`;

describe('author secret', () => {
  it('is made once, private, with shards in reserve', async () => {
    const file = join(dir, 'packages', 'author-secret');
    const secret = await ensureAuthorSecret(file, ids, 1);
    expect(secret).toEqual({
      seed: expect.stringMatching(/^[0-9a-f]{64}$/),
      shards: ids.length + reserveShards,
      seasons: 1,
      assigned: ids,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await ensureAuthorSecret(file, ids, 1)).toEqual(secret);
  });

  it('gives a verifier who joins later a shard of its own and moves nobody', async () => {
    const file = join(dir, 'author-secret');
    const [first, second, third] = ids as [(typeof ids)[0], (typeof ids)[0], (typeof ids)[0]];
    const before = await ensureAuthorSecret(file, [first, second], 1);
    const after = await ensureAuthorSecret(file, [third, second], 1);
    expect(after).toEqual({ ...before, assigned: [first, second, third] });
  });

  it('refuses more verifiers than shards', () => {
    expect(() => assignShards({ seed: '00', shards: 2, seasons: 1, assigned: [] }, ids)).toThrow(
      'divided into 2 hold-outs',
    );
  });

  it('is never made anew over one that cannot be read', async () => {
    const file = join(dir, 'author-secret');
    writeFileSync(file, 'rubbish');
    await expect(ensureAuthorSecret(file, ids, 1)).rejects.toMatchObject({ code: 'bad-configuration' });
    expect(readFileSync(file, 'utf8')).toBe('rubbish');
  });
});

describe('package', () => {
  const words = join(readCliConfig({}).paths.tracksDir, 'words');
  const data = {
    train: Buffer.from('train'),
    validation: Buffer.from('validation'),
    holdouts: ['shard 0', 'shard 1', 'shard 2'].map((text) => Buffer.from(text)),
  };
  const filesOf = async () => {
    const track = await readTrackFolder(words);
    const images = new Map(stageImages(track.manifest).map((name) => [name, image]));
    const secret = { seed: '00', shards: 3, seasons: 1, assigned: ids };
    const randomBytes = (count: number) => Buffer.alloc(count, 5);
    return packageFiles({ track, images, data, secret, roster, randomBytes });
  };

  it('pins images and data in a manifest that holds', async () => {
    const manifest = parseManifest((await filesOf()).get('tree/track.json')!.toString());
    expect(stageImages(manifest)).toEqual([image]);
    expect(manifest.data).toEqual({ train: sha256Hex('train'), validation: sha256Hex('validation') });
  });

  it('seals to each verifier its own shard, and shows none in the open', async () => {
    const files = await filesOf();
    for (const [index, key] of keys.entries()) {
      const sealed = files.get(`holdouts/${key.keyId}.sealed`)!;
      expect(openHoldout(sealed, key).toString()).toBe(`shard ${index}`);
      expect(() => openHoldout(sealed, keys[(index + 1) % 3]!)).toThrow();
    }
    for (const content of files.values()) expect(content.toString('latin1')).not.toContain('shard 0');
  });

  it('gives each verifier a shard of its own for every season', async () => {
    const track = await readTrackFolder(words);
    const images = new Map(stageImages(track.manifest).map((name) => [name, image]));
    const secret = { seed: '00', shards: 8, seasons: 2, assigned: ids };
    const holdouts = Array.from({ length: 8 }, (_, i) => Buffer.from(`shard ${i}`));
    const files = packageFiles({
      ...{ track, images, secret, roster, data: { ...data, holdouts } },
      randomBytes: (count) => Buffer.alloc(count, 5),
    });
    const shard = (folder: string, place: number) =>
      openHoldout(files.get(`${folder}/${keys[place]!.keyId}.sealed`)!, keys[place]!).toString();
    expect([0, 1, 2].map((place) => shard('holdouts', place))).toEqual(['shard 0', 'shard 1', 'shard 2']);
    expect([0, 1, 2].map((place) => shard('holdouts-2', place))).toEqual(['shard 4', 'shard 5', 'shard 6']);
  });

  it('replaces a package whole and leaves nothing beside it', async () => {
    const output = join(dir, 'words');
    await writePackage(
      output,
      new Map([
        ['tree/a', Buffer.from('1')],
        ['old', Buffer.from('1')],
      ]),
    );
    await writePackage(output, new Map([['tree/a', Buffer.from('2')]]));
    expect(readFileSync(join(output, 'tree/a'), 'utf8')).toBe('2');
    expect(readdirSync(output)).toEqual(['tree']);
    expect(readdirSync(dir)).toEqual(['words']);
  });
});

describe('readTrackFolder', () => {
  it('leaves out what tools leave behind, and takes no links', async () => {
    const { files } = await readTrackFolder(join(readCliConfig({}).paths.tracksDir, 'words'));
    writeFileSync(join(dir, 'track.json'), files.find(({ path }) => path === 'track.json')!.content);
    mkdirSync(join(dir, '__pycache__'));
    writeFileSync(join(dir, '__pycache__', 'x.pyc'), '');
    expect((await readTrackFolder(dir)).files.map(({ path }) => path)).toEqual(['track.json']);
    symlinkSync('/etc/passwd', join(dir, 'link'));
    await expect(readTrackFolder(dir)).rejects.toThrow('link is neither');
  });

  it.each([['{'], ['{}']])('refuses the manifest %s', async (text) => {
    writeFileSync(join(dir, 'track.json'), text);
    await expect(readTrackFolder(dir)).rejects.toMatchObject({ code: 'manifest-invalid' });
  });
});

describe('readRoster', () => {
  it.each([
    ['no JSON', '['],
    ['nobody', '[]'],
    ['a bad key', JSON.stringify([{ ...roster[0], keyId: 'x' }])],
    ['a name that is none', JSON.stringify([{ ...roster[0], operator: 'a b' }])],
    ['a key twice', JSON.stringify([roster[0], roster[0]])],
  ])('refuses %s', async (_, text) => {
    const file = join(dir, 'roster.json');
    writeFileSync(file, text);
    await expect(readRoster(file)).rejects.toMatchObject({ field: expect.stringMatching(/--roster|keyId/) });
  });
});
