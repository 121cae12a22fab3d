import type { Expectation } from '@ratchet/statistics';
import { z } from 'zod';
import type { Question } from '../../calculator/question.ts';
import type { MethodView } from '../../method/method-view.ts';
import type { StatusView } from '../../status/status-reads.ts';
import { count, instant, keyId, merge, state, witnesses } from './shared-schemas.ts';
import { submissionView } from './submission-schemas.ts';

const waiting = { count, oldestAt: instant.nullable() };

const logHealth = z.object({
  size: count,
  checkpoint: z.object({ size: count, publishedAt: instant, cosigners: count }).nullable(),
  cosigned: z.object({ size: count, publishedAt: instant }).nullable(),
  quorum: count,
});

const verifierHealth = z.object({
  keyId,
  operator: z.string(),
  seenAt: instant.nullable(),
  isPresent: z.boolean(),
  suspendedAt: instant.nullable(),
  lease: z.object({ track: z.string(), since: instant }).nullable(),
  leases: count,
  abandoned: count,
  driftAlarms: count,
  otherFaults: count,
});

const trackHealth = z.object({
  name: z.string(),
  title: z.string(),
  isCalibrated: z.boolean(),
  paused: z.object({ since: instant, reason: z.string().nullable() }).nullable(),
  season: count,
  tests: count,
  testsAtMost: count,
  merges: count,
  spent: z.number(),
  nextE: z.number(),
  openTrials: count,
});

export const status = z.object({
  at: instant,
  versions: z.object({ ratchet: z.string(), schema: z.string(), node: z.string(), postgres: z.string() }),
  databaseBytes: z.number(),
  queues: z.array(z.object({ ...waiting, state })),
  replicas: z.object(waiting),
  unsequenced: z.object(waiting),
  rolledUpAt: instant.nullable(),
  log: logHealth,
  epoch: z.object({ id: count, beganAt: instant }).nullable(),
  verifiers: z.array(verifierHealth),
  tracks: z.array(trackHealth),
}) satisfies z.ZodType<StatusView>;

export const calculator = z.object({
  sigma: z.number(),
  minimumEffect: z.number(),
  effect: z.number().nullable(),
  verifiers: count,
  runSeconds: z.number().nullable(),
  expectations: z.array(
    z.object({
      effect: z.number(),
      accepted: z.number(),
      candidateRuns: z.number(),
      bankRuns: z.number(),
    }) satisfies z.ZodType<Expectation>,
  ),
}) satisfies z.ZodType<Question>;

export const method = z.object({
  tracks: count,
  experiments: count,
  submissions: count,
  merges: count,
  trustedRuns: count,
  medianRuns: z.number().nullable(),
  medianOver: count,
  lastMerge: z
    .object({
      track: z.string(),
      trackTitle: z.string(),
      unit: z.string(),
      sigma: z.number().nullable(),
      merge,
      submission: submissionView.nullable(),
    })
    .nullable(),
  logSize: count,
  witnesses,
}) satisfies z.ZodType<MethodView>;
