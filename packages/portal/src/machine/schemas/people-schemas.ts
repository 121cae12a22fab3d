import { z } from 'zod';
import type { OwnSubmission, Standing, VolunteerView } from '../../people/people-reads.ts';
import type { VerifierSummary, VerifierView } from '../../verifiers/verifiers-reads.ts';
import { count, credit, hash, instant, keyId, state, submissionSummary } from './shared-schemas.ts';

const standing = credit.extend({
  merges: count,
  experiments: count,
  hours: z.number(),
  lastAt: instant.nullable(),
}) satisfies z.ZodType<Standing>;

export const volunteers = z.object({ volunteers: z.array(standing), next: z.string().nullable() });

const onTrack = { track: z.string(), trackTitle: z.string() };

const volunteerView = credit.extend({
  registeredAt: instant.nullable(),
  isVerifier: z.boolean(),
  tracks: z.array(
    z.object({
      ...onTrack,
      unit: z.string(),
      sigma: z.number().nullable(),
      experiments: count,
      kept: count,
      hours: z.number(),
      cpuHours: z.number(),
      merges: count,
      gain: z.number(),
    }),
  ),
  gains: z.array(
    z.object({
      ...onTrack,
      unit: z.string(),
      sigma: z.number().nullable(),
      commit: hash,
      submission: z.string(),
      hypothesis: z.string().nullable(),
      effect: z.number(),
      mergedAt: instant,
    }),
  ),
  states: z.array(z.object({ state, times: count })),
  workingOn: z.array(z.object({ ...onTrack, hypothesis: z.string(), since: instant })),
  weeks: z.array(z.object({ week: z.string(), experiments: count })),
}) satisfies z.ZodType<Omit<VolunteerView, 'readAt'>>;

const ownSubmission = submissionSummary.extend({
  ...onTrack,
  sigma: z.number().nullable(),
}) satisfies z.ZodType<OwnSubmission>;

export const volunteer = volunteerView.extend({
  submissions: z.array(ownSubmission),
  next: z.string().nullable(),
});

const verifierState = z.object({
  verifier: keyId,
  operator: z.string(),
  addedAt: instant,
  removedAt: instant.nullable(),
  suspendedAt: instant.nullable(),
  seenAt: instant.nullable(),
  isPresent: z.boolean(),
});

const verifierSummary = verifierState.extend({
  runs: count,
  hours: z.number(),
  looks: count,
  agreed: count,
  faults: count,
}) satisfies z.ZodType<VerifierSummary>;

export const verifiers = z.object({ verifiers: z.array(verifierSummary) });

export const verifier = verifierState.extend({
  runs: z.array(
    z.object({
      ...onTrack,
      kind: z.enum(['bank', 'candidate', 'sentinel', 'canary']),
      runs: count,
      hours: z.number(),
      cpuHours: z.number(),
    }),
  ),
  looks: z.array(z.object({ track: z.string(), looks: count, agreed: count })),
  abandonedLeases: count,
  charts: z.array(
    z.object({
      ...onTrack,
      unit: z.string(),
      sigma: z.number(),
      sentinels: z.array(
        z.object({
          at: instant,
          metric: z.number(),
          above: z.number(),
          below: z.number(),
          alarm: z.boolean(),
        }),
      ),
    }),
  ),
  faults: z.array(
    z.object({
      kind: z.enum(['drift', 'overturned', 'mismatch', 'alone']),
      track: z.string(),
      at: instant,
      logIndex: count.nullable(),
    }),
  ),
}) satisfies z.ZodType<VerifierView>;
