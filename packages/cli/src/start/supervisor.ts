import { RatchetError } from '@ratchet/protocol';
import type { ChildHealth, ChildState } from '../view/view-state.ts';

export interface ChildSpec {
  /** `worker-1`: also its folder in the data folder. */
  readonly name: string;
  readonly args: readonly string[];
  /** A child that may end by itself with exit code 0. */
  readonly endsByItself?: boolean;
}

export interface ChildEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface RunningChild {
  readonly ended: Promise<ChildEnd>;
  /** Asks it to end. */
  stop(): void;
  /** Ends it now. */
  kill(): void;
  /** What it said last. */
  lastLines(): string;
}

export interface SupervisorOptions {
  readonly launch: (spec: ChildSpec) => RunningChild;
  readonly clock: { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  readonly report: (line: string) => void;
}

export interface Supervisor {
  start(spec: ChildSpec): void;
  health(): readonly ChildHealth[];
  /** Rejects with `set-up-failed` when a child cannot be kept alive. */
  readonly failed: Promise<never>;
  /** Asks the named children to end, and ends those that are still there after `graceSeconds`. */
  stop(names: readonly string[], graceSeconds: number): Promise<void>;
  killAll(): void;
}

const firstWaitMs = 500;
const longestWaitMs = 15_000;
/** One that lived for so long was well: its next restart is quick again. */
const wellAfterMs = 30_000;
/** Exits by its own will in a row, each soon after its start, after which another restart would not help either. */
const earlyExitsAtMost = 6;

interface Slot {
  readonly spec: ChildSpec;
  state: ChildState;
  restarts: number;
  /** Deaths and exits since it was last well. */
  quickEnds: number;
  earlyExits: number;
  child: RunningChild | null;
  readonly stopping: AbortController;
  life: Promise<void>;
}

/** Keeps children alive: one that dies, kill -9 included, is started again, later each time until it lives. */
export function openSupervisor({ launch, clock, report }: SupervisorOptions): Supervisor {
  const slots = new Map<string, Slot>();
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});

  async function live(slot: Slot): Promise<void> {
    while (!slot.stopping.signal.aborted) {
      const began = clock.now();
      slot.child = launch(slot.spec);
      slot.state = 'running';
      const end = await slot.child.ended;
      if (slot.stopping.signal.aborted || (slot.spec.endsByItself && end.code === 0)) break;
      const wait = noteEnd(slot, end, clock.now() - began);
      if (wait === null) {
        slot.state = 'failed';
        failure.reject(notAlive(slot, end));
        return;
      }
      slot.state = 'restarting';
      slot.restarts += 1;
      report(`${slot.spec.name} ended (${endText(end)}); starting it again in ${wait / 1_000} s`);
      await clock.sleep(wait, slot.stopping.signal).catch(() => {});
    }
    slot.state = 'ended';
    slot.child = null;
  }

  return {
    failed: failure.promise,
    start(spec) {
      const slot: Slot = {
        ...{ spec, state: 'starting', restarts: 0, quickEnds: 0, earlyExits: 0, child: null },
        ...{ stopping: new AbortController(), life: Promise.resolve() },
      };
      slots.set(spec.name, slot);
      slot.life = live(slot).catch(failure.reject);
    },
    health: () =>
      [...slots.values()].map(({ spec, state, restarts }) => ({ name: spec.name, state, restarts })),
    async stop(names, graceSeconds) {
      const wanted = names.flatMap((name) => slots.get(name) ?? []);
      await Promise.all(wanted.map((slot) => stopSlot(slot, graceSeconds)));
    },
    killAll() {
      for (const slot of slots.values()) {
        slot.stopping.abort();
        slot.child?.kill();
      }
    },
  };

  async function stopSlot(slot: Slot, graceSeconds: number): Promise<void> {
    slot.stopping.abort();
    if (slot.child === null) return slot.life;
    slot.state = 'stopping';
    slot.child.stop();
    const patience = new AbortController();
    clock.sleep(graceSeconds * 1_000, patience.signal).then(
      () => {
        report(`${slot.spec.name} did not end within ${graceSeconds} s; ending it now`);
        slot.child?.kill();
      },
      () => {},
    );
    await slot.life;
    patience.abort();
  }
}

/** The wait before the next start, ms; null when there shall be none. */
function noteEnd(slot: Slot, end: ChildEnd, livedMs: number): number | null {
  if (livedMs >= wellAfterMs) slot.quickEnds = 0;
  // A kill comes from outside and says nothing about whether the next start would work.
  slot.earlyExits = livedMs < wellAfterMs && end.signal === null ? slot.earlyExits + 1 : 0;
  if (slot.earlyExits >= earlyExitsAtMost) return null;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** slot.quickEnds);
  slot.quickEnds += 1;
  return wait;
}

const endText = ({ code, signal }: ChildEnd): string => (signal === null ? `exit code ${code}` : signal);

function notAlive(slot: Slot, end: ChildEnd): RatchetError {
  const last = slot.child?.lastLines().trim() ?? '';
  return new RatchetError({
    code: 'set-up-failed',
    field: slot.spec.name,
    rule: `It ended ${earlyExitsAtMost} times in a row (${endText(end)})${last === '' ? '.' : `, and said last: ${last}`}`,
    remedy: 'See its log in the data folder.',
  });
}
