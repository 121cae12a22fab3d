import { z } from 'zod';
import { sha256Hex } from './digest.ts';
import type { Sha256 } from './ids.ts';

/** What administrators may do to a network. Each is one statement of the operator's in the log, that names who did it. */
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const track = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** What an action is done to, or with: each action has some of these, and the others are null. */
export type AdminField = 'track' | 'keyId' | 'member' | 'quota' | 'leaf';

/**
 * Every action with the fields that it needs. `set-quota` alone may leave one of its own out: a quota without a key is
 * everybody's. `withdraw-reason` takes the prose of an earlier action away, whose leaf keeps its hash.
 */
export const adminActionFields = {
  'pause-track': ['track'],
  'resume-track': ['track'],
  'block-key': ['keyId'],
  'unblock-key': ['keyId'],
  'set-quota': ['quota'],
  'add-verifier': ['keyId', 'member'],
  'remove-verifier': ['keyId'],
  'suspend-verifier': ['keyId'],
  'reinstate-verifier': ['keyId'],
  'withdraw-reason': ['leaf'],
} as const satisfies Readonly<Record<string, readonly AdminField[]>>;

export type AdminActionName = keyof typeof adminActionFields;
export const adminActionNames = Object.keys(adminActionFields) as readonly AdminActionName[];

/** The largest number that a quota may be set to. */
export const quotaAtMost = 1_000;
const quota = z.int().min(0).max(quotaAtMost).nullable();

export const adminActionSchema = z.strictObject({
  action: z.enum(adminActionNames),
  track: track.nullable(),
  keyId: hex64.nullable(),
  /** A verifier's box key, and who runs it, as the roster has them. */
  member: z
    .strictObject({ boxKey: hex64, operator: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/) })
    .nullable(),
  /** Null where it shall be as for everybody, or as the network's policy is. */
  quota: z.strictObject({ openLeases: quota, openSubmissions: quota }).nullable(),
  /** Place in the log of the action that is spoken of. */
  leaf: z.int().min(0).nullable(),
});
export type AdminAction = z.infer<typeof adminActionSchema>;

/** The coordinator's word that an administrator did something. Its subject is no commit: `noCommit`. */
export const adminSchema = adminActionSchema.extend({
  /** Key of whoever did it. The statement itself is signed by the operator. */
  administrator: hex64,
  /** `reasonHash` of why: the prose itself is not in the log, so that it can be taken back (design, section 7.14). */
  reason: hex64,
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type AdminStatement = z.infer<typeof adminSchema>;

/** What git itself writes where there is no commit. */
export const noCommit = '0'.repeat(40);

/** Behind 32 random bytes: a few words could be guessed from their bare hash after they were taken back. */
export const reasonHash = (salt: Uint8Array, reason: string): Sha256 =>
  sha256Hex('ratchet-reason/v1\0', salt, reason);

/** The fields that `action` needs and that are not there, or that are there and not its own. */
export function misfitsOf(action: AdminAction): AdminField[] {
  const own: readonly AdminField[] = adminActionFields[action.action];
  const optional: readonly AdminField[] = action.action === 'set-quota' ? ['keyId'] : [];
  return (['track', 'keyId', 'member', 'quota', 'leaf'] as const).filter(
    (field) => !optional.includes(field) && own.includes(field) === (action[field] === null),
  );
}
