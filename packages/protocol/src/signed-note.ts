import { sha256 } from './digest.ts';
import { RatchetError } from './errors.ts';
import { type KeyId, parseKeyId } from './ids.ts';
import { isSignedBy, type NodeKey } from './keys.ts';

/** What the four bytes before a signature's key stand for (C2SP signed-note, tlog-cosignature). */
const algorithms = { note: 0x01, cosignature: 0x04 } as const;
export type NoteAlgorithm = keyof typeof algorithms;

/** A line `— <name> <base64(key hash || signature)>` of a note. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of SHA-256(name || 0A || algorithm || public key). */
  readonly keyHash: Buffer;
  readonly signature: Buffer;
}

/** A text that ends in a newline, and the signatures over it. Source: C2SP signed-note. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export const noteKeyHash = (name: string, keyId: KeyId, algorithm: NoteAlgorithm): Buffer =>
  sha256(Buffer.from(name), Uint8Array.of(0x0a, algorithms[algorithm]), Buffer.from(keyId, 'hex')).subarray(
    0,
    4,
  );

/** The key as notes' readers take it: `<name>+<key hash>+<base64(algorithm || public key)>`. */
export const verifierKey = (name: string, keyId: KeyId, algorithm: NoteAlgorithm = 'note'): string =>
  `${name}+${noteKeyHash(name, keyId, algorithm).toString('hex')}+${Buffer.concat([
    Uint8Array.of(algorithms[algorithm]),
    Buffer.from(keyId, 'hex'),
  ]).toString('base64')}`;

/** The name and key in `verifierKey`'s form. @throws RatchetError `bad-field` */
export function parseVerifierKey(text: string): { readonly name: string; readonly keyId: KeyId } {
  const match = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim());
  const bytes = Buffer.from(match?.[3] ?? '', 'base64');
  if (match?.[1] !== undefined && bytes.length === 33 && bytes[0] === algorithms.note) {
    const keyId = parseKeyId(bytes.subarray(1).toString('hex'), 'key');
    if (verifierKey(match[1], keyId) === text.trim()) return { name: match[1], keyId };
  }
  throw new RatchetError({
    code: 'bad-field',
    field: 'key',
    rule: 'A log key is NAME+HASH+BASE64, as /log/key shows it.',
    remedy: 'Ask the operator of the network for it.',
  });
}

export const noteSignature = (name: string, key: NodeKey, text: string): NoteSignature => ({
  name,
  keyHash: noteKeyHash(name, key.keyId, 'note'),
  signature: key.sign(Buffer.from(text)),
});

export const encodeNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures
    .map(
      ({ name, keyHash, signature }) =>
        `— ${name} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`,
    )
    .join('')}`;

const noteCharactersAtMost = 1_000_000;

/** Reads a note without believing its signatures. @throws RatchetError `bad-field` */
export function parseNote(note: string): SignedNote {
  const split = note.lastIndexOf('\n\n');
  // Control characters other than the newline have no place in a note.
  const isText = !/[^\P{Cc}\n]|\ufffd/u.test(note);
  if (note.length > noteCharactersAtMost || split < 0 || !note.endsWith('\n') || !isText) throw malformed();
  const lines = note.slice(split + 2, -1).split('\n');
  return { text: note.slice(0, split + 1), signatures: lines.map(signatureOf) };
}

function signatureOf(line: string): NoteSignature {
  const match = /^— ([^\s+]{1,200}) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  const bytes = Buffer.from(match?.[2] ?? '', 'base64');
  if (match?.[1] === undefined || bytes.length < 5 || bytes.toString('base64') !== match[2])
    throw malformed();
  return { name: match[1], keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Whether the note carries a valid signature by this key under this name. */
export const isNoteSignedBy = ({ text, signatures }: SignedNote, name: string, keyId: KeyId): boolean =>
  signatures.some(
    (one) =>
      one.name === name &&
      one.keyHash.equals(noteKeyHash(name, keyId, 'note')) &&
      isSignedBy(keyId, Buffer.from(text), one.signature),
  );

const malformed = (): RatchetError =>
  new RatchetError({
    code: 'bad-field',
    field: 'note',
    rule: 'A signed note is lines of text, an empty line, and one signature line or more.',
    remedy: 'Send it byte for byte as it was signed.',
  });
