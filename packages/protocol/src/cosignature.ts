import { type Checkpoint, checkpointText } from './checkpoint.ts';
import { type KeyId, parseKeyId } from './ids.ts';
import { isSignedBy, type NodeKey } from './keys.ts';
import { type NoteSignature, noteKeyHash, type SignedNote } from './signed-note.ts';

/**
 * A witness's word that it saw a checkpoint, and that everything it saw of that log before is in it (C2SP tlog-cosignature,
 * `cosignature/v1`). In the note it is a signature line whose bytes are an 8-byte time, seconds since 1970, and the signature.
 */
export interface Cosignature {
  readonly witness: KeyId;
  readonly atSeconds: number;
}

const namePrefix = 'ratchet.dev/witness/';

/** A witness's name holds its whole key: a note with cosignatures can be checked with nothing else at hand. */
export const witnessName = (witness: KeyId): string => `${namePrefix}${witness}`;

const signedText = (text: string, atSeconds: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${atSeconds}\n${text}`);

export function cosign(checkpoint: Checkpoint, key: NodeKey, now: Date): NoteSignature {
  const atSeconds = Math.floor(now.getTime() / 1000);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(atSeconds));
  const signature = key.sign(signedText(checkpointText(checkpoint), atSeconds));
  const name = witnessName(key.keyId);
  return {
    name,
    keyHash: noteKeyHash(name, key.keyId, 'cosignature'),
    signature: Buffer.concat([time, signature]),
  };
}

/** Whose cosignature a line of a note is; null where it is none, or does not hold. */
export function cosignatureOf({ text }: Pick<SignedNote, 'text'>, line: NoteSignature): Cosignature | null {
  const witness = witnessOf(line.name);
  if (!witness || line.signature.length !== 72) return null;
  const atSeconds = Number(line.signature.readBigUInt64BE(0));
  const holds =
    Number.isSafeInteger(atSeconds) &&
    line.keyHash.equals(noteKeyHash(line.name, witness, 'cosignature')) &&
    isSignedBy(witness, signedText(text, atSeconds), line.signature.subarray(8));
  return holds ? { witness, atSeconds } : null;
}

function witnessOf(name: string): KeyId | null {
  const key = name.startsWith(namePrefix) ? name.slice(namePrefix.length) : '';
  return /^[0-9a-f]{64}$/.test(key) ? parseKeyId(key, 'witness') : null;
}

/** Who cosigned a note, each once. */
export const cosignersOf = (note: SignedNote): KeyId[] => [
  ...new Set(note.signatures.flatMap((line) => cosignatureOf(note, line)?.witness ?? [])),
];

/** Cosignatures of verifiers of the roster without which a checkpoint is only its operator's word: more than half of them. */
export const witnessQuorum = (rosterSize: number): number => Math.floor(rosterSize / 2) + 1;
