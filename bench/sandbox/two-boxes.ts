import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openHarness } from '../../packages/harness/src/index.ts';
import { type Manifest, parseManifest } from '../../packages/protocol/src/index.ts';
import { openDockerSandbox } from '../../packages/sandbox/src/index.ts';
import { type Figure, figure, median } from '../figures.ts';
import { type BenchEngine, imageName } from './bench-engine.ts';

const rounds = 7;
const words = 4_000;
const trackDir = join(import.meta.dirname, '../../tracks/words');
/** Training is not what is measured: any model of the track's size takes as long to ask. */
const trainCpuSeconds = 2;

/** The words track's scorer on 4,000 words, its predictor in a box of its own, and both in one process. */
export async function twoBoxes(
  { engine, image }: BenchEngine,
  dir: string,
  progress: (line: string) => void,
): Promise<readonly Figure[]> {
  const tree = await makeTree(dir);
  const data = await makeWords(dir);
  const owner = `bench-${process.pid}`;
  const sandbox = await openDockerSandbox({ engine, owner, cpuShares: 1_024 });
  const harness = openHarness({ sandbox, scratchDir: join(dir, 'scratch') });
  const manifest = await timedManifest(tree);
  const images = new Map([[imageName, image]]);
  const folders = { candidateDir: tree, headDir: tree, trainDataDir: data, scoreDataDir: data };

  const boxes = async (seed: number): Promise<number> => {
    const { outcome, logTail } = await harness.run({ manifest, images, ...folders, seed });
    return secondsIn(outcome, logTail);
  };
  const oneProcess = async (seed: number): Promise<number> => {
    const { outcome, logTail } = await sandbox.run({
      ...{ image, command: ['python3', '/harness/one_process.py'], scratchMiB: 128 },
      budget: { ...manifest.stages.score.budget, cpuSeconds: 60 },
      inputs: ['/harness', '/holdout', '/data'].map((containerPath) => ({
        ...{ containerPath, hostPath: containerPath === '/harness' ? tree : data },
      })),
      environment: {
        ...{ RATCHET_SEED: String(seed), RATCHET_CPU_SECONDS: String(trainCpuSeconds / 2) },
        ...{ RATCHET_EDITABLE_BYTES: '1000', HOME: '/tmp', PYTHONDONTWRITEBYTECODE: '1' },
      },
    });
    return secondsIn(outcome.kind, logTail);
  };

  const times = { boxes: [] as number[], oneProcess: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    times.oneProcess.push(await oneProcess(round));
    times.boxes.push(await boxes(round));
    const [two, one] = [times.boxes.at(-1)?.toFixed(3), times.oneProcess.at(-1)?.toFixed(3)];
    progress(`${words} words, round ${round}: two boxes ${two} s, one process ${one} s`);
  }
  const ratio = median(
    times.boxes.map((seconds, round) => seconds / (times.oneProcess[round] ?? Number.NaN)),
  );
  return [
    figure(`${words} words: one process`, median(times.oneProcess), 's'),
    figure(`${words} words: two boxes, once both are up`, median(times.boxes), 's'),
    figure(`${words} words: two boxes over one process`, ratio, 'ratio', {
      ...{ atMost: 1.3, baseline: times.oneProcess },
    }),
  ];
}

function secondsIn(outcome: string, log: string): number {
  const seconds = /^seconds ([\d.]+)$/m.exec(log)?.[1];
  if (seconds === undefined) throw new Error(`a scoring ended as ${outcome}: ${log.slice(-2_000)}`);
  return Number(seconds);
}

async function makeTree(dir: string): Promise<string> {
  const tree = join(dir, 'tree');
  await cp(trackDir, tree, { recursive: true });
  for (const file of ['timed_score.py', 'one_process.py'])
    await cp(join(import.meta.dirname, file), join(tree, file));
  return tree;
}

async function timedManifest(tree: string): Promise<Manifest> {
  const manifest = parseManifest(await readFile(join(tree, 'track.json'), 'utf8'));
  const { train, score } = manifest.stages;
  return {
    ...manifest,
    stages: {
      ...manifest.stages,
      train: { ...train, budget: { ...train.budget, cpuSeconds: trainCpuSeconds } },
      score: { ...score, command: ['python3', '/harness/timed_score.py'] },
    },
  };
}

/** Made words of 3 to 12 letters: how long they take depends on their lengths only. Drawn by a fixed rule. */
async function makeWords(dir: string): Promise<string> {
  const folder = join(dir, 'data');
  await mkdir(folder);
  await chmod(folder, 0o755);
  let state = 1;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = (): string => {
    const letters = Array.from({ length: 3 + draw(10) }, () => 97 + draw(26));
    return String.fromCharCode(...letters);
  };
  await writeFile(join(folder, 'words.txt'), `${Array.from({ length: words }, word).join('\n')}\n`);
  return folder;
}
