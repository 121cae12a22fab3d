import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHarness } from '@ratchet/harness';
import { parseManifest } from '@ratchet/protocol';
import { ensureEngine, ensureImages, ensureRuntime, openDockerSandbox } from '@ratchet/sandbox';
import { readCliConfig } from '../../packages/cli/src/config.ts';
import { type Gate, openGate } from './admission.ts';
import type { Attack, Expected } from './attack.ts';

export interface Got {
  /** A run's outcome, or the code of a refusal. */
  readonly outcome: string;
  readonly metric: number | null;
  /** The end of the boxes' logs, for whoever writes attacks. */
  readonly log: string;
}

/** Where attacks are tried: the real harness on real containers, with secret numbers that are drawn anew. */
export interface Range {
  readonly runtime: string;
  /** The honest candidate's metric. */
  readonly honest: number;
  try(attack: Attack): Promise<Got>;
  close(): Promise<void>;
}

const targetDir = join(import.meta.dirname, 'target');

/** @param options.runtime as `sandbox.runtime`; gVisor is added to our own engine where it is missing */
export async function openRange(options: {
  readonly runtime: string;
  readonly report: (line: string) => void;
}): Promise<Range> {
  const { environment, paths } = readCliConfig();
  const { report } = options;
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, report, environment });
  if (!['auto', 'default'].includes(options.runtime)) {
    await ensureRuntime(engine, options.runtime, { report, environment });
  }
  const manifest = parseManifest(readFileSync(join(targetDir, 'track.json'), 'utf8'));
  const names = [manifest.stages.train.image];
  const images = await ensureImages({ engine, imagesDir: paths.imagesDir, names, environment, report });
  const owner = `attacks-${process.pid}`;
  const sandbox = await openDockerSandbox({ engine, owner, cpuShares: 512, runtime: options.runtime });
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-attacks-'));
  await chmod(folder, 0o755);
  const data = async (name: string) => {
    const dir = join(folder, name);
    await mkdir(dir);
    const numbers = Array.from(randomBytes(8), (byte) => (byte + 0.5) / 256);
    await writeFile(join(dir, 'numbers.txt'), `${numbers.join('\n')}\n`);
    return dir;
  };
  const [trainDataDir, scoreDataDir] = [await data('train'), await data('holdout')];
  const harness = openHarness({ sandbox, scratchDir: join(folder, 'scratch'), wire: { answerSeconds: 6 } });
  let count = 0;
  const run = async (dir: string | null): Promise<Got> => {
    count += 1;
    const candidateDir = join(folder, `candidate-${count}`);
    await cp(targetDir, candidateDir, { recursive: true });
    if (dir) await cp(dir, candidateDir, { recursive: true, verbatimSymlinks: true });
    const seed = randomInt(2 ** 32);
    const where = { candidateDir, headDir: targetDir, trainDataDir, scoreDataDir };
    const { outcome, metric, logTail: log } = await harness.run({ manifest, images, seed, ...where });
    return { outcome, metric, log };
  };
  const gate = await openGate();
  const close = async () => {
    gate.close();
    await sandbox.sweep();
    await engine.release();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { metric } = await run(null);
    if (metric === null)
      throw new Error('The honest candidate is not scored: nothing can be said of the others.');
    const { runtime } = await sandbox.describe();
    return {
      runtime,
      honest: metric,
      try: (attack) => (attack.where === 'admission' ? atTheGate(gate, attack) : run(attack.dir)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const atTheGate = async (gate: Gate, attack: Attack): Promise<Got> => ({
  ...{ outcome: await gate.try(attack), metric: null, log: '' },
});

/** Whether what an attack got is what it may get. */
export const isExpected = (
  { outcomes, atMostGain }: Expected,
  { outcome, metric }: Got,
  honest: number,
): boolean => outcomes.includes(outcome) && (metric === null || metric <= honest + atMostGain + 1e-9);
