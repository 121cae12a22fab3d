import { describe, expect, it } from 'vitest';
import { type ChildEnd, type ChildSpec, openSupervisor, type RunningChild } from './supervisor.ts';

/** Children that end when the test says so, and a clock that only the test moves. */
function stage(onLaunch: (child: FakeChild) => void = () => {}) {
  const launched: FakeChild[] = [];
  const lines: string[] = [];
  const sleeps: { ms: number; wake: () => void }[] = [];
  let now = 0;
  const supervisor = openSupervisor({
    launch: (spec) => {
      const child = new FakeChild(spec);
      launched.push(child);
      onLaunch(child);
      return child;
    },
    clock: {
      now: () => now,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          sleeps.push({ ms, wake: resolve });
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
    },
    report: (line) => lines.push(line),
  });
  return {
    ...{ supervisor, launched, lines, sleeps },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

class FakeChild implements RunningChild {
  readonly #end = Promise.withResolvers<ChildEnd>();
  readonly ended = this.#end.promise;
  readonly spec: ChildSpec;
  asked = 0;
  constructor(spec: ChildSpec) {
    this.spec = spec;
  }
  end(code: number | null, signal: string | null = null): void {
    this.#end.resolve({ code, signal });
  }
  stop(): void {
    this.asked += 1;
  }
  kill(): void {
    this.end(null, 'SIGKILL');
  }
  lastLines(): string {
    return 'error: bad-configuration';
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const one = { name: 'worker-1', args: [] };

describe('openSupervisor', () => {
  it('starts a killed child again, later each time, and quickly again once it lived', async () => {
    const { supervisor, launched, sleeps, lines, pass } = stage();
    supervisor.start(one);
    for (const wait of [500, 1_000, 2_000]) {
      launched.at(-1)!.end(null, 'SIGKILL');
      await settled();
      expect(sleeps.at(-1)!.ms).toBe(wait);
      expect(supervisor.health()[0]!.state).toBe('restarting');
      sleeps.at(-1)!.wake();
      await settled();
    }
    expect(supervisor.health()).toEqual([{ name: 'worker-1', state: 'running', restarts: 3 }]);
    expect(lines[0]).toBe('worker-1 ended (SIGKILL); starting it again in 0.5 s');
    pass(60_000);
    launched.at(-1)!.end(1);
    await settled();
    expect(sleeps.at(-1)!.ms).toBe(500);
  });

  it('gives up on a child that keeps ending by itself, and says what it said', async () => {
    const { supervisor, sleeps } = stage((child) => child.end(1));
    supervisor.start(one);
    for (let restart = 0; restart < 5; restart += 1) {
      await settled();
      sleeps.at(-1)!.wake();
    }
    await expect(supervisor.failed).rejects.toMatchObject({ code: 'set-up-failed', field: 'worker-1' });
    await expect(supervisor.failed).rejects.toThrow('error: bad-configuration');
    expect(supervisor.health()[0]!.state).toBe('failed');
  });

  it('never gives up on one that is killed', async () => {
    const { supervisor, sleeps, launched } = stage((child) => child.end(null, 'SIGKILL'));
    supervisor.start(one);
    for (let restart = 0; restart < 20; restart += 1) {
      await settled();
      sleeps.at(-1)!.wake();
    }
    await settled();
    expect(launched.length).toBe(21);
  });

  it('lets a child end that has done what it was for', async () => {
    const { supervisor, launched } = stage();
    supervisor.start({ ...one, endsByItself: true });
    launched[0]!.end(0);
    await settled();
    expect(supervisor.health()[0]).toMatchObject({ state: 'ended', restarts: 0 });
  });

  it('asks a child to end, does not start it again, and ends it after its grace', async () => {
    const { supervisor, launched, sleeps, lines } = stage();
    supervisor.start(one);
    supervisor.start({ name: 'worker-2', args: [] });
    const stopping = supervisor.stop(['worker-1', 'worker-2'], 15);
    launched[0]!.end(0);
    await settled();
    expect(launched.map(({ asked }) => asked)).toEqual([1, 1]);
    expect(sleeps.map(({ ms }) => ms)).toEqual([15_000, 15_000]);
    sleeps[1]!.wake();
    await stopping;
    expect(launched).toHaveLength(2);
    expect(lines).toEqual(['worker-2 did not end within 15 s; ending it now']);
  });

  it('stops a child that waits for its restart', async () => {
    const { supervisor, launched } = stage();
    supervisor.start(one);
    launched[0]!.end(null, 'SIGKILL');
    await settled();
    await supervisor.stop(['worker-1'], 15);
    expect(launched).toHaveLength(1);
    expect(supervisor.health()[0]!.state).toBe('ended');
  });
});
