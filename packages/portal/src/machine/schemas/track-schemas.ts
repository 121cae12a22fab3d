import { z } from 'zod';
import type { HomeBoard } from '../../home/home-reads.ts';
import type { Comparison, LineageView } from '../../lineage/lineage-reads.ts';
import type { CloudView, ExperimentView, TrackBoard } from '../../track/track-reads.ts';
import type { CommitView, NetworkView, TrackView } from '../../views.ts';
import {
  count,
  credit,
  hash,
  instant,
  keyId,
  merge,
  metric,
  pageOf,
  reason,
  state,
  submissionSummary,
  trackFigures,
  trackSummary,
} from './shared-schemas.ts';

const mode = z.enum(['rerun', 'certificate', 'self-scored']);
const outcome = z.enum(['kept', 'discarded', 'crashed']);
const rejected = z.record(z.string(), count).describe('How often, by reason or by the code of the rule');

const trackView = trackSummary.extend({
  license: z.string(),
  openedAt: instant,
  baselineCommit: hash,
  minimumEffect: z.number(),
  verification: z.object({ mode, quorum: count }),
  hardwareClass: z.string(),
  budgets: z.array(
    z.object({
      stage: z.enum(['train', 'predict', 'score']),
      wallSeconds: z.number(),
      cpuSeconds: z.number(),
      memoryMiB: z.number(),
      gpus: count,
    }),
  ),
  editable: z.array(z.string()).describe('Globs of the files that a candidate may change'),
  headReplicas: count,
  program: z.string().nullable().describe('What agents are told'),
  merges: z.array(merge).describe('Oldest first'),
  openSubmissions: z.array(submissionSummary),
  endedSubmissions: z.array(submissionSummary),
  rejected,
}) satisfies z.ZodType<TrackView>;

const board = z.object({
  readAt: instant,
  triedNow: z.array(credit.extend({ hypothesis: z.string(), since: instant })),
  triedCount: count,
  volunteers: z.array(
    credit.extend({ gain: z.number(), merges: count, experiments: count, hours: z.number() }),
  ),
  holdout: z.object({
    season: count,
    seasons: count,
    beganAt: instant,
    tests: count,
    testsAtMost: count,
    holders: z.array(z.object({ verifier: keyId, operator: z.string() })),
  }),
  programs: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
}) satisfies z.ZodType<TrackBoard>;

export const track = trackView.extend({ board, cloneUrl: z.string(), coordinator: z.string() });

const cloud = z.object({
  from: instant,
  to: instant,
  spanSeconds: z.number(),
  cellHeight: z.number(),
  cells: z.array(
    z.object({
      at: instant,
      metric: z.number().nullable(),
      outcome,
      times: count,
      experiment: credit
        .extend({ hypothesis: z.string().nullable(), metric: z.number().nullable(), at: instant })
        .nullable(),
    }),
  ),
}) satisfies z.ZodType<CloudView>;

export const chart = z.object({ track: z.string(), cloud });

const homeBoard = z.object({
  readAt: instant,
  volunteersNow: count,
  experimentsToday: count,
  gainsThisWeek: count,
  newestGains: z.array(
    credit.extend({
      track: z.string(),
      trackTitle: z.string(),
      commit: hash,
      hypothesis: z.string().nullable(),
      effect: z.number(),
      sigma: z.number().nullable(),
      unit: z.string(),
      mergedAt: instant,
    }),
  ),
  staircases: z.record(z.string(), z.array(z.object({ at: instant, value: z.number() }))),
}) satisfies z.ZodType<HomeBoard>;

export const home = z.object({ tracks: z.array(trackSummary), board: homeBoard, coordinator: z.string() });

/** The terminal’s view of the network. */
export const network = z.object({
  tracks: z.array(
    trackFigures.extend({
      headReplicas: count,
      merges: z.array(merge),
      submissions: z.array(submissionSummary),
      rejected,
    }),
  ),
}) satisfies z.ZodType<NetworkView>;

export const commit = merge.extend({
  isTakenBack: z.boolean(),
  track: z.string(),
  trackTitle: z.string(),
  trackMode: mode,
  trackMetric: metric,
  parent: hash,
  candidate: hash,
  height: count,
  next: hash.nullable(),
  verdictIndex: count.nullable(),
  mergeIndex: count.nullable(),
  diff: z.string().nullable(),
}) satisfies z.ZodType<CommitView>;

export const merges = pageOf(merge);
export const submissions = pageOf(submissionSummary);
export const experiments = pageOf(
  credit.extend({
    entry: count,
    hypothesis: z.string().nullable(),
    head: hash,
    outcome: outcome.nullable().describe('Null while its lease is open'),
    metric: z.number().nullable(),
    wallSeconds: z.number(),
    at: instant,
  }) satisfies z.ZodType<ExperimentView>,
);

const candidate = credit.extend({
  submission: z.string(),
  state,
  reason: reason.nullable(),
  hypothesis: z.string().nullable(),
  commit: hash.nullable(),
  effect: z.number().nullable(),
  createdAt: instant,
});

export const lineage = z.object({
  track: z.string(),
  trackTitle: z.string(),
  metricName: z.string(),
  metricUnit: z.string(),
  sigma: z.number().nullable(),
  heads: z.array(
    credit.extend({
      commit: hash,
      height: count,
      beganAt: instant,
      submission: z.string().nullable(),
      hypothesis: z.string().nullable(),
      effect: z.number().nullable(),
      isTakenBack: z.boolean(),
      candidates: z.array(candidate),
      candidateCount: count,
      candidateCountIsLeast: z.boolean(),
    }),
  ),
  next: count.nullable(),
}) satisfies z.ZodType<LineageView>;

const side = z.object({
  commit: hash,
  kind: z.enum(['head', 'candidate']),
  height: count.nullable(),
  submission: z.string().nullable(),
  hypothesis: z.string().nullable(),
});

export const comparison = z.object({
  track: z.string(),
  kind: z.literal('compared'),
  from: side,
  to: side,
  diff: z.string().nullable(),
}) satisfies z.ZodType<Extract<Comparison, { kind: 'compared' }>>;
