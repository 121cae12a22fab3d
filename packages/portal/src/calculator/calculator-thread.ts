import { parentPort } from 'node:worker_threads';
import { expectationOf, seededRandom } from '@ratchet/statistics';
import type { Case } from './calculator.ts';

/** Simulated candidates of each case: shares are within some four hundredths. */
const trials = 500;

parentPort?.on('message', ({ key, gain, minimumEffect, verifiers }: Case & { readonly key: string }) => {
  const uniform = seededRandom(1);
  const expectation = expectationOf(gain, { ...{ sigma: 1, minimumEffect, verifiers, trials, uniform } });
  parentPort?.postMessage({ key, expectation });
});
