import { readdirSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Manifest, parseManifest } from '@ratchet/protocol';
import { type Engine, ensureEngine, ensureImages, openDockerSandbox, type Sandbox } from '@ratchet/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTar } from './data-tar.ts';
import { editableBytes, type HarnessReport, openHarness, type PreparedData, unpackData } from './index.ts';

const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
const imagesDir = fileURLToPath(new URL('../../../deploy/images', import.meta.url));
const trackDir = fileURLToPath(new URL('../../../tracks/words', import.meta.url));
const manifest = parseManifest(readFileSync(join(trackDir, 'track.json'), 'utf8'));
const secret = '5e'.repeat(32);

let engine: Engine;
let sandbox: Sandbox;
let images: Map<string, string>;
let folder: string;
let data: PreparedData;
let count = 0;

beforeAll(async () => {
  const report = (line: string): void => console.error(line);
  engine = await ensureEngine({ stateDir, report, environment: process.env });
  const names = Object.values(manifest.stages).flatMap((stage) => stage?.image ?? []);
  images = await ensureImages({ engine, imagesDir, names, environment: process.env, report });
  sandbox = await openDockerSandbox({ engine, owner: `harness-test-${process.pid}`, cpuShares: 512 });
  folder = await mkdtemp(join(tmpdir(), 'ratchet-harness-'));
  await chmod(folder, 0o755);
  data = await openHarness({ sandbox, scratchDir: join(folder, 'scratch') }).prepare(preparing(secret));
  await unpackData(data.train, join(folder, 'train'));
  await unpackData(data.holdouts[0]!, join(folder, 'holdout'));
}, 900_000);

afterAll(async () => {
  await sandbox.sweep();
  await engine.release();
  await rm(folder, { recursive: true, force: true });
});

const preparing = (seed: string) => ({ manifest, images, trackDir, seed, shards: 4 });

/** The track with `files` put over its own. */
async function tree(files: Readonly<Record<string, string>>): Promise<string> {
  count += 1;
  const target = join(folder, `tree-${count}`);
  await cp(trackDir, target, { recursive: true });
  for (const [path, content] of Object.entries(files)) await writeFile(join(target, path), content);
  return target;
}

interface Change {
  readonly manifest?: Manifest;
  readonly head?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly sandbox?: Sandbox;
  readonly seed?: number;
}

/** Runs the track with the given model.py through a harness whose predictors have three seconds for an answer. */
async function run(model: string | null, change: Change = {}): Promise<HarnessReport> {
  const scratchDir = join(folder, 'scratch');
  const harness = openHarness({ sandbox: change.sandbox ?? sandbox, scratchDir, wire: { answerSeconds: 3 } });
  const report = await harness.run(
    {
      manifest: change.manifest ?? manifest,
      images,
      candidateDir: await tree(model === null ? {} : { 'model.py': model }),
      headDir: await tree(change.head ?? {}),
      trainDataDir: join(folder, 'train'),
      scoreDataDir: join(folder, 'holdout'),
      seed: change.seed ?? 1,
    },
    change.signal,
  );
  expect(readdirSync(scratchDir)).toEqual([]);
  return report;
}

/** A model that learns nothing and answers by `body`, the body of `predict(p, contexts)`. */
const predicting = (body: string): string => `
import os, sys, time
import numpy as np
def train(words):
    return []
def predict(p, contexts):
    ${body.trim().replaceAll('\n', '\n    ')}
`;
const uniform = 'return np.zeros((len(contexts), 27))';

const trainBudget = (change: Partial<Manifest['stages']['train']['budget']>): Manifest => {
  const train = { ...manifest.stages.train, budget: { ...manifest.stages.train.budget, ...change } };
  return { ...manifest, stages: { ...manifest.stages, train } };
};

const wordsOf = async (tar: Buffer): Promise<string[]> => {
  const [file, ...others] = await readTar(tar);
  expect(others).toEqual([]);
  expect(file?.path).toBe('words.txt');
  return String(file?.content).trimEnd().split('\n');
};

