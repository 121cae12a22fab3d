import { predicateTypes, replicaSchema, verdictSchema } from '@ratchet/protocol';
import { z } from 'zod';

/** What the leaves of a log say that decisions rest on. A leaf of another kind, or of another shape, decides nothing or is an error. */
const key = z.string().regex(/^[0-9a-f]{64}$/);
const commit = z.string().regex(/^[0-9a-f]{40}$/);
const text = z.string().max(200);

export const trackLeaf = z.object({
  track: text,
  head: commit,
  mode: z.enum(['rerun', 'certificate', 'self-scored']),
  metric: z.object({ direction: z.enum(['minimize', 'maximize']), minimumEffect: z.number() }),
});

export const rosterLeaf = z.object({ members: z.array(z.object({ keyId: key })) });
export const epochLeaf = z.object({ keyHash: key });
export const epochEndLeaf = z.object({ key });

export const calibrationLeaf = z.object({ track: text, hardwareClass: text, sigma: z.number().positive() });

/** Opened at the end of its epoch. */
export const assignmentLeaf = z.object({
  trial: text,
  submission: text,
  track: text,
  head: commit,
  tree: commit,
  epoch: z.int(),
  hardwareClass: text,
  isRevert: z.boolean(),
  lot: z.array(key),
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

export const mergeLeaf = z.object({ envelope: z.unknown() });
export const verdictLeaf = z.object({ envelope: z.unknown() });

export const replicaEnvelope = { predicateType: predicateTypes.replica, schema: replicaSchema } as const;
export const verdictEnvelope = { predicateType: predicateTypes.verdict, schema: verdictSchema } as const;

export type Assignment = z.infer<typeof assignmentLeaf>;
