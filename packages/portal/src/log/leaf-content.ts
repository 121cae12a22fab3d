import type { LogLeaf } from '../views.ts';

/** What a leaf says, layer by layer, as text for people. */
export interface LeafContent {
  /** The JSON of the leaf, or of what a sealed leaf opens to; null where there is none to read. */
  readonly json: string | null;
  /** The in-toto statement inside its signed envelope. */
  readonly statement: string | null;
  /** The envelope itself: what to check the signature on. */
  readonly envelope: string | null;
  /** Key id of whoever signed it. */
  readonly signer: string | null;
}

const nothing: LeafContent = { json: null, statement: null, envelope: null, signer: null };

export function leafContent({ entry, opened }: Pick<LogLeaf, 'entry' | 'opened'>): LeafContent {
  const said = parsed(opened?.statement ?? entry);
  if (said === null) return nothing;
  const envelope = isObject(said.envelope) ? said.envelope : null;
  const statement = envelope && typeof envelope.payload === 'string' ? parsed(envelope.payload) : null;
  return {
    json: pretty(said),
    statement: statement && pretty(statement),
    envelope: envelope && JSON.stringify(envelope),
    signer: envelope && signerOf(envelope.signatures),
  };
}

function signerOf(signatures: unknown): string | null {
  const [first] = Array.isArray(signatures) ? signatures : [];
  const keyid = isObject(first) ? first.keyid : null;
  return typeof keyid === 'string' && /^[0-9a-f]{64}$/.test(keyid) ? keyid : null;
}

/** The JSON object in base64 `text`; null where it is none. */
function parsed(text: string | null | undefined): Record<string, unknown> | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const charactersAtMost = 60_000;

function pretty(value: object): string {
  const text = JSON.stringify(value, null, 2);
  return text.length <= charactersAtMost ? text : `${text.slice(0, charactersAtMost)}\n…`;
}
