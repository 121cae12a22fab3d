import { z } from 'zod';
import { RatchetError } from './errors.ts';
import { type KeyId, parseKeyId } from './ids.ts';
import { isSignedBy, type NodeKey } from './keys.ts';

/**
 * DSSE envelopes (https://github.com/secure-systems-lab/dsse, v1.0.2) around in-toto Statement v1. The order is always:
 * verify the signature over the payload's bytes, then parse exactly those bytes.
 */
export const payloadType = 'application/vnd.in-toto+json';
export const statementType = 'https://in-toto.io/Statement/v1';

export interface Envelope {
  readonly payloadType: typeof payloadType;
  /** Base64 of the statement's JSON. */
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: KeyId; readonly sig: string }[];
}

/** Pre-authentication encoding: `DSSEv1 SP len(type) SP type SP len(body) SP body`, lengths in bytes, ASCII decimal. */
export function preAuthEncoding(type: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
}

/** What a statement is about, and what it says of it. */
export interface Statement<Predicate> {
  readonly subjectName: string;
  /** The commit that the statement speaks of. */
  readonly gitCommit: string;
  readonly predicateType: string;
  readonly predicate: Predicate;
}

/** The envelope of `statement`, signed by `key`; its bytes are the JSON text in UTF-8. */
export function sealStatement<P>(key: NodeKey, statement: Statement<P>): Buffer {
  const body = Buffer.from(
    JSON.stringify({
      _type: statementType,
      subject: [{ name: statement.subjectName, digest: { gitCommit: statement.gitCommit } }],
      predicateType: statement.predicateType,
      predicate: statement.predicate,
    }),
  );
  const envelope: Envelope = {
    payloadType,
    payload: body.toString('base64'),
    signatures: [{ keyid: key.keyId, sig: key.sign(preAuthEncoding(payloadType, body)).toString('base64') }],
  };
  return Buffer.from(JSON.stringify(envelope));
}

const base64 = z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
const envelopeSchema = z.strictObject({
  payloadType: z.literal(payloadType),
  payload: base64.max(1_400_000),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: base64.length(88) })).length(1),
});

const statementSchema = z.object({
  _type: z.literal(statementType),
  subject: z
    .array(
      z.object({
        name: z.string().max(200),
        digest: z.object({ gitCommit: z.string().regex(/^[0-9a-f]{40}$/) }),
      }),
    )
    .length(1),
  predicateType: z.string().max(200),
  predicate: z.unknown(),
});

export interface OpenedStatement<P> extends Statement<P> {
  readonly signer: KeyId;
}

interface Expected<P> {
  readonly predicateType: string;
  readonly schema: z.ZodType<P>;
  /** What errors call it. */
  readonly field: string;
}

/**
 * The statement in `bytes`, whose signature holds and whose predicate is of `predicateType` and fits `schema`.
 * @throws RatchetError `bad-field` (not such an envelope), `unsigned`, `bad-signature`.
 */
export const openStatement = <P>(bytes: Uint8Array, expected: Expected<P>): OpenedStatement<P> =>
  openEnvelope(json(bytes, expected.field), expected);

/** `openStatement` of an envelope that came inside other JSON: what is signed is its payload, not its own bytes. */
export function openEnvelope<P>(value: unknown, expected: Expected<P>): OpenedStatement<P> {
  const envelope = parsed(envelopeSchema, value, expected.field);
  const [signature] = envelope.signatures;
  if (!signature) throw fieldError(`${expected.field}.signatures`, 'An envelope carries one signature.');
  const signer = parseKeyId(signature.keyid, `${expected.field}.signatures.0.keyid`);
  const body = Buffer.from(envelope.payload, 'base64');
  if (!isSignedBy(signer, preAuthEncoding(payloadType, body), Buffer.from(signature.sig, 'base64'))) {
    throw new RatchetError({
      code: 'bad-signature',
      field: `${expected.field}.signatures.0.sig`,
      rule: 'The signature does not fit the payload and the key.',
      remedy: 'Sign the pre-authentication encoding of exactly the payload that is sent.',
    });
  }
  const statement = parsed(
    statementSchema,
    json(body, `${expected.field}.payload`),
    `${expected.field}.payload`,
  );
  if (statement.predicateType !== expected.predicateType) {
    throw fieldError(
      `${expected.field}.predicateType`,
      `The predicate type must be ${expected.predicateType}.`,
    );
  }
  const [subject] = statement.subject;
  if (!subject) throw fieldError(`${expected.field}.subject`, 'A statement has one subject.');
  return {
    signer,
    subjectName: subject.name,
    gitCommit: subject.digest.gitCommit,
    predicateType: statement.predicateType,
    predicate: parsed(expected.schema, statement.predicate, `${expected.field}.predicate`),
  };
}

function json(bytes: Uint8Array, field: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw fieldError(field, 'It is not JSON in UTF-8.', cause);
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, field: string): T {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const where = outcome.error.issues.map((issue) => [field, ...issue.path].join('.')).join(', ');
  throw fieldError(where, outcome.error.issues.map((issue) => `${issue.message}.`).join(' '));
}

function fieldError(field: string, rule: string, cause?: unknown): RatchetError {
  return new RatchetError(
    { code: 'bad-field', field, rule, remedy: 'See docs/ERRORS.md and the schemas in packages/protocol.' },
    cause === undefined ? undefined : { cause },
  );
}
