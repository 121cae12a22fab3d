/**
 * What the sandbox costs. A stage of one second through it, by plain `docker run` and as a bare process, in turns; the words
 * track's scorer and predictor in two boxes and in one process, in turns; this process's memory beside stages of little and of
 * much output; and every call to the engine that a stage makes, with its milliseconds. Medians of seven rounds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEngine, ensureImages, openDockerSandbox, type Sandbox } from '@ratchet/sandbox';
import { readCliConfig } from '../packages/cli/src/config.ts';
import { type Figure, figure, median } from './figures.ts';
import { type EngineCall, listenToEngine } from './sandbox/engine-calls.ts';
import { memoryGrowthMiB } from './sandbox/memory-growth.ts';
import { asProcess, byDockerRun, inSandbox, timed } from './sandbox/stage-times.ts';
import { openConversation } from './sandbox/words-conversation.ts';

const rounds = 7;
const imageName = 'ratchet/numpy';

export async function run(progress: (line: string) => void): Promise<readonly Figure[]> {
  const { environment, paths } = readCliConfig();
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, environment, report: progress });
  const dir = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  try {
    const names = [imageName];
    const images = await ensureImages({
      engine,
      imagesDir: paths.imagesDir,
      names,
      environment,
      report: progress,
    });
    const image = images.get(imageName) ?? '';
    const sandbox = await openDockerSandbox({ engine, owner: `bench-${process.pid}`, cpuShares: 1024 });
    try {
      const calls = listenToEngine(engine.docker);
      const stages = await stageFigures(
        async () => inSandbox(sandbox, image),
        () => byDockerRun(engine, image),
        progress,
      );
      calls.stop();
      return [
        ...stages,
        ...callFigures(calls.calls),
        ...(await conversationFigures({ sandbox, image, tracksDir: paths.tracksDir, dir }, progress)),
        ...(await memoryFigures(sandbox, image, progress)),
      ];
    } finally {
      await sandbox.sweep();
    }
  } finally {
    await engine.release();
    await rm(dir, { recursive: true, force: true });
  }
}

async function stageFigures(
  sandboxed: () => Promise<unknown>,
  plain: () => Promise<unknown>,
  progress: (line: string) => void,
): Promise<Figure[]> {
  const ways = { sandbox: sandboxed, 'docker run': plain, process: asProcess };
  const times: Record<keyof typeof ways, number[]> = { sandbox: [], 'docker run': [], process: [] };
  // The first of each fills caches.
  for (let round = -1; round < rounds; round += 1) {
    for (const way of ['sandbox', 'docker run', 'process'] as const) {
      const milliseconds = await timed(ways[way]);
      if (round >= 0) times[way].push(milliseconds);
    }
    progress(`stage of one second: round ${round + 1} of ${rounds}`);
  }
  const ratio = median(times.sandbox) / median(times['docker run']);
  return [
    figure('stage of one second, sandbox over docker run', ratio, 'ratio', {
      atMost: 1.1,
      baseline: times['docker run'],
    }),
    figure(
      'stage of one second, sandbox over bare process',
      median(times.sandbox) / median(times.process),
      'ratio',
    ),
    ...(['sandbox', 'docker run', 'process'] as const).map((way) =>
      figure(`stage of one second, ${way}`, median(times[way]), 'ms'),
    ),
  ];
}

/** Per stage: calls of each kind, and the median milliseconds of one. */
function callFigures(calls: readonly EngineCall[]): Figure[] {
  const stages = calls.filter(({ step }) => step === 'create').length;
  const steps = [...new Set(calls.map(({ step }) => step))];
  return [
    figure('engine calls per stage', calls.length / stages, 'calls'),
    ...steps.flatMap((step) => {
      const own = calls.filter((call) => call.step === step);
      return [
        figure(`${step}, per stage`, own.length / stages, 'calls'),
        figure(`${step}, one call`, median(own.map(({ milliseconds }) => milliseconds)), 'ms'),
      ];
    }),
  ];
}

async function conversationFigures(
  options: Parameters<typeof openConversation>[0],
  progress: (line: string) => void,
): Promise<Figure[]> {
  const conversation = await openConversation(options);
  const [two, one]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round += 1) {
    const [boxes, process] = [await conversation.inTwoBoxes(), await conversation.inOneProcess()];
    if (round >= 0) {
      two.push(boxes);
      one.push(process);
    }
    progress(`scoring 4,000 words: round ${round + 1} of ${rounds}`);
  }
  return [
    figure('scoring 4,000 words, two boxes over one process', median(two) / median(one), 'ratio', {
      atMost: 1.3,
      baseline: one,
    }),
    figure('scoring 4,000 words, two boxes', 1_000 * median(two), 'ms'),
    figure('scoring 4,000 words, one process', 1_000 * median(one), 'ms'),
  ];
}

async function memoryFigures(
  sandbox: Sandbox,
  image: string,
  progress: (line: string) => void,
): Promise<Figure[]> {
  progress('memory beside 8 and 256 MiB of output');
  const [little, much] = [
    await memoryGrowthMiB(sandbox, image, 8),
    await memoryGrowthMiB(sandbox, image, 256),
  ];
  return [
    figure('memory of this process beside 8 MiB of output', little, 'MiB'),
    figure('memory of this process beside 256 MiB of output', much, 'MiB', { atMost: 64 }),
  ];
}
