/**
 * Every refusal in Ratchet is a RatchetError: a stable code that programs can switch on, the field that was wrong, the
 * rule it broke and what to do about it. `docs/ERRORS.md` lists every code; a test keeps the two equal.
 */
export const errorCodes = [
  // the message itself
  'unsigned',
  'bad-signature',
  'bad-field',
  'oversized',
  'request-expired',
  'idempotency-key-reused',
  'unknown-key',
  'not-on-roster',
  'suspended',
  'blocked',
  // things named by a message
  'unknown-track',
  'unknown-lease',
  'unknown-submission',
  'unknown-replica',
  'unknown-blob',
  'wrong-track',
  // leases and quotas
  'lease-expired',
  'hypothesis-held',
  'quota-exceeded',
  'track-paused',
  // claims
  'commitment-mismatch',
  'commitment-lapsed',
  'already-committed',
  'already-revealed',
  'not-a-maintainer',
  'not-awaiting-approval',
  'claim-mismatch',
  // candidates
  'bundle-malformed',
  'bundle-mismatch',
  'fsck-failed',
  'wrong-parent',
  'stale-head',
  'protected-path',
  'forbidden-mode',
  'forbidden-path',
  'empty-candidate',
  'wrong-author',
  'duplicate-candidate',
  'merge-conflict',
  // people at the pages
  'signed-out',
  'challenge-used',
  'foreign-form',
  'unknown-webhook',
  // administration
  'not-an-administrator',
  'unchanged',
  // the log
  'split-view',
  // this machine
  'bad-configuration',
  'manifest-invalid',
  'engine-unreachable',
  'image-unavailable',
  'database-unreachable',
  'set-up-failed',
  'disk-full',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface RatchetErrorFields {
  readonly code: ErrorCode;
  /** Path of the offending field, in the words of the message (`claim.subject`), or of the setting. */
  readonly field: string;
  /** The rule that was broken, as a sentence. */
  readonly rule: string;
  /** What the reader can do about it. */
  readonly remedy: string;
}

export class RatchetError extends Error {
  override readonly name = 'RatchetError';
  readonly code: ErrorCode;
  readonly field: string;
  readonly rule: string;
  readonly remedy: string;

  constructor(fields: RatchetErrorFields, options?: { cause?: unknown }) {
    super(`${fields.code} (${fields.field}): ${fields.rule} ${fields.remedy}`, options);
    this.code = fields.code;
    this.field = fields.field;
    this.rule = fields.rule;
    this.remedy = fields.remedy;
  }

  toJSON(): RatchetErrorFields {
    return { code: this.code, field: this.field, rule: this.rule, remedy: this.remedy };
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && (errorCodes as readonly string[]).includes(value);
}