describe('the words track', { timeout: 120_000 }, () => {
  // Equal seeds do not give equal metrics: the budget is time, so the number of steps differs from run to run.
  it('scores its first version within the range that its README states', async () => {
    const report = await run(null, { seed: 4_294_967_295 });
    expect(report.outcome).toBe('scored');
    const { bitsPerCharacter } = JSON.parse(report.logTail.trimEnd().split('\n').at(-1)!);
    expect(bitsPerCharacter).toBeGreaterThan(2.95);
    expect(bitsPerCharacter).toBeLessThan(3.25);
    expect(report.trainUsage.cpuSeconds).toBeLessThan(6);
    expect(report.scoreUsage?.cpuSeconds).toBeGreaterThan(0);
  });

  it('divides the words without overlap, and the same way for the same secret', async () => {
    const parts = await Promise.all([data.train, data.validation, ...data.holdouts].map(wordsOf));
    expect(parts.map(({ length }) => length)).toEqual([43_875, 4_000, 4_000, 4_000, 4_000, 4_000]);
    expect(new Set(parts.flat()).size).toBe(63_875);
    const harness = openHarness({ sandbox, scratchDir: join(folder, 'scratch') });
    expect(await harness.prepare(preparing(secret))).toEqual(data);
    const others = await harness.prepare(preparing('5f'.repeat(32)));
    expect(others.holdouts[0]).not.toEqual(data.holdouts[0]);
  });

  it('charges exactly for the code: a model that knows nothing costs log2(27) and its own size', async () => {
    const characters = (await wordsOf(data.holdouts[0]!)).reduce((sum, word) => sum + word.length + 1, 0);
    for (const model of [predicting(uniform), `${predicting(uniform)}\n# ${'memorised? '.repeat(50)}`]) {
      const size = await editableBytes(manifest, await tree({ 'model.py': model }));
      const { outcome, metric } = await run(model);
      expect(outcome).toBe('scored');
      expect(metric).toBeCloseTo(Math.log2(27) + (8 * size) / characters, 6);
    }
  });

  it('shows a candidate neither the hold-out nor the scorer nor the word list', async () => {
    const look = `print(sorted(n for n in ("/candidate", "/data", "/artifact", "/harness", "/holdout", "/usr/share/dict/american-english", "/var/run/docker.sock") if os.path.exists(n)))`;
    const model = `${predicting(`if contexts[0] == '': ${look}\n${uniform}`)}`.replace(
      '    return []',
      `    ${look}\n    return []`,
    );
    const { outcome, logTail } = await run(model);
    expect(outcome).toBe('scored');
    expect(logTail).toContain("--- train\n['/candidate', '/data']\n");
    expect(logTail).toContain("--- predict\n['/artifact', '/candidate']\n");
  });
});

