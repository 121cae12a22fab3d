import { parseTrackName } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { queueOrder } from './queue-order.ts';
import type { WaitingCandidate } from './verification-ports.ts';

const from = { epochKey: Buffer.alloc(32, 9), track: parseTrackName('toy', 'name') };
const waiting = (commitIndex: number, changed: Partial<WaitingCandidate> = {}): WaitingCandidate => ({
  ...{
    submissionId: `${commitIndex}`,
    commitIndex,
    tree: 'c'.repeat(40),
    isRevert: false,
    rejectedBy: [],
    isProven: false,
    overstates: false,
  },
  ...changed,
});
const order = (queue: readonly WaitingCandidate[], test: number) =>
  queueOrder(queue, from, test).map(({ commitIndex }) => commitIndex);
const tests = Array.from({ length: 500 }, (_, i) => i + 1);

describe('queueOrder', () => {
  it('gives a fifth of the trials to keys without a gain, however many they are', () => {
    const flood = Array.from({ length: 100 }, (_, i) => waiting(i));
    const proven = waiting(1_000, { isProven: true });
    const ofNewcomers = tests.filter((test) => order([...flood, proven], test)[0] !== 1_000).length;
    expect(ofNewcomers / tests.length).toBeGreaterThan(0.15);
    expect(ofNewcomers / tests.length).toBeLessThan(0.25);
  });

  it('draws lots among newcomers, anew for every trial, and keeps the order of commitments among the proven', () => {
    const newcomers = [1, 2, 3, 4].map((index) => waiting(index));
    const firsts = tests.map((test) => order(newcomers, test)[0]);
    for (const index of [1, 2, 3, 4]) {
      const share = firsts.filter((first) => first === index).length / firsts.length;
      expect(share).toBeGreaterThan(0.17);
      expect(share).toBeLessThan(0.33);
    }
    const proven = [3, 1, 2].map((index) => waiting(index, { isProven: true }));
    for (const test of tests.slice(0, 20)) expect(order(proven, test)).toEqual([1, 2, 3]);
  });

  it('puts whoever overstates last among its own', () => {
    const queue = [
      waiting(1, { isProven: true, overstates: true }),
      waiting(2, { isProven: true }),
      waiting(3, { overstates: true }),
      waiting(4),
    ];
    for (const test of tests.slice(0, 50)) {
      const drawn = order(queue, test);
      expect(drawn.indexOf(1)).toBeGreaterThan(drawn.indexOf(2));
      expect(drawn.indexOf(3)).toBeGreaterThan(drawn.indexOf(4));
    }
  });

  it('loses nobody', () => {
    const queue = [5, 1, 4].map((index) => waiting(index, { isProven: index === 4 }));
    expect([...order(queue, 7)].sort()).toEqual([1, 4, 5]);
  });
});
