import { type Manifest, manifestSchema, parseTrackName } from '../../packages/protocol/src/index.ts';

/** A small track for load: one editable file, four protected ones. */
export const trackName = parseTrackName('load', 'name');

const budget = { wallSeconds: 60, cpuSeconds: 60, memoryMiB: 512, outputMiB: 1 };
const stage = { image: 'ratchet/none', command: ['true'], budget };

export const manifest: Manifest = manifestSchema.parse({
  ...{ name: trackName, title: 'A track for load', interests: ['benchmarks'], license: 'Apache-2.0' },
  metric: { name: 'loss', unit: 'nats', direction: 'minimize', minimumEffect: 0 },
  editable: ['model.py'],
  stages: { train: stage, predict: stage, score: stage },
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
});

const lines = (count: number) => Array.from({ length: count }, (_, i) => `line_${i} = ${i}\n`).join('');

/** The first version of the editable file, and what a candidate makes of it. */
export const modelText = (candidate: string): string => `${lines(40)}CANDIDATE = '${candidate}'\n`;

export const rootFiles = {
  'model.py': modelText('none'),
  'program.md': '# Program\n',
  'score.py': lines(60),
  'track.json': JSON.stringify(manifest),
  'train.py': lines(30),
};
export const rootTime = new Date(0);
