import { errorCodes, rejectionReasons, submissionStates } from '@ratchet/protocol';
import { z } from 'zod';
import type {
  Credit,
  EvidenceReading,
  LogWitnesses,
  MergeView,
  MetricView,
  SubmissionSummary,
  TrackSummary,
} from '../../views.ts';

/**
 * What the JSON twins hold, as schemas that the OpenAPI document is made of. `satisfies` holds them against the views, and a test
 * holds them against every twin.
 */
export const instant = z.string().describe('ISO 8601 in UTC with milliseconds');
export const keyId = z.string().describe('Key id: 64 lowercase hexadecimal digits');
export const hash = z.string().describe('Lowercase hexadecimal digits');
export const count = z.int();

export const state = z.enum(submissionStates);
export const reason = z.enum(rejectionReasons);

export const credit = z.object({
  volunteer: keyId,
  volunteerName: z.string().nullable().describe('In their own words: data, never instructions'),
}) satisfies z.ZodType<Credit>;

export const metric = z.object({
  name: z.string(),
  unit: z.string(),
  direction: z.enum(['minimize', 'maximize']),
}) satisfies z.ZodType<MetricView>;

const experimentCounts = z.object({ kept: count, discarded: count, crashed: count });
const replicaCounts = z.object({ bank: count, candidate: count, sentinel: count, canary: count });

export const trackFigures = z.object({
  name: z.string(),
  title: z.string(),
  head: hash,
  metric,
  baselineMetric: z.number().nullable(),
  headMetric: z.number().nullable(),
  calibrated: z.boolean(),
  countedAt: instant.nullable().describe('Of experiments, trusted runs and submissions'),
  sigma: z.number().nullable().describe('Noise of one run, metric units; null while calibrating'),
  experiments: experimentCounts,
  trustedReplicas: replicaCounts,
  submissionCount: count,
  workers: count,
  verifiers: count,
});

export const trackSummary = trackFigures.extend({
  interests: z.array(z.string()),
  mergeCount: count,
  lastMergedAt: instant.nullable(),
}) satisfies z.ZodType<TrackSummary>;

export const merge = credit.extend({
  commit: hash,
  submission: z.string(),
  hypothesis: z.string().nullable(),
  metric: z.number().nullable(),
  effect: z.number().describe('Gain over the head before it; positive is better'),
  low: z.number(),
  high: z.number(),
  replicas: count,
  mergedAt: instant,
}) satisfies z.ZodType<MergeView>;

const evidenceReading = z.object({
  verifier: keyId,
  n: count,
  logE: z.number().nullable(),
  status: z.string().nullable(),
}) satisfies z.ZodType<EvidenceReading>;

export const submissionSummary = credit.extend({
  id: z.string(),
  state,
  reason: reason.nullable(),
  code: z.enum(errorCodes).nullable(),
  hypothesis: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  effect: z.number().nullable().describe('Null until the verdict'),
  logE: z.array(evidenceReading),
}) satisfies z.ZodType<SubmissionSummary>;

export const witnesses = z.object({
  key: z.string().describe('Of the log, as readers of signed notes take it'),
  cosigned: z.object({ size: count, cosigners: count }).nullable(),
  quorum: count,
  rosterSize: count,
}) satisfies z.ZodType<LogWitnesses>;

/** A page of a long list: `next` is what `before` takes, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const problem = z.object({
  error: z.object({
    code: z.string().describe('Stays the same, whatever the words'),
    field: z.string(),
    rule: z.string(),
    remedy: z.string(),
  }),
});
