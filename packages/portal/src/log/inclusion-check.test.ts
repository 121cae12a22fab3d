import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { coveredLeaves, leafProof, logWitnessKeys } from './log.fixture.ts';
import type { LeafProof } from './log-reads.ts';

// The browser's own module, as the portal serves it; its types are checked with the other browser modules.
const module = new URL('../../browser/inclusion-check.js', import.meta.url).href;
const { checkLeaf } = (await import(module)) as {
  checkLeaf(
    proof: LeafProof,
    shown: { index: number; hash: string | null },
    primitives: object,
  ): { size: number; root: string; cosigners: string[] };
};
ed25519.hashes.sha512 = sha512;
const primitives = {
  sha256,
  isSigned: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => {
    try {
      return ed25519.verify(signature, message, key, { zip215: false });
    } catch {
      return false;
    }
  },
};
const proofOf = (index: number) => leafProof(index) as LeafProof;
const check = (proof: LeafProof, index = 241, hash: string | null = null) =>
  checkLeaf(proof, { index, hash }, primitives);

describe('a proof that holds', () => {
  it.each([0, 1, 127, 128, 204, 255, 256, 295, 296])('of leaf %i is taken', (index) => {
    const { size, cosigners } = check(proofOf(index), index, proofOf(index).hash);
    expect(size).toBe(coveredLeaves);
    expect(cosigners).toEqual(logWitnessKeys.map(({ keyId }) => keyId));
  });
  it('needs nobody’s cosignature, and passes over signatures of other makes', () => {
    const proof = proofOf(241);
    const lines = proof.checkpoint.split('\n').filter((line) => !line.includes('/witness/'));
    const other = `— example.com/else ${Buffer.alloc(40, 7).toString('base64')}`;
    const checkpoint = [...lines.slice(0, -1), other, ''].join('\n');
    expect(check({ ...proof, checkpoint }).cosigners).toEqual([]);
  });
});

/** `text` with the character at `at` exchanged for another that may stand there. */
function flipped(text: string, at: number): string {
  const place = at < 0 ? text.length + at : at;
  const others = /[0-9a-f]/.test(text[place] ?? '') ? ['0', '1'] : ['A', 'B'];
  return `${text.slice(0, place)}${others.find((other) => other !== text[place])}${text.slice(place + 1)}`;
}

const startOfLine = (text: string, line: number): number =>
  text.split('\n').slice(0, line).join('\n').length + 1;

describe('a proof of which one place was changed is refused', () => {
  const whole = proofOf(241);
  const { checkpoint } = whole;
  const isWitness = (line: string) => line.includes('/witness/');
  const cosigned = checkpoint.split('\n').findIndex(isWitness);
  it.each<[string, Partial<LeafProof>]>([
    ['the leaf’s bytes, first', { entry: flipped(whole.entry, 0) }],
    ['the leaf’s bytes, middle', { entry: flipped(whole.entry, 40) }],
    ['the leaf’s bytes, cut', { entry: whole.entry.slice(0, -4) }],
    ['the leaf’s hash', { hash: flipped(whole.hash, 63) }],
    ['the index', { index: 240 }],
    ['the size', { size: 298 }],
    ['the size, beyond whole numbers', { size: Number.NaN }],
    ['the root', { root: flipped(whole.root, 0) }],
    ['the path, cut', { path: whole.path.slice(1) }],
    ['the path, its end cut', { path: whole.path.slice(0, -1) }],
    ['the path, longer', { path: [...whole.path, '0'.repeat(64)] }],
    ['the path, in another order', { path: [...whole.path].reverse() }],
    ['the checkpoint’s origin', { checkpoint: flipped(checkpoint, 3) }],
    ['the checkpoint’s size', { checkpoint: flipped(checkpoint, startOfLine(checkpoint, 1)) }],
    ['the checkpoint’s root', { checkpoint: flipped(checkpoint, startOfLine(checkpoint, 2) + 5) }],
    ['the checkpoint, with a line more', { checkpoint: checkpoint.replace('\n\n', '\nmore\n\n') }],
    ['the log’s signature', { checkpoint: flipped(checkpoint, startOfLine(checkpoint, 5) - 20) }],
    ['the log’s name', { checkpoint: checkpoint.replace('— ratchet.dev/log', '— ratchet.dev/lag') }],
    ['a cosignature', { checkpoint: flipped(checkpoint, -20) }],
    ['a cosignature’s time', { checkpoint: flipped(checkpoint, startOfLine(checkpoint, cosigned + 1) - 90) }],
    ['a witness’s key', { checkpoint: flipped(checkpoint, startOfLine(checkpoint, cosigned) + 25) }],
    ['no signature', { checkpoint: checkpoint.replace(/\n\n[\s\S]*/, '\n\n') }],
    ['no checkpoint', { checkpoint: '' }],
    ['the key’s name', { key: flipped(whole.key, 2) }],
    ['the key’s hash', { key: whole.key.replace(/\+[0-9a-f]{8}\+/, '+00000000+') }],
    ['the key', { key: flipped(whole.key, -8) }],
    ['an empty key', { key: '' }],
  ])('%s', (_what, changed) => {
    expect(() => check({ ...whole, ...changed })).toThrow();
  });
  it('every byte of every hash on the way', () => {
    whole.path.forEach((hash, index) => {
      for (const at of [0, 17, 40, 63]) {
        const path = whole.path.with(index, flipped(hash, at));
        expect(() => check({ ...whole, path }), `hash ${index}, place ${at}`).toThrow(/root that it names/);
      }
    });
  });
  it('another leaf than the page shows', () => {
    expect(() => check(whole, 240)).toThrow(/another leaf/);
    expect(() => check(whole, 241, proofOf(240).hash)).toThrow(/another leaf/);
  });
  it('another log’s, right in itself', () => {
    const other = whole.key.replace(/^[^+]*/, 'ratchet.dev/log/other');
    expect(() => check({ ...whole, key: other })).toThrow();
  });
});
