import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Manifest, manifestSchema, sha256, sha256Hex } from '@ratchet/protocol';
import { pack } from 'tar-stream';
import { seededRandom, standardNormal } from '../../packages/statistics/src/seeded-random.ts';

/**
 * A track whose runs take no time: what a tree scores is written in it. Every idea is a file of its own with its true gain, in
 * units of the noise of one run, and how many times noisier it makes the run. Everything else is as on any track.
 */
export const trackName = 'replay';

const budget = { wallSeconds: 60, cpuSeconds: 60, memoryMiB: 512, outputMiB: 1 };
const stage = { image: `sha256:${'0'.repeat(64)}`, command: ['true'], budget };
/** Of one file each: there is nothing to learn from. */
const tarOf = async (text: string): Promise<Buffer> => {
  const tar = pack();
  tar.entry({ name: 'data.txt', mtime: new Date(0) }, text);
  tar.finalize();
  return buffer(tar);
};
export const train = await tarOf('train');
export const validation = await tarOf('validate');
export const holdout = await tarOf('hold out');

export const manifest: Manifest = manifestSchema.parse({
  ...{
    name: trackName,
    title: 'A track whose runs are replayed',
    interests: ['tests'],
    license: 'Apache-2.0',
  },
  metric: { name: 'loss', unit: 'nats', direction: 'minimize', minimumEffect: 0 },
  editable: ['ideas/*'],
  stages: { train: stage, predict: stage, score: stage },
  verification: { mode: 'rerun', deterministic: true },
  hardware: { class: 'cpu' },
  data: { train: sha256Hex(train), validation: sha256Hex(validation) },
});

export const rootFiles: Readonly<Record<string, string>> = {
  'ideas/0.json': '{"gain":0,"spread":1}',
  'program.md': '# Program\n\nThink of something.\n',
  'track.json': `${JSON.stringify(manifest, null, 2)}\n`,
};

export interface Idea {
  readonly gain: number;
  readonly spread: number;
}

export const ideaFile = (idea: Idea): string => JSON.stringify({ gain: idea.gain, spread: idea.spread });

/** What a run of the tree in `folder` under `seed` scores, and what training leaves: the same on every machine. */
export async function replayRun(
  folder: string,
  seed: number,
): Promise<{ readonly metric: number; readonly artifact: string }> {
  const names = (await readdir(join(folder, 'ideas'))).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'ideas', name), 'utf8')));
  const ideas = texts.map((text) => JSON.parse(text) as Idea);
  const digest = sha256(`${seed}\n${texts.join('\n')}`);
  const noise = standardNormal(seededRandom(digest.readUInt32BE()));
  const gain = ideas.reduce((sum, idea) => sum + idea.gain, 0);
  // Only the newest idea's noise: what is merged has been shown to do no harm.
  const spread = Math.max(...ideas.map((idea) => idea.spread));
  return { metric: 100 - gain + spread * noise, artifact: digest.toString('hex') };
}
