import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDockerSandbox, type TracedStep } from '../../packages/sandbox/src/index.ts';
import { type Figure, figure, median } from '../figures.ts';
import type { BenchEngine } from './bench-engine.ts';

const rounds = 7;
const command = ['sleep', '1'];
const budget = { wallSeconds: 60, cpuSeconds: 10, memoryMiB: 64, outputMiB: 1, gpus: 0, gpuMemoryMiB: 0 };

/** The same program for one second: in our sandbox, by `docker run` with the same image and input, and as it is. */
export async function oneSecond(
  { engine, image }: BenchEngine,
  dir: string,
  progress: (line: string) => void,
): Promise<readonly Figure[]> {
  const input = join(dir, 'input');
  await mkdir(input, { mode: 0o755 });
  await writeFile(join(input, 'data'), 'data');
  const steps: TracedStep[] = [];
  const owner = `bench-${process.pid}`;
  const trace = (step: TracedStep): void => void steps.push(step);
  const sandbox = await openDockerSandbox({ engine, owner, cpuShares: 1_024, trace });

  const ours = async (): Promise<void> => {
    const inputs = [{ hostPath: input, containerPath: '/data' }];
    const { outcome } = await sandbox.run({
      ...{ image, command, budget, inputs, environment: {}, scratchMiB: 16 },
    });
    if (outcome.kind !== 'completed') throw new Error(`the stage ended as ${outcome.kind}`);
  };
  const [program = '', ...args] = command;
  const box = [
    '--rm',
    '--network',
    'none',
    '-v',
    `${input}:/data:ro`,
    '--entrypoint',
    program,
    image,
    ...args,
  ];
  const plain = () => runProgram('docker', ['-H', engine.address, 'run', ...box]);
  const bare = () => runProgram(program, args);

  for (const warmUp of [ours, plain]) await warmUp();
  steps.length = 0;
  const times = { ours: [] as number[], plain: [] as number[], bare: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    // The one that comes first changes: what a container leaves to be cleared away meets both.
    const first = round % 2 === 0;
    if (first) times.ours.push(await secondsOf(ours));
    times.plain.push(await secondsOf(plain));
    if (!first) times.ours.push(await secondsOf(ours));
    times.bare.push(await secondsOf(bare));
    const shown = [times.ours, times.plain, times.bare].map((list) => list.at(-1)?.toFixed(2));
    progress(
      `one second, round ${round}: sandbox ${shown[0]} s, docker run ${shown[1]} s, bare ${shown[2]} s`,
    );
  }
  const ratio = median(times.ours.map((seconds, round) => seconds / (times.plain[round] ?? Number.NaN)));
  return [
    figure('one second: bare process', median(times.bare), 's'),
    figure('one second: docker run', median(times.plain), 's'),
    figure('one second: sandbox', median(times.ours), 's'),
    figure('one second: sandbox over docker run', ratio, 'ratio', { atMost: 1.1, baseline: times.plain }),
    ...stepFigures(steps),
  ];
}

/** What the time of a stage goes to. `wait` lasts as long as the program does. */
function stepFigures(steps: readonly TracedStep[]): readonly Figure[] {
  const stages = Map.groupBy(steps, ({ stage }) => stage);
  const isCall = ({ step }: TracedStep): boolean => !step.endsWith('stage inputs');
  const calls = [...stages.values()].map((list) => list.filter(isCall).length);
  const names = [...new Set(steps.map(({ step }) => step))];
  return [
    figure('engine calls of a stage', median(calls), 'calls', { atMost: 7 }),
    ...names.map((name) => {
      const milliseconds = steps.filter(({ step }) => step === name).map(({ seconds }) => seconds * 1_000);
      return figure(`step of a stage: ${name}`, median(milliseconds), 'ms');
    }),
  ];
}

async function secondsOf(action: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await action();
  return (performance.now() - began) / 1_000;
}

async function runProgram(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}
