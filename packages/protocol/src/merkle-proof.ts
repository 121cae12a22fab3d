import { nodeHash } from './log.ts';

/**
 * Proofs over the tree of log.ts. A proof is a list of hashes of ranges [from, to) of leaves, in the order in which RFC 9162 lists
 * them; whoever makes one says how a range is hashed.
 */
export type RangeHash = (from: number, to: number) => Uint8Array;

/** The largest power of two below `count`, which is at least 2. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** Ranges whose hashes prove that leaf `index` is in the tree of `size` leaves (RFC 9162, section 2.1.3.1). @throws RangeError */
export function inclusionRanges(index: number, size: number): [number, number][] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new RangeError(`Leaf ${index} of ${size}.`);
  const ranges: [number, number][] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.unshift([middle, to]);
      to = middle;
    } else {
      ranges.unshift([from, middle]);
      from = middle;
    }
  }
  return ranges;
}

/**
 * Ranges whose hashes come to the roots of both the first `before` leaves and all `size` of them: RFC 9162's consistency proof
 * with the first subtree always in it. @throws RangeError
 */
export function prefixRanges(before: number, size: number): [number, number][] {
  if (!(Number.isSafeInteger(before) && before >= 1 && before <= size))
    throw new RangeError(`Size ${before} of ${size}.`);
  const ranges: [number, number][] = [];
  let [from, to] = [0, size];
  while (to !== before) {
    const middle = from + splitOf(to - from);
    if (before <= middle) {
      ranges.unshift([middle, to]);
      to = middle;
    } else {
      ranges.unshift([from, middle]);
      from = middle;
    }
  }
  return [[from, to], ...ranges];
}

/** Ranges whose hashes prove that the tree of `size` leaves begins with that of `before` (RFC 9162, section 2.1.4.1). @throws RangeError */
export function consistencyRanges(before: number, size: number): [number, number][] {
  const [first, ...rest] = prefixRanges(before, size);
  // Where the older tree is a whole subtree of the newer one, its root is known already.
  return first && first[0] > 0 ? [first, ...rest] : rest;
}

export const inclusionProof = (index: number, size: number, hash: RangeHash): Uint8Array[] =>
  inclusionRanges(index, size).map(([from, to]) => hash(from, to));
export const consistencyProof = (before: number, size: number, hash: RangeHash): Uint8Array[] =>
  consistencyRanges(before, size).map(([from, to]) => hash(from, to));

/** Whether `proof` shows that the leaf with this hash is at `index` in the tree of `size` leaves with this root (RFC 9162, section 2.1.3.2). */
export function isIncluded(options: {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}): boolean {
  const { index, size, leaf, proof, root } = options;
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false;
  let [place, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && areEqual(hash, root);
}

/** Whether `proof` shows that the tree of `size` leaves begins with that of `before` (RFC 9162, section 2.1.4.2). */
export function isConsistent(options: {
  readonly before: { readonly size: number; readonly root: Uint8Array };
  readonly now: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}): boolean {
  const { before, now, proof } = options;
  if (before.size === now.size) return proof.length === 0 && areEqual(before.root, now.root);
  if (!(before.size >= 1 && before.size < now.size)) return false;
  const isWhole = Number.isInteger(Math.log2(before.size));
  const roots = prefixRoots(before.size, now.size, isWhole ? [before.root, ...proof] : proof);
  return roots !== null && areEqual(roots.before, before.root) && areEqual(roots.now, now.root);
}

/** The roots that the hashes of `prefixRanges` come to; null where they are too few or too many (RFC 9162, section 2.1.4.2). */
export function prefixRoots(
  before: number,
  size: number,
  hashes: readonly Uint8Array[],
): { readonly before: Buffer; readonly now: Buffer } | null {
  const [first, ...rest] = hashes;
  if (!first) return null;
  if (before === size)
    return rest.length > 0 ? null : { before: Buffer.from(first), now: Buffer.from(first) };
  let [place, last] = [before - 1, size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [old, fresh] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      [old, fresh] = [nodeHash(sibling, old), nodeHash(sibling, fresh)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else fresh = nodeHash(fresh, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? { before: Buffer.from(old), now: Buffer.from(fresh) } : null;
}

// Not a shift: sizes go beyond 32 bits.
const half = (value: number): number => Math.floor(value / 2);
const areEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);
