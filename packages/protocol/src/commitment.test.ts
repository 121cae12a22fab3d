import { describe, expect, it } from 'vitest';
import { type CommitmentParts, commitmentOf } from './commitment.ts';
import { hypothesisFingerprint } from './hypothesis.ts';
import { parseCommitId, parseTrackName, parseTreeId } from './ids.ts';
import { nodeKeyFromSeed } from './keys.ts';
import { epochKeyHash, lotOf, seedOf } from './lot.ts';

const [key, other] = [nodeKeyFromSeed(Buffer.alloc(32, 1)), nodeKeyFromSeed(Buffer.alloc(32, 2))];
const parts: CommitmentParts = {
  keyId: key.keyId,
  track: parseTrackName('words', 'track'),
  head: parseCommitId('a'.repeat(40), 'head'),
  tree: parseTreeId('b'.repeat(40), 'tree'),
  claim: Buffer.from('claim'),
  nonce: Buffer.alloc(32, 5),
};

describe('a commitment', () => {
  it.each<[string, Partial<CommitmentParts>]>([
    ['key', { keyId: other.keyId }],
    ['track', { track: parseTrackName('letters', 'track') }],
    ['head', { head: parseCommitId('c'.repeat(40), 'head') }],
    ['tree', { tree: parseTreeId('c'.repeat(40), 'tree') }],
    ['claim', { claim: Buffer.from('claim!') }],
    ['nonce', { nonce: Buffer.alloc(32, 6) }],
  ])('binds the %s', (_name, change) => {
    expect(commitmentOf({ ...parts, ...change })).not.toBe(commitmentOf(parts));
  });

  it('stays what it is', () => {
    expect(commitmentOf(parts)).toBe(commitmentOf({ ...parts }));
    expect(commitmentOf(parts)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('seeds and lots', () => {
  const draw = { epochKey: Buffer.alloc(32, 3), track: parts.track, commitmentIndex: 17 };
  const roster = Array.from({ length: 6 }, (_, i) => ({
    keyId: nodeKeyFromSeed(Buffer.alloc(32, 10 + i)).keyId,
    operator: `operator-${i % 4}`,
  }));

  it('give every replica its own seed, and the same one again', () => {
    const seeds = Array.from({ length: 200 }, (_, i) => seedOf(draw, i));
    expect(new Set(seeds).size).toBe(200);
    expect(seedOf(draw, 3)).toBe(seeds[3]);
    expect(seedOf({ ...draw, commitmentIndex: 18 }, 3)).not.toBe(seeds[3]);
    expect(seedOf({ ...draw, epochKey: Buffer.alloc(32, 4) }, 3)).not.toBe(seeds[3]);
  });

  it('draw one verifier of each operator, whatever the order of the roster', () => {
    const lot = lotOf(draw, roster);
    expect(lot).toHaveLength(4);
    expect(lotOf(draw, [...roster].reverse())).toEqual(lot);
  });

  it('put each verifier first about equally often', () => {
    const firsts = new Map<string, number>();
    for (let commitmentIndex = 0; commitmentIndex < 1_000; commitmentIndex += 1) {
      const [first] = lotOf({ ...draw, commitmentIndex }, roster.slice(0, 4));
      firsts.set(first!, (firsts.get(first!) ?? 0) + 1);
    }
    for (const times of firsts.values()) expect(times).toBeGreaterThan(180);
  });

  it('hash of an epoch key says nothing of another', () => {
    expect(epochKeyHash(Buffer.alloc(32, 3))).not.toBe(epochKeyHash(Buffer.alloc(32, 4)));
  });
});

describe('a hypothesis', () => {
  it('is the same however it is typed, and another when a number differs', () => {
    expect(hypothesisFingerprint('  Learning-Rate = 0.01 ')).toBe(
      hypothesisFingerprint('learning rate 0.01'),
    );
    expect(hypothesisFingerprint('A wider layer. Twice.')).toBe(
      hypothesisFingerprint('a wider layer, twice'),
    );
    expect(hypothesisFingerprint('learning rate 0.01')).not.toBe(hypothesisFingerprint('learning rate 0.1'));
  });
});
