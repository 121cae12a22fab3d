import { z } from 'zod';
import { adminSchema } from './administration.ts';
import { runOutcomes } from './outcome.ts';

/** The predicates of Ratchet's statements: what each kind of envelope says. Published as JSON Schema by the coordinator. */
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const hex40 = z.string().regex(/^[0-9a-f]{40}$/);
const metric = z.number();
const track = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** A worker's claim about its candidate. Only orders nothing and decides nothing: it is kept to be held against the verdict. */
export const claimSchema = z.strictObject({
  track,
  head: hex40,
  tree: hex40,
  hypothesis: z.string().min(1).max(400),
  /** The candidate's metric values on the worker's own seeds, and the head's. */
  candidateRuns: z.array(metric).min(1).max(64),
  headRuns: z.array(metric).min(1).max(64),
  /** Direction-adjusted gain over the head, metric units. */
  effect: z.number(),
  hardwareClass: z.string().max(60),
});
export type Claim = z.infer<typeof claimSchema>;

/** One trusted run. `metric` is null unless `outcome` is `scored`. */
export const replicaSchema = z.strictObject({
  replica: z.string().max(60),
  track,
  tree: hex40,
  seed: z.int().min(0).max(0xffff_ffff),
  outcome: z.enum(runOutcomes),
  metric: metric.nullable(),
  /** SHA-256 of what training left; null where nothing was trained, or not to its end. On a deterministic track others get the same. */
  artifact: hex64.nullable(),
  /** Address of the hold-out that it was scored on, under the verifier's own key (`holdoutAddress`): one for a whole season. */
  holdout: hex64,
  cpuSeconds: z.number().min(0),
  wallSeconds: z.number().min(0),
  hardwareClass: z.string().max(60),
});
export type ReplicaStatement = z.infer<typeof replicaSchema>;

export const verdictSchema = z.strictObject({
  submission: z.string().max(60),
  trial: z.string().max(60),
  track,
  head: hex40,
  decision: z.enum(['accepted', 'rejected']),
  reason: z.string().max(60).nullable(),
  disputed: z.boolean(),
  /** Trusted runs contradict the claim: for a while its key comes last in the queue among its own. */
  overstated: z.boolean(),
  /** The trial's lot as far as it was present at the verdict: those whose looks could count. */
  lot: z.array(hex64),
  /** What each verifier's look came to. The values open with the replicas, when the epoch is over. */
  looks: z.array(z.strictObject({ verifier: hex64, replicas: z.int(), status: z.string() })),
  /** Direction-adjusted gain and its interval, rounded to half a sigma; metric units. */
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  trustedReplicas: z.int(),
});
export type VerdictStatement = z.infer<typeof verdictSchema>;

export const mergeSchema = z.strictObject({
  submission: z.string().max(60),
  track,
  from: hex40,
  to: hex40,
  candidate: hex40,
  verdictIndex: z.int(),
  /** Log index of the maintainer's approval; null where the mode needs none. */
  approvalIndex: z.int().nullable(),
  /** The merged submission that this takes back; null for all others. */
  reverts: z.string().max(60).nullable(),
});
export type MergeStatement = z.infer<typeof mergeSchema>;

/** A maintainer's word that a self-scored candidate, the statement's subject, may be merged on the head that it was tested on. */
export const approvalSchema = z.strictObject({ submission: z.string().max(60), track, head: hex40 });
export type ApprovalStatement = z.infer<typeof approvalSchema>;

/** What a worker tells its peers of a hypothesis: that it holds it (`outcome` null), or how it went. The coordinator's journal is what counts. */
export const experimentSchema = z.strictObject({
  track,
  hypothesis: z.string().min(1).max(400),
  outcome: z.enum(['kept', 'discarded', 'crashed']).nullable(),
  metric: metric.nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type ExperimentStatement = z.infer<typeof experimentSchema>;

const predicateBase = 'https://ratchet.dev/predicates';
export const predicateTypes = {
  claim: `${predicateBase}/claim/v1`,
  replica: `${predicateBase}/replica/v1`,
  verdict: `${predicateBase}/verdict/v1`,
  merge: `${predicateBase}/merge/v1`,
  approval: `${predicateBase}/approval/v1`,
  admin: `${predicateBase}/admin/v1`,
  experiment: `${predicateBase}/experiment/v1`,
} as const;

const schemas: Readonly<Record<keyof typeof predicateTypes, z.ZodType>> = {
  claim: claimSchema,
  replica: replicaSchema,
  verdict: verdictSchema,
  merge: mergeSchema,
  approval: approvalSchema,
  admin: adminSchema,
  experiment: experimentSchema,
};

/** What each predicate may say, as JSON Schema, by the last part of its type: `claim/v1` and so on. */
export const predicateJsonSchemas = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}/v1`,
      { $id: predicateTypes[name as keyof typeof predicateTypes], ...z.toJSONSchema(schema) },
    ]),
  );