describe('a candidate', { timeout: 120_000 }, () => {
  it.each<[string, string, HarnessReport['outcome']]>([
    ['answers NaN', 'return np.full((len(contexts), 27), np.nan)', 'prediction-refused'],
    ['answers infinity', 'return np.full((len(contexts), 27), np.inf)', 'prediction-refused'],
    ['answers out of range', 'return np.full((len(contexts), 27), 2e4)', 'prediction-refused'],
    ['answers too few rows', 'return np.zeros((len(contexts) - 1, 27))', 'prediction-refused'],
    ['answers too many columns', 'return np.zeros((len(contexts), 28))', 'prediction-refused'],
    ['answers more than a frame holds', 'return np.zeros((200_000, 27))', 'prediction-refused'],
    [
      'answers twice',
      'z = np.zeros((len(contexts), 27), "<f4").tobytes()\nos.write(1, len(z).to_bytes(4, "big") + z)\nreturn np.frombuffer(z, "<f4")',
      'prediction-refused',
    ],
    ['reads ahead for the targets', `first = sys.stdin.buffer.read(4)\n${uniform}`, 'predict-timed-out'],
    ['hangs', 'time.sleep(60)', 'predict-timed-out'],
    ['crashes while it predicts', 'raise ValueError(contexts[0])', 'predict-crashed'],
    ['leaves in good order before it has answered', 'os._exit(0)', 'prediction-refused'],
    ['leaves with the code by which scorers refuse', 'os._exit(3)', 'predict-crashed'],
    ['closes its output and stays', 'os.close(1); time.sleep(60)', 'predict-timed-out'],
  ])('that %s is told so', async (_name, body, outcome) => {
    expect(await run(predicting(body))).toMatchObject({ outcome, metric: null });
  });

  it('that eats memory while it predicts is told so', async () => {
    const { predict } = manifest.stages;
    if (predict === undefined) throw new Error('The track has a predict stage.');
    const small = { ...predict, budget: { ...predict.budget, memoryMiB: 96 } };
    const tight = { ...manifest, stages: { ...manifest.stages, predict: small } };
    const report = await run(predicting('x = [np.ones(2**20) for _ in range(64)]'), { manifest: tight });
    expect(report).toMatchObject({ outcome: 'predict-out-of-memory', metric: null });
  });

  it('that writes before it is asked is refused', async () => {
    const model = `${predicting(uniform)}\nif os.path.exists("/artifact"): os.write(1, b"12345")\n`;
    expect((await run(model)).outcome).toBe('prediction-refused');
  });

  it.each<[string, string, Manifest, HarnessReport['outcome']]>([
    ['crashes', 'raise ValueError(words[0])', manifest, 'train-crashed'],
    ['leaves no artifact', 'os._exit(0)', manifest, 'train-crashed'],
    ['ignores the clock', 'while True: pass', trainBudget({ cpuSeconds: 1 }), 'train-timed-out'],
    ['sleeps', 'time.sleep(60)', trainBudget({ wallSeconds: 2 }), 'train-timed-out'],
    ['leaves too much', 'return [np.ones(2**18)]', trainBudget({ outputMiB: 1 }), 'train-output-too-large'],
    [
      'eats memory',
      'x = [np.ones(2**22) for _ in range(64)]',
      trainBudget({ memoryMiB: 128 }),
      'train-out-of-memory',
    ],
  ])('that %s while it trains is told so', async (_name, body, budgeted, outcome) => {
    const model = predicting(uniform).replace('return []', body);
    expect(await run(model, { manifest: budgeted })).toMatchObject({
      outcome,
      metric: null,
      scoreUsage: null,
    });
  });

  it('has what it prints kept apart from its artifact and its answers', async () => {
    const model = predicting(`print("x" * 100)\n${uniform}`).replace(
      'return []',
      'print("y" * 100); return []',
    );
    expect((await run(model)).outcome).toBe('scored');
  });

  it('cannot bring its own scorer', async () => {
    const candidateDir = await tree({ 'model.py': predicting(uniform), 'score.py': 'print(0)' });
    const harness = openHarness({ sandbox, scratchDir: join(folder, 'scratch') });
    const dirs = {
      headDir: trackDir,
      trainDataDir: join(folder, 'train'),
      scoreDataDir: join(folder, 'holdout'),
    };
    const { metric } = await harness.run({ manifest, images, candidateDir, ...dirs, seed: 1 });
    expect(metric).toBeGreaterThan(Math.log2(27));
  });
});

describe('what is no fault of a candidate', { timeout: 120_000 }, () => {
  it.each([
    ['crashes', 'raise SystemExit(1)'],
    ['says nothing', ''],
    ['reports no number', 'import sys; print(\'{"score": "low"}\', file=sys.stderr)'],
  ])('is an error: a scorer that %s', async (_name, scorer) => {
    const running = run(predicting(uniform), { head: { 'score.py': scorer } });
    await expect(running).rejects.toMatchObject({ code: 'unavailable', field: 'stages.score' });
  });

  it('is an error: whoever asked has changed their mind', async () => {
    const stopping = new AbortController();
    const stopsOnceStarted: Sandbox = {
      ...sandbox,
      async start(spec) {
        const stage = await sandbox.start(spec);
        setImmediate(() => stopping.abort(new Error('changed my mind')));
        return stage;
      },
    };
    const model = predicting(uniform).replace('return []', 'time.sleep(60)');
    const running = run(model, { signal: stopping.signal, sandbox: stopsOnceStarted });
    await expect(running).rejects.toThrow('changed my mind');
    expect(await sandbox.sweep()).toBe(0);
  });
});
