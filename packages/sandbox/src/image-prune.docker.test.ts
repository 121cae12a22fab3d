import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, ensureEngine } from './engine.ts';
import { label } from './image-labels.ts';
import { noteImageUse, pruneImages } from './image-prune.ts';

/** On an engine that shows nothing but the images that this test made: those of others stay out of it. */
const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
const now = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let engine: Engine;
let notes: string;
let made: string[];
beforeAll(async () => {
  engine = await ensureEngine({ stateDir, report: () => {}, environment: process.env });
}, 900_000);
afterAll(() => engine.release());
beforeEach(async () => {
  notes = mkdtempSync(join(tmpdir(), 'ratchet-prune-'));
  made = [];
});
afterEach(async () => {
  for (const id of made)
    await engine.docker
      .getImage(id)
      .remove({ force: true })
      .catch(() => {});
  rmSync(notes, { recursive: true, force: true });
});

/** An image of one file, made from nothing. */
async function image(name: string, used: Date): Promise<string> {
  const tar = pack();
  tar.entry({ name: 'file' }, `${name} ${process.pid} ${Math.random()}`.padEnd(100_000, 'x'));
  tar.finalize();
  const repo = `ratchet/prune-test-${name}`;
  const answer = await engine.docker.importImage(Readable.from(tar) as never, {
    ...{ repo, tag: 'latest', changes: `LABEL ${label.source}=prune-test` },
  });
  for await (const _ of answer);
  const id = (await engine.docker.getImage(repo).inspect()).Id;
  made.push(id);
  await noteImageUse({ stateDir: notes }, id, used);
  return id;
}

const there = async (): Promise<string[]> => {
  const images = await engine.docker.listImages();
  return images.map(({ Id }) => Id).filter((id) => made.includes(id));
};
/** The engine with the listing cut down to this test's own. */
function own(): Pick<Engine, 'docker' | 'stateDir'> {
  const docker = Object.create(engine.docker);
  docker.listImages = async (options: object) =>
    (await engine.docker.listImages(options)).filter(({ Id }) => made.includes(Id));
  return { docker, stateDir: notes };
}
const prune = (bytesAtMost: number) => pruneImages({ engine: own(), now, report: () => {}, bytesAtMost });

describe('images', { timeout: 60_000 }, () => {
  it('stay while all of them fit', async () => {
    const id = await image('a', daysAgo(300));
    expect(await prune(2 ** 30)).toBe(0);
    expect(await there()).toEqual([id]);
  });

  it('go least recently used first, until the rest fits, and their notes with them', async () => {
    const [old, older, fresh] = [
      await image('old', daysAgo(20)),
      await image('older', daysAgo(40)),
      await image('fresh', daysAgo(2)),
    ];
    expect(await prune(250_000)).toBe(1);
    expect((await there()).sort()).toEqual([old, fresh].sort());
    expect(await prune(0)).toBe(1);
    expect(await there()).toEqual([fresh]);
    expect(older).not.toBe(old);
    await prune(0);
    expect(readdirSync(join(notes, 'images-used'))).toEqual([fresh.replace('sha256:', '')]);
  });

  it('stay where a container uses them', async () => {
    const id = await image('busy', daysAgo(100));
    const container = await engine.docker.createContainer({ Image: id, Cmd: ['/file'] });
    try {
      expect(await prune(0)).toBe(0);
    } finally {
      await container.remove();
    }
    expect(await prune(0)).toBe(1);
  });
});
