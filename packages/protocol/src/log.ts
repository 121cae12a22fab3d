import sodium from 'sodium-native';
import { sha256 } from './digest.ts';
import { tileWidth } from './tile.ts';

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

/** Two hashes of 32 bytes each. So short a message costs libsodium a quarter of what node:crypto's hash object costs. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== 32 || right.length !== 32) throw new RangeError('A node has two hashes of 32 bytes.');
  const node = Buffer.allocUnsafe(65);
  node[0] = 1;
  node.set(left, 1);
  node.set(right, 33);
  const hash = Buffer.allocUnsafe(32);
  sodium.crypto_hash_sha256(hash, node);
  return hash;
}

/** The root over hashes whose number is a power of two. @throws RangeError for any other number of them */
export function perfectRoot(hashes: Uint8Array): Buffer {
  if (!Number.isInteger(Math.log2(hashes.length / 32)))
    throw new RangeError('Their number is no power of two.');
  const root = Buffer.from(hashes);
  const node = Buffer.alloc(65, 1);
  for (let length = root.length; length > 32; length /= 2)
    for (let at = 0; at < length; at += 64) {
      node.set(root.subarray(at, at + 64), 1);
      sodium.crypto_hash_sha256(root.subarray(at / 2, at / 2 + 32), node);
    }
  return root.subarray(0, 32);
}

/** The root of a full tile: hash `index` of the tiles one level up. */
export interface TileRoot {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** The frontier after appending the leaf whose hash is `leaf`. */
export const append = (frontier: Frontier, leaf: Uint8Array): Frontier =>
  appendTiled(frontier, leaf, () => {});

/** As `append`; `onTile` hears the root of each tile that the leaf fills. */
export function appendTiled(
  frontier: Frontier,
  leaf: Uint8Array,
  onTile: (root: TileRoot) => void,
): Frontier {
  const roots = [...frontier.roots];
  let node: Uint8Array = leaf;
  let [level, width] = [-1, 1];
  // Every trailing 1 bit of the size is a complete subtree that the new leaf closes.
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = roots.pop();
    if (!left) throw new RangeError('A frontier has one root for each 1 bit of its size.');
    node = nodeHash(left, node);
    width *= 2;
    if (width === tileWidth) {
      level += 1;
      width = 1;
      onTile({ level, index: (size - 1) / 2, hash: node });
    }
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
