import {
  adminSchema,
  approvalSchema,
  mergeSchema,
  parseKeyId,
  predicateTypes,
  replicaSchema,
  verdictSchema,
} from '@ratchet/protocol';
import { z } from 'zod';

/** What the leaves of a log say that decisions rest on. A leaf of another kind, or of another shape, decides nothing or is an error. */
const key = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => parseKeyId(text, 'key'));
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const commit = z.string().regex(/^[0-9a-f]{40}$/);
const text = z.string().max(200);

export const trackLeaf = z.object({
  track: text,
  head: commit,
  mode: z.enum(['rerun', 'certificate', 'self-scored']),
  metric: z.object({ direction: z.enum(['minimize', 'maximize']), minimumEffect: z.number() }),
  /** Who may approve merges of a self-scored track. */
  maintainers: z.array(key),
});

export const rosterLeaf = z.object({ members: z.array(z.object({ keyId: key, operator: text })) });
export const suspensionLeaf = z.object({ verifier: key });
export const epochLeaf = z.object({ keyHash: hash });
export const epochEndLeaf = z.object({ epoch: z.int(), key: hash });

export const commitmentLeaf = z.object({ track: text, keyId: key, commitment: hash });
export const claimLeaf = z.object({ submission: text, commitment: hash });
export const refusalLeaf = z.object({ submission: text });
export const retestLeaf = z.object({ submission: text, commitment: z.int().min(0) });
/** A candidate of the operator's own, which takes a merge back; it has no commitment but this leaf. */
export const revertLeaf = z.object({ submission: text, reverts: text });

export const calibrationLeaf = z.object({ track: text, hardwareClass: text, sigma: z.number().positive() });

/** Opened at the end of its epoch. */
export const assignmentLeaf = z.object({
  trial: text,
  submission: text,
  /** Log index of its commitment, which seeds and lot are drawn from. */
  commitment: z.int().min(0),
  track: text,
  head: commit,
  tree: commit,
  epoch: z.int(),
  at: z.number(),
  hardwareClass: text,
  isRevert: z.boolean(),
  lot: z.array(key),
  /** Whose looks led to a rejection that is tested again: they come last in the lot. */
  rejectedBy: z.array(key),
  test: z.int().positive(),
  requiredLogE: z.number(),
});

/** Opened at the end of its epoch. `envelope` is the verifier's own; the rest is why the coordinator had it run. */
export const replicaLeaf = z.object({
  kind: z.enum(['bank', 'candidate', 'sentinel', 'canary']),
  trial: text.nullable(),
  head: commit,
  epoch: z.int(),
  at: z.number(),
  commitmentIndex: z.int().min(0),
  replicaIndex: z.int().min(0),
  envelope: z.unknown(),
});

export const seasonLeaf = z.object({
  track: text,
  season: z.int().min(2),
  testsBefore: z.int().min(0),
  mergesBefore: z.int().min(0),
});

export const doubtLeaf = z.object({
  track: text,
  verifier: key,
  hardwareClass: text,
  since: z.number(),
});

/** Leaves that are an envelope and nothing else: verdicts, merges, approvals, what administrators did. */
export const envelopeLeaf = z.object({ envelope: z.unknown() });

export const replicaEnvelope = { predicateType: predicateTypes.replica, schema: replicaSchema } as const;
export const verdictEnvelope = { predicateType: predicateTypes.verdict, schema: verdictSchema } as const;

export const mergeEnvelope = { predicateType: predicateTypes.merge, schema: mergeSchema } as const;
export const approvalEnvelope = { predicateType: predicateTypes.approval, schema: approvalSchema } as const;

export const adminEnvelope = { predicateType: predicateTypes.admin, schema: adminSchema } as const;

export type ReplicaLeaf = z.infer<typeof replicaLeaf>;
export type Assignment = z.infer<typeof assignmentLeaf>;
