import { Worker } from 'node:worker_threads';
import { RatchetError } from '@ratchet/protocol';
import type { Expectation } from '@ratchet/statistics';
import type { Question } from './question.ts';

/** One candidate of which the cost is asked; in units of the noise of one run. */
export interface Case {
  readonly gain: number;
  readonly minimumEffect: number;
  readonly verifiers: number;
}

export interface Calculator {
  /** For the ladder of gains and the one asked for, metric units. @throws RatchetError `unavailable` when too many ask at once */
  expectations(question: Question): Promise<Expectation[]>;
  close(): Promise<void>;
}

/** Gains that are always shown, in units of the noise. */
const ladder = [0, 0.5, 1, 1.5, 2, 3];
const casesKept = 2_000;
const waitingAtMost = 64;

/**
 * Simulates verification through the coordinator's own functions, in a thread of its own, so that no page waits for another's
 * question. Cases are rounded to a twentieth of the noise and remembered: most questions have been asked before.
 */
export function openCalculator(): Calculator {
  let worker: Worker | null = null;
  const known = new Map<string, Promise<Expectation>>();
  const waiting = new Map<string, PromiseWithResolvers<Expectation>>();

  const thread = (): Worker => {
    if (worker) return worker;
    const made = new Worker(new URL('./calculator-thread.ts', import.meta.url));
    made.unref();
    made.on('message', ({ key, expectation }: { key: string; expectation: Expectation }) => {
      waiting.get(key)?.resolve(expectation);
      waiting.delete(key);
    });
    made.on('error', (error) => {
      worker = null;
      for (const [key, { reject }] of waiting) {
        known.delete(key);
        reject(error);
      }
      waiting.clear();
    });
    worker = made;
    return made;
  };

  const expectation = (asked: Case): Promise<Expectation> => {
    const key = `${asked.gain} ${asked.minimumEffect} ${asked.verifiers}`;
    const before = known.get(key);
    if (before) return before;
    if (waiting.size >= waitingAtMost) throw busy();
    if (known.size >= casesKept) known.clear();
    const answer = Promise.withResolvers<Expectation>();
    waiting.set(key, answer);
    known.set(key, answer.promise);
    thread().postMessage({ key, ...asked });
    return answer.promise;
  };

  return {
    async expectations({ sigma, minimumEffect, effect, verifiers }) {
      const gains = [...ladder, ...(effect === null ? [] : [rounded(effect / sigma)])];
      const least = rounded(minimumEffect / sigma);
      const asked = [...new Set(gains)].sort((a, b) => a - b);
      const found = await Promise.all(
        asked.map((gain) => expectation({ gain, minimumEffect: least, verifiers })),
      );
      return found.map((one, i) => ({ ...one, effect: (asked[i] ?? 0) * sigma }));
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}

const rounded = (sigmas: number): number => Math.round(sigmas * 20) / 20;

const busy = (): RatchetError =>
  new RatchetError({
    code: 'unavailable',
    field: 'calculator',
    rule: 'Too many people are asking the calculator at this moment.',
    remedy: 'Ask again in a minute, or run `ratchet calculator` yourself.',
  });
