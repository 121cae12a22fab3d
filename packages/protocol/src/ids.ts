import { RatchetError } from './errors.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** An Ed25519 public key, 32 bytes as 64 lowercase hex digits: the key is its own id, so nothing has to be looked up. */
export type KeyId = Branded<'KeyId'>;
/** Name of a track: 2 to 40 of `a-z 0-9 -`, starting with a letter. */
export type TrackName = Branded<'TrackName'>;
/** A git object id, SHA-1, 40 lowercase hex digits. */
export type CommitId = Branded<'CommitId'>;
export type TreeId = Branded<'TreeId'>;
/** SHA-256, 64 lowercase hex digits: the address of a blob, a commitment, a leaf hash. */
export type Sha256 = Branded<'Sha256'>;
/** Random identifiers given by the coordinator (UUID). */
export type LeaseId = Branded<'LeaseId'>;
export type SubmissionId = Branded<'SubmissionId'>;
export type ReplicaId = Branded<'ReplicaId'>;

const patterns = {
  keyId: [/^[0-9a-f]{64}$/, 'is an Ed25519 public key: 64 lowercase hex digits.'],
  trackName: [/^[a-z][a-z0-9-]{1,39}$/, 'is 2 to 40 of a-z, 0-9 and -, starting with a letter.'],
  commitId: [/^[0-9a-f]{40}$/, 'is a git object id: 40 lowercase hex digits.'],
  sha256: [/^[0-9a-f]{64}$/, 'is a SHA-256: 64 lowercase hex digits.'],
  uuid: [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'is a lowercase UUID.'],
} as const;

/** A checker of one kind of id: `parse` throws `bad-field` naming `field`. */
function parser<Id extends string>(kind: keyof typeof patterns): (value: unknown, field: string) => Id {
  const [pattern, rule] = patterns[kind];
  return (value, field) => {
    if (typeof value === 'string' && pattern.test(value)) return value as Id;
    throw new RatchetError({
      code: 'bad-field',
      field,
      rule: `${field} ${rule}`,
      remedy: 'Send it in that form.',
    });
  };
}

export const parseKeyId = parser<KeyId>('keyId');
export const parseTrackName = parser<TrackName>('trackName');
export const parseCommitId = parser<CommitId>('commitId');
export const parseTreeId = parser<TreeId>('commitId');
export const parseSha256 = parser<Sha256>('sha256');
export const parseLeaseId = parser<LeaseId>('uuid');
export const parseSubmissionId = parser<SubmissionId>('uuid');
export const parseReplicaId = parser<ReplicaId>('uuid');

/** The address that git authorship carries: a key, never a name, so that names stay deletable (design, section 7.14). */
export const authorEmail = (keyId: KeyId): string => `${keyId}@users.ratchet`;
/** The author name in commits: the first 12 digits of the key. The mailmap that the coordinator serves shows display names. */
export const authorName = (keyId: KeyId): string => `volunteer-${keyId.slice(0, 12)}`;
