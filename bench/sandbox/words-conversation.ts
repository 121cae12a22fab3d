import { chmod, copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Harness, openHarness } from '@ratchet/harness';
import { type Manifest, parseManifest } from '@ratchet/protocol';
import type { Sandbox } from '@ratchet/sandbox';
import { stageOf } from './stage-times.ts';

const wordsScored = 4_000;
const syllables = [
  'ra',
  'tch',
  'et',
  'on',
  'ing',
  'ver',
  'sta',
  'lo',
  'mi',
  'ka',
  'ness',
  'un',
  'pre',
  'o',
  'd',
];

/** The words track with `wordsScored` made-up words to score, and a trained artifact. */
export interface Conversation {
  /** Seconds of the scorer's work, both boxes being up. */
  inTwoBoxes(): Promise<number>;
  inOneProcess(): Promise<number>;
}

export async function openConversation(options: {
  readonly sandbox: Sandbox;
  readonly image: string;
  readonly tracksDir: string;
  readonly dir: string;
}): Promise<Conversation> {
  const { sandbox, image, dir } = options;
  const track = join(options.tracksDir, 'words');
  const [trackDir, data] = [join(dir, 'track'), join(dir, 'data')];
  await mkdir(data);
  await cp(track, trackDir, { recursive: true });
  for (const name of ['in-one-process.py', 'in-two-boxes.py'])
    await copyFile(join(import.meta.dirname, name), join(trackDir, name));
  await writeFile(join(data, 'words.txt'), `${madeUpWords().join('\n')}\n`);
  await chmod(dir, 0o755);
  const manifest = benchManifest(parseManifest(await readFile(join(track, 'track.json'), 'utf8')));
  const images = new Map([[manifest.stages.train.image, image]]);
  const run = {
    ...{ manifest, images, candidateDir: trackDir, headDir: trackDir },
    ...{ trainDataDir: data, scoreDataDir: data, seed: 7 },
  };
  const harness: Harness = openHarness({ sandbox, scratchDir: join(dir, 'scratch') });
  const artifact = join(dir, 'artifact');
  const stage = (command: readonly string[], inputs: Readonly<Record<string, string>>) =>
    sandbox.run(
      stageOf(image, command, {
        inputs: Object.entries(inputs).map(([containerPath, hostPath]) => ({ containerPath, hostPath })),
        environment: {
          ...{ RATCHET_EDITABLE_BYTES: '1000', RATCHET_SEED: '7', RATCHET_CPU_SECONDS: '1' },
          PYTHONDONTWRITEBYTECODE: '1',
        },
      }),
    );
  const candidate = { '/candidate': trackDir, '/data': data };
  const trained = await stage(
    ['sh', '-c', 'python3 /candidate/train.py >&2 && cat /out/artifact'],
    candidate,
  );
  if (trained.outcome.kind !== 'completed') throw new Error(`Training failed: ${trained.logTail}`);
  await writeFile(artifact, trained.stdout);
  return {
    async inTwoBoxes() {
      const { metric, logTail } = await harness.run(run);
      if (metric === null) throw new Error(`Scoring failed: ${logTail}`);
      return metric;
    },
    async inOneProcess() {
      const inputs = {
        '/candidate': trackDir,
        '/harness': trackDir,
        '/holdout': data,
        '/artifact': artifact,
      };
      const { stdout, logTail } = await stage(['python3', '/harness/in-one-process.py'], inputs);
      const { seconds } = JSON.parse(stdout.toString() || '{}') as { seconds?: number };
      if (seconds === undefined) throw new Error(`Scoring failed: ${logTail}`);
      return seconds;
    },
  };
}

/** The track with a second of training, and the scorer that times itself. */
function benchManifest(manifest: Manifest): Manifest {
  const { train, score } = manifest.stages;
  return {
    ...manifest,
    stages: {
      ...manifest.stages,
      train: { ...train, budget: { ...train.budget, cpuSeconds: 2 } },
      score: { ...score, command: ['python3', '/harness/in-two-boxes.py'] },
    },
  };
}

/** Of one to four syllables, all different, the same at every run: only their number and length matter here. */
function madeUpWords(): string[] {
  const words = new Set<string>();
  for (let n = 0; words.size < wordsScored; n += 1) {
    let word = '';
    for (let rest = n; ; rest = Math.floor(rest / syllables.length) - 1) {
      word += syllables[rest % syllables.length];
      if (rest < syllables.length) break;
    }
    words.add(word);
  }
  return [...words];
}
