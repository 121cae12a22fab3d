/**
 * Whether a leaf is in the log, decided from the proof alone: the tree of RFC 6962, signed notes and cosignatures as C2SP writes them
 * down. It believes nothing that the server says beside the log's key, and every mismatch ends it with a sentence.
 */

/**
 * @typedef {object} Primitives
 * @property {(bytes: Uint8Array) => Uint8Array} sha256
 * @property {(signature: Uint8Array, message: Uint8Array, key: Uint8Array) => boolean} isSigned Ed25519, as strict as RFC 8032.
 */

/**
 * @typedef {object} LeafProof
 * @property {number} index
 * @property {string} entry The leaf's bytes in base64.
 * @property {string} hash
 * @property {number} size
 * @property {string} root
 * @property {string[]} path
 * @property {string} checkpoint
 * @property {string} key
 * @property {{ needed: number, verifiers: string[] }} quorum Cosignatures of these that make one.
 */

/**
 * @typedef {object} Shown
 * @property {number} index The leaf that the page speaks of,
 * @property {string | null} hash and its hash where the page shows one.
 */

/** @typedef {{ origin: string, size: number, root: string, cosigners: string[] }} SignedCheckpoint */

/**
 * @param {LeafProof} proof
 * @param {Shown} shown
 * @param {Primitives} primitives
 * @returns {SignedCheckpoint}
 */
export function checkLeaf(proof, shown, primitives) {
  const { sha256 } = primitives;
  require(proof.index === shown.index, 'the proof is of another leaf than the page shows');
  const leaf = sha256(joined(Uint8Array.of(0), fromBase64(proof.entry)));
  require(toHex(leaf) === proof.hash, 'the leaf’s bytes do not hash to the leaf');
  require(shown.hash === null || shown.hash === proof.hash, 'the page shows another leaf than the log has');
  const root = toHex(rootOver(leaf, proof, sha256));
  require(root === proof.root, 'the proof does not lead to the root that it names');
  const signed = openCheckpoint(proof.checkpoint, proof.key, primitives);
  require(signed.size === proof.size, 'the checkpoint is of a tree of another size');
  require(signed.root === root, 'the proof does not lead to the root that was signed');
  return signed;
}

/**
 * The root that a leaf and its proof come to (RFC 9162, section 2.1.3.2).
 * @param {Uint8Array} leaf
 * @param {LeafProof} proof
 * @param {Primitives['sha256']} sha256
 */
function rootOver(leaf, { index, size, path }, sha256) {
  const isPlace = Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
  require(isPlace, 'the tree has no such leaf');
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of path.map(fromHex)) {
    require(last > 0, 'the proof is too long');
    if (place % 2 === 1 || place === last) {
      hash = sha256(joined(Uint8Array.of(1), sibling, hash));
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = sha256(joined(Uint8Array.of(1), hash, sibling));
    [place, last] = [half(place), half(last)];
  }
  require(last === 0, 'the proof is too short');
  return hash;
}

// Not a shift: sizes go beyond 32 bits.
const half = (/** @type {number} */ value) => Math.floor(value / 2);

/**
 * @param {string} note
 * @param {string} verifierKey
 * @param {Primitives} primitives
 * @returns {SignedCheckpoint}
 */
function openCheckpoint(note, verifierKey, primitives) {
  const split = note.lastIndexOf('\n\n');
  require(split > 0 && note.endsWith('\n'), 'the checkpoint is no signed note');
  const text = note.slice(0, split + 1);
  const lines = note
    .slice(split + 2, -1)
    .split('\n')
    .map(signatureLine);
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  require(/^(0|[1-9]\d{0,15})$/.test(size) && rest.at(-1) === '', 'the checkpoint is not as one is written');
  const { name, key } = parseKey(verifierKey, primitives.sha256);
  require(name === origin, 'the checkpoint is of another log');
  const message = utf8(text);
  const isSigned = lines.some(
    (line) =>
      line.name === name &&
      toHex(line.bytes.subarray(0, 4)) === toHex(keyHash(name, 1, key, primitives.sha256)) &&
      primitives.isSigned(line.bytes.subarray(4), message, key),
  );
  require(isSigned, 'the log’s signature does not hold');
  const cosigners = lines.flatMap((line) => cosignerOf(line, text, primitives));
  return { origin, size: Number(size), root: toHex(fromBase64(root)), cosigners: [...new Set(cosigners)] };
}

const witnessPrefix = 'ratchet.dev/witness/';

/**
 * Whose cosignature a line is: a witness’s name holds its key. Lines of other makes are passed over, as the format asks.
 * @param {{ name: string, bytes: Uint8Array }} line
 * @param {string} text
 * @param {Primitives} primitives
 * @returns {string[]}
 */
function cosignerOf({ name, bytes }, text, { sha256, isSigned }) {
  if (!name.startsWith(witnessPrefix)) return [];
  const id = name.slice(witnessPrefix.length);
  require(/^[0-9a-f]{64}$/.test(id) && bytes.length === 76, 'a cosignature is not as one is written');
  const key = fromHex(id);
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(4);
  const message = utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
  const isItsKey = toHex(bytes.subarray(0, 4)) === toHex(keyHash(name, 4, key, sha256));
  require(isItsKey && isSigned(bytes.subarray(12), message, key), 'a witness’s cosignature does not hold');
  return [id];
}

/** @param {string} line */
function signatureLine(line) {
  const match = /^— ([^\s+]{1,200}) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  require(match !== null, 'a signature line is not as one is written');
  return { name: match?.[1] ?? '', bytes: fromBase64(match?.[2] ?? '') };
}

/**
 * `<name>+<key hash>+<base64(algorithm || public key)>`
 * @param {string} text
 * @param {Primitives['sha256']} sha256
 */
function parseKey(text, sha256) {
  const match = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text);
  const [name, bytes] = [match?.[1] ?? '', fromBase64(match?.[3] ?? '')];
  const key = bytes.subarray(1);
  const isKey = bytes.length === 33 && bytes[0] === 1 && match?.[2] === toHex(keyHash(name, 1, key, sha256));
  require(isKey, 'the log’s key is not as one is written');
  return { name, key };
}

/**
 * @param {string} name
 * @param {number} algorithm
 * @param {Uint8Array} key
 * @param {Primitives['sha256']} sha256
 */
const keyHash = (name, algorithm, key, sha256) =>
  sha256(joined(utf8(name), Uint8Array.of(0x0a, algorithm), key)).subarray(0, 4);

/**
 * @param {boolean} holds
 * @param {string} otherwise
 */
function require(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {Uint8Array} bytes */
const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} text */
function fromHex(text) {
  require(/^([0-9a-f]{2})*$/.test(text), 'a hash is not as one is written');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {string} text */
function fromBase64(text) {
  const binary = /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? decoded(text) : '';
  // Another spelling of the same bytes is another text.
  require(btoa(binary) === text, 'some bytes are not as they are written');
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** @param {string} text */
function decoded(text) {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
