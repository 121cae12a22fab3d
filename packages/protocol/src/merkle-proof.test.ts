import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, emptyFrontier, leafHash, rootOf } from './log.ts';
import { consistencyProof, inclusionProof, isConsistent, isIncluded } from './merkle-proof.ts';

/** The tree that the Certificate Transparency project tests with, and the proofs that it publishes for it. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const leaves = entries.map((entry) => leafHash(Buffer.from(entry, 'hex')));
const rootOfAll = (hashes: readonly Uint8Array[]) => rootOf(hashes.reduce(append, emptyFrontier));
const rangesOf = (hashes: readonly Uint8Array[]) => (from: number, to: number) =>
  rootOfAll(hashes.slice(from, to));
const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

const published = {
  inclusion: [
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
  ],
  consistency: [
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ],
} as const;

describe('proofs', () => {
  it.each(published.inclusion)('of leaf %i in %i are the published ones', (index, size, proof) => {
    expect(hex(inclusionProof(index, size, rangesOf(leaves.slice(0, size))))).toEqual(proof);
  });
  it.each(published.consistency)('from %i to %i are the published ones', (before, size, proof) => {
    expect(hex(consistencyProof(before, size, rangesOf(leaves.slice(0, size))))).toEqual(proof);
  });

  const tree = fc
    .integer({ min: 1, max: 130 })
    .map((size) => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`leaf ${i}`))));

  it('of every leaf hold, and of no other place, size, leaf or root', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (hashes, pick, other) => {
        const [size, index] = [hashes.length, pick % hashes.length];
        const proof = inclusionProof(index, size, rangesOf(hashes));
        const right = { index, size, proof, leaf: hashes[index]!, root: rootOfAll(hashes) };
        expect(isIncluded(right)).toBe(true);
        expect(isIncluded({ ...right, leaf: leafHash(Buffer.from('another')) })).toBe(false);
        expect(isIncluded({ ...right, root: leafHash(Buffer.from('another')) })).toBe(false);
        expect(isIncluded({ ...right, proof: [...proof, hashes[0]!] })).toBe(false);
        const place = other % size;
        if (place !== index) expect(isIncluded({ ...right, index: place })).toBe(false);
        expect(isIncluded({ ...right, index: size })).toBe(false);
        expect(isIncluded({ ...right, index: -1 })).toBe(false);
      }),
    );
  });

  it('of growth hold, and of no other past', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (hashes, pick) => {
        const [size, first] = [hashes.length, 1 + (pick % hashes.length)];
        const before = { size: first, root: rootOfAll(hashes.slice(0, first)) };
        const now = { size, root: rootOfAll(hashes) };
        const proof = consistencyProof(first, size, rangesOf(hashes));
        expect(isConsistent({ before, now, proof })).toBe(true);
        const forged = { ...before, root: leafHash(Buffer.from('another')) };
        expect(isConsistent({ before: forged, now, proof })).toBe(false);
        expect(isConsistent({ before, now: { ...now, root: forged.root }, proof })).toBe(false);
        expect(isConsistent({ before, now, proof: [...proof, hashes[0]!] })).toBe(false);
        if (first < size) expect(isConsistent({ before: now, now: before, proof })).toBe(false);
      }),
    );
  });
});
