import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engine, ensureEngine, ensureImages, openDockerSandbox, type Sandbox } from '@ratchet/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** The library for scorers is Python: its own tests, in the image that tracks run in. */
const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const image = 'ratchet/numpy';
let engine: Engine;
let sandbox: Sandbox;
let images: Map<string, string>;

beforeAll(async () => {
  const [report, environment] = [(line: string): void => console.error(line), process.env];
  engine = await ensureEngine({ stateDir, report, environment });
  images = await ensureImages({
    ...{ engine, imagesDir: at('../../../deploy/images'), names: [image], environment, report },
  });
  sandbox = await openDockerSandbox({ engine, owner: `library-test-${process.pid}`, cpuShares: 512 });
}, 900_000);
afterAll(async () => {
  await sandbox.sweep();
  await engine.release();
});

it.each([
  ['with NumPy', []],
  ['without NumPy', ['--without-numpy']],
])('holds its tests %s', { timeout: 60_000 }, async (_how, options) => {
  const { outcome, logTail } = await sandbox.run({
    image: images.get(image) ?? '',
    command: ['python3', '/library/test_ratchet_scorer.py', ...options],
    budget: { wallSeconds: 50, cpuSeconds: 40, memoryMiB: 256, gpus: 0, gpuMemoryMiB: 0, outputMiB: 1 },
    inputs: [{ hostPath: at('../python'), containerPath: '/library' }],
    environment: { PYTHONDONTWRITEBYTECODE: '1', HOME: '/tmp' },
    scratchMiB: 16,
  });
  expect(logTail).toMatch(/Ran 20 tests in .*\n\nOK\n/);
  expect(outcome.kind).toBe('completed');
});
