import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Manifest, parseManifest } from '@ratchet/protocol';
import { type Engine, ensureEngine, ensureImages, openDockerSandbox, type Sandbox } from '@ratchet/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHarness } from './index.ts';

/** The two modes without a predictor, on real tracks in real containers. */
const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
const rootDir = fileURLToPath(new URL('../../..', import.meta.url));
const sidonDir = join(rootDir, 'test/tracks/sidon');
const sidon = parseManifest(readFileSync(join(sidonDir, 'track.json'), 'utf8'));

let engine: Engine;
let sandbox: Sandbox;
let images: Map<string, string>;
let folder: string;
let count = 0;

beforeAll(async () => {
  const report = (line: string): void => console.error(line);
  engine = await ensureEngine({ stateDir, report, environment: process.env });
  const names = ['ratchet/numpy'];
  const imagesDir = join(rootDir, 'deploy/images');
  images = await ensureImages({ engine, imagesDir, names, environment: process.env, report });
  sandbox = await openDockerSandbox({ engine, owner: `modes-test-${process.pid}`, cpuShares: 512 });
  folder = await mkdtemp(join(tmpdir(), 'ratchet-modes-'));
  await chmod(folder, 0o755);
  for (const name of ['data', 'validation']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'validation/answer.txt'), '0.75\n');
}, 900_000);

afterAll(async () => {
  await sandbox.sweep();
  await engine.release();
  await rm(folder, { recursive: true, force: true });
});

async function tree(files: Readonly<Record<string, string>>, from = sidonDir): Promise<string> {
  count += 1;
  const target = join(folder, `tree-${count}`);
  await cp(from, target, { recursive: true });
  for (const [path, content] of Object.entries(files)) await writeFile(join(target, path), content);
  return target;
}

const runOf = (manifest: Manifest, candidateDir: string, headDir = sidonDir) => ({
  ...{ manifest, images, candidateDir, headDir, seed: 5 },
  ...{ trainDataDir: join(folder, 'data'), scoreDataDir: join(folder, 'validation') },
});
const harness = () => openHarness({ sandbox, scratchDir: join(folder, 'scratch') });

describe('a certificate track', { timeout: 120_000 }, () => {
  const score = (candidateDir: string) => harness().scoreCertificate(runOf(sidon, candidateDir));

  it('is trained by a worker, who gets what was scored; a verifier scores that file to the same number', async () => {
    const trained = await harness().run(runOf(sidon, await tree({})));
    expect(trained).toMatchObject({ outcome: 'scored', label: 'certificate' });
    expect(trained.metric).toBeGreaterThan(6);
    const certificate = trained.certificate?.toString() ?? '';
    expect(JSON.parse(certificate)).toHaveLength(trained.metric ?? 0);
    const verified = await score(await tree({ 'best.json': certificate }));
    expect(verified).toMatchObject({ outcome: 'scored', metric: trained.metric });
    expect(verified.trainUsage.wallSeconds).toBe(0);
  });

  it('is scored without running anything of the candidate', async () => {
    const hostile = await tree({ 'search.py': 'raise SystemExit(1)', 'train.py': 'raise SystemExit(1)' });
    expect(await score(hostile)).toMatchObject({ outcome: 'scored', metric: 6 });
  });

  it('scores by the head’s scorer, never the candidate’s', async () => {
    const hostile = await tree({ 'score.py': 'import sys; print(\'{"score": 99}\', file=sys.stderr)' });
    expect(await score(hostile)).toMatchObject({ metric: 6 });
  });

  it.each([
    ['a repeated difference', '[0, 1, 2]'],
    ['a repeated number', '[0, 0]'],
    ['numbers out of range', '[0, 1, 900]'],
    ['what only looks like numbers', '[0, true, 5.0]'],
    ['an object', '{"score": 99}'],
    ['nothing', ''],
    ['a deep one', '['.repeat(90_000)],
    ['one over the size that training may leave', `[0, 1]${' '.repeat(2 ** 20)}`],
  ])('refuses %s', async (_what, content) => {
    expect(await score(await tree({ 'best.json': content }))).toMatchObject({
      ...{ outcome: 'prediction-refused', metric: null },
    });
  });

  it('refuses a tree without a certificate, and a link or a folder in its place', async () => {
    const [none, link, outside, inside] = [await tree({}), await tree({}), await tree({}), await tree({})];
    for (const dir of [none, link, outside, inside]) await rm(join(dir, 'best.json'));
    await symlink('/etc/passwd', join(link, 'best.json'));
    await symlink(join(sidonDir, 'best.json'), join(outside, 'best.json'));
    await mkdir(join(inside, 'best.json'));
    for (const dir of [none, link, outside, inside])
      expect(await score(dir)).toMatchObject({ outcome: 'prediction-refused' });
  });

  it('reads no certificate through a folder that leads out of the tree', async () => {
    const dir = await tree({});
    await symlink(sidonDir, join(dir, 'kept'));
    const manifest: Manifest = {
      ...sidon,
      verification: { ...sidon.verification, certificate: 'kept/best.json' },
    };
    const report = await harness().scoreCertificate(runOf(manifest, dir));
    expect(report).toMatchObject({ outcome: 'prediction-refused' });
  });
});

describe('a self-scored track', { timeout: 120_000 }, () => {
  const { train } = sidon.stages;
  const manifest: Manifest = {
    ...sidon,
    metric: { ...sidon.metric, name: 'val_bpb' },
    verification: { mode: 'self-scored', quorum: 2, deterministic: false },
    stages: { ...sidon.stages, train: { ...train, command: ['python3', '-I', '/candidate/train.py'] } },
  };
  const run = async (program: string) => harness().run(runOf(manifest, await tree({ 'train.py': program })));

  it('takes the last line that names the metric, and says whose word it is', async () => {
    const report = await run(
      "print('val_bpb: 9')\nprint('---')\nprint('val_bpb:  ', open('/validation/answer.txt').read())\nprint('done')",
    );
    expect(report).toMatchObject({ outcome: 'scored', metric: 0.75, label: 'self-scored', scoreUsage: null });
  });

  it.each<[string, string, string]>([
    ['that prints no metric', "print('no')", 'prediction-refused'],
    ['that prints no number', "print('val_bpb: nan')", 'prediction-refused'],
    ['that prints it and crashes', "print('val_bpb: 1', flush=True)\nraise SystemExit(1)", 'train-crashed'],
    [
      'that floods its output',
      "import sys\nwhile True: sys.stdout.write('x' * 65536)",
      'train-output-too-large',
    ],
  ])('one %s is %s', async (_what, program, outcome) => {
    expect(await run(program)).toMatchObject({ outcome, metric: null });
  });

  it('has no certificate to score', async () => {
    await expect(harness().scoreCertificate(runOf(manifest, sidonDir))).rejects.toMatchObject({
      code: 'manifest-invalid',
    });
  });
});
