import { sha256 } from './digest.ts';

/**
 * The Merkle tree of RFC 6962 section 2.1 (leaf `SHA-256(00 || entry)`, node `SHA-256(01 || left || right)`), kept as a
 * frontier: the roots of the complete subtrees, largest first, one for each 1 bit of the size. Appending costs O(1)
 * hashes on average and needs no other leaf.
 */
export interface Frontier {
  readonly size: number;
  readonly roots: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, roots: [] };

export const leafHash = (entry: Uint8Array): Buffer => sha256(Uint8Array.of(0), entry);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  sha256(Uint8Array.of(1), left, right);

/** The frontier after appending the leaf whose hash is `leaf`. */
export function append(frontier: Frontier, leaf: Uint8Array): Frontier {
  const roots = [...frontier.roots];
  let node: Uint8Array = leaf;
  // Every trailing 1 bit of the size is a complete subtree that the new leaf closes.
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = roots.pop();
    if (!left) throw new RangeError('A frontier has one root for each 1 bit of its size.');
    node = nodeHash(left, node);
  }
  roots.push(node);
  return { size: frontier.size + 1, roots };
}

/** The tree head: RFC 6962's MTH. Of the empty tree it is SHA-256 of nothing. */
export function rootOf(frontier: Frontier): Buffer {
  const [last, ...rest] = [...frontier.roots].reverse();
  if (!last) return sha256();
  return Buffer.from(rest.reduce((right, left) => nodeHash(left, right), last));
}

/** Domain-separated leaf of a secret statement: opens when the salt is published (design, section 7.3). */
export const sealedLeaf = (salt: Uint8Array, statement: Uint8Array): Buffer => sha256(salt, statement);
