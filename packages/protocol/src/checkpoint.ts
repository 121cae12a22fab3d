import { RatchetError } from './errors.ts';
import type { KeyId } from './ids.ts';
import type { NodeKey } from './keys.ts';
import { encodeNote, isNoteSignedBy, noteSignature, parseNote, type SignedNote } from './signed-note.ts';

/** A log's size and root at one moment. Source: C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** The log's name, which is its signing key's name too. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** The operator of every demonstration: a key that anyone can make, and whose log says in its name that all of it is invented. */
export const demoOperatorId = '83b8053334b08bdeea36c2377357e610dbb095fb52f3b235c5e234f7c951c4a6';

/** The name of an operator's log. */
export const logOrigin = (operator: KeyId): string =>
  operator === demoOperatorId
    ? 'ratchet.dev/demo-log/everything-here-is-invented'
    : `ratchet.dev/log/${operator.slice(0, 32)}`;

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** The checkpoint as a note with the log's own signature. */
export function signCheckpoint(checkpoint: Checkpoint, key: NodeKey): string {
  const text = checkpointText(checkpoint);
  return encodeNote({ text, signatures: [noteSignature(checkpoint.origin, key, text)] });
}

/** Reads a checkpoint that `key` signed under its origin's name. @throws RatchetError `bad-field`, `bad-signature` */
export function openCheckpoint(note: string, key: KeyId): Checkpoint & { readonly note: SignedNote } {
  const parsed = parseNote(note);
  const [origin = '', size = '', root = '', ...rest] = parsed.text.split('\n');
  const isWhole = /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size));
  const hash = Buffer.from(root, 'base64');
  if (
    origin === '' ||
    !isWhole ||
    hash.length !== 32 ||
    hash.toString('base64') !== root ||
    rest.at(-1) !== ''
  )
    throw refused('bad-field', 'A checkpoint is an origin, a size and the base64 of 32 bytes, a line each.');
  if (!isNoteSignedBy(parsed, origin, key))
    throw refused('bad-signature', `It is not signed by the log's key under the name ${origin}.`);
  return { origin, size: Number(size), root: hash, note: parsed };
}

const refused = (code: 'bad-field' | 'bad-signature', rule: string): RatchetError =>
  new RatchetError({
    code,
    field: 'checkpoint',
    rule,
    remedy: 'Get it from the log itself, at /log/checkpoint.',
  });
