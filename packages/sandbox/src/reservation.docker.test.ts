import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, ensureEngine, ensureImages, openDockerSandbox, type Sandbox } from './index.ts';

/** CPUs of one's own, as the kernel sees them from inside. */
const stateDir = process.getuid?.() === 0 ? '/var/lib/ratchet' : join(homedir(), '.local/state/ratchet');
let engine: Engine;
let sandbox: Sandbox;
let image: string;
beforeAll(async () => {
  const [report, environment] = [(line: string): void => console.error(line), process.env];
  engine = await ensureEngine({ stateDir, report, environment });
  const imagesDir = fileURLToPath(new URL('../../../deploy/images', import.meta.url));
  const names = ['ratchet/numpy'];
  image = (await ensureImages({ engine, imagesDir, names, environment, report })).get('ratchet/numpy') ?? '';
  sandbox = await openDockerSandbox({ engine, owner: `reservation-test-${process.pid}`, cpuShares: 512 });
}, 900_000);
afterAll(async () => {
  await sandbox.sweep();
  await engine.release();
});

async function cpusSeen(reserved?: { readonly gpus: readonly string[]; readonly cpus: readonly number[] }) {
  const { stdout } = await sandbox.run({
    ...{ image, command: ['grep', 'Cpus_allowed_list', '/proc/self/status'], inputs: [], environment: {} },
    budget: { wallSeconds: 20, cpuSeconds: 5, memoryMiB: 64, gpus: 0, gpuMemoryMiB: 0, outputMiB: 1 },
    scratchMiB: 8,
    ...(reserved && { reserved }),
  });
  return stdout.toString().split(/\s+/)[1];
}

it.runIf(availableParallelism() > 1)(
  'a run has its CPU, and its neighbours keep off it',
  { timeout: 60_000 },
  async () => {
    const everything = await cpusSeen();
    const { release, ...reserved } = await sandbox.reserve({
      gpus: 0,
      gpuMemoryMiB: 0,
      gpuName: null,
      cpus: 1,
    });
    try {
      expect(await cpusSeen(reserved)).toBe(String(reserved.cpus[0]));
      expect((await cpusSeen())?.split(/[,-]/)).not.toContain(String(reserved.cpus[0]));
    } finally {
      await release();
    }
    expect(await cpusSeen()).toBe(everything);
  },
);

it('a wish for a GPU on a machine without says what to do', async () => {
  const wish = sandbox.reserve({ gpus: 1, gpuMemoryMiB: 0, gpuName: null, cpus: 0 });
  const { readGpus } = await import('./gpu-inventory.ts');
  if ((await readGpus()) === null) {
    await expect(wish).rejects.toMatchObject({ code: 'unavailable', field: 'budget.gpus' });
  } else await (await wish).release();
});
