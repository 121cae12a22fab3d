import { describe, expect, it } from 'vitest';
import { type Cut, judge } from './stage-run.ts';

const budget = { wallSeconds: 9, cpuSeconds: 4, memoryMiB: 100, gpus: 0, gpuMemoryMiB: 0, outputMiB: 1 };

function judged(
  state: { ExitCode: number; OOMKilled?: boolean },
  cut: Cut | null = null,
  usage = {},
): object {
  return judge({
    budget,
    usage: { wallSeconds: 1, cpuSeconds: 1, peakMemoryMiB: 50, gpuMemoryMiB: null, ...usage },
    cut,
    state: { OOMKilled: false, ...state },
    log: 'one\ntwo\n',
  });
}

describe('the outcome of a stage', () => {
  it('is what the program did, when it was left alone', () => {
    expect(judged({ ExitCode: 0 })).toEqual({ kind: 'completed' });
    expect(judged({ ExitCode: 3 })).toEqual({
      ...{ kind: 'crashed', exitCode: 3, signal: null, lastLines: 'one\ntwo' },
    });
    expect(judged({ ExitCode: 137 })).toMatchObject({ kind: 'crashed', exitCode: 137, signal: 'SIGKILL' });
    expect(judged({ ExitCode: 139 })).toMatchObject({ kind: 'crashed', exitCode: 139, signal: 'SIGSEGV' });
    expect(judged({ ExitCode: 255 })).toMatchObject({ kind: 'crashed', exitCode: 255, signal: null });
  });

  it('is out of memory by the word of the engine, or by the peak when that word came too late', () => {
    expect(judged({ ExitCode: 1, OOMKilled: true })).toEqual({ kind: 'out-of-memory' });
    expect(judged({ ExitCode: 137 }, null, { peakMemoryMiB: 100 })).toEqual({ kind: 'out-of-memory' });
    expect(judged({ ExitCode: 1 }, null, { peakMemoryMiB: 100 })).toMatchObject({ kind: 'crashed' });
  });

  it('is completed where a child was killed for memory and the program coped', () => {
    expect(judged({ ExitCode: 0, OOMKilled: true })).toEqual({ kind: 'completed' });
  });

  it('is our own reason when we ended it, even if it was quick enough to exit with 0', () => {
    expect(judged({ ExitCode: 137 }, 'wall')).toEqual({ kind: 'timed-out', limit: 'wall' });
    expect(judged({ ExitCode: 137 }, 'cpu')).toEqual({ kind: 'timed-out', limit: 'cpu' });
    expect(judged({ ExitCode: 137 }, 'gpu-memory')).toEqual({ kind: 'out-of-memory' });
    expect(judged({ ExitCode: 0 }, 'output')).toEqual({ kind: 'output-too-large' });
    expect(judged({ ExitCode: 137 }, 'killed')).toMatchObject({ kind: 'crashed', exitCode: 137 });
  });

  it('is timed out when the budget was used up, whoever noticed', () => {
    const over = { cpuSeconds: 4.01 };
    expect(judged({ ExitCode: 0 }, null, over)).toEqual({ kind: 'timed-out', limit: 'cpu' });
    expect(judged({ ExitCode: 137 }, null, over)).toEqual({ kind: 'timed-out', limit: 'cpu' });
  });
});
