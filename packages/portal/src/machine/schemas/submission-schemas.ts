import { z } from 'zod';
import type { TrialView } from '../../submission/submission-reads.ts';
import type { SubmissionView } from '../../views.ts';
import { count, hash, instant, keyId, metric, state, submissionSummary } from './shared-schemas.ts';

export const submissionView = submissionSummary.extend({
  track: z.string(),
  trackTitle: z.string(),
  trackMode: z.enum(['rerun', 'certificate', 'self-scored']),
  trackMetric: metric,
  minimumEffect: z.number(),
  sigma: z.number().nullable(),
  head: hash.nullable(),
  detail: z.string().nullable(),
  waitsFor: z.string().nullable(),
  timeline: z.array(z.object({ state, at: instant, logIndex: count.nullable() })),
  decidedAt: instant.nullable(),
  mergeCommit: hash.nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  replicas: count,
  claim: z
    .object({
      effect: z.number(),
      candidateRuns: z.array(z.number()),
      headRuns: z.array(z.number()),
      hardwareClass: z.string(),
    })
    .nullable()
    .describe('What the volunteer claimed; null until the verdict'),
  diff: z.string().nullable().describe('Null until the verdict'),
}) satisfies z.ZodType<SubmissionView>;

const replica = z.object({
  id: z.string(),
  verifier: keyId,
  commitmentIndex: count,
  replicaIndex: count,
  seed: z.number().nullable(),
  outcome: z.string().nullable(),
  metric: z.number().nullable(),
  cpuSeconds: z.number().nullable(),
  reportedAt: instant,
  logIndex: count.nullable(),
  isDiscarded: z.boolean(),
});

const point = z.object({
  verifier: keyId,
  at: count,
  n: count,
  effect: z.number().nullable(),
  logE: z.number().nullable(),
  logFutility: z.number().nullable(),
  status: z.string(),
});

const trial = z.object({
  id: z.string(),
  head: hash,
  hardwareClass: z.string(),
  beganAt: instant,
  endedAt: instant.nullable(),
  accepted: z.boolean().nullable(),
  logIndex: count.nullable(),
  isOpened: z.boolean(),
  opensAt: instant.nullable(),
  sigma: z.number().nullable(),
  requiredLogE: z.number().nullable(),
  replicas: z.array(replica),
  points: z.array(point),
}) satisfies z.ZodType<TrialView>;

export const submission = submissionView.extend({
  trials: z.array(trial).describe('Rounds of testing; their values open with the epoch'),
});
