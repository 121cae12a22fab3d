import { parseCommitId, parseSha256, parseTreeId, RatchetError } from '@ratchet/protocol';
import { z } from 'zod';
import type { Notebook } from './app/notebook.ts';
import type { Pending } from './app/submitter.ts';

/** What this worker reads back from its own data directory after a restart, checked like anything else that is read. */
const changesSchema = z.record(z.string(), z.base64().nullable());
const bestSchema = z.object({
  hypothesis: z.string(),
  rationale: z.string(),
  changes: changesSchema,
  runs: z.array(z.number()).min(1),
  gain: z.number(),
  submitted: z.boolean(),
});

const recordSchema = z.object({
  leaseId: z.string(),
  outcome: z.enum(['kept', 'discarded', 'crashed']),
  metric: z.number().nullable(),
  seed: z.int(),
  cpuSeconds: z.number(),
  wallSeconds: z.number(),
  idempotencyKey: z.string(),
});

const notebookSchema = z.object({
  track: z.string(),
  head: z.string(),
  headRuns: z.array(z.number()),
  experiments: z.array(
    z.object({
      hypothesis: z.string(),
      content: z.string(),
      gain: z.number().nullable(),
      runs: z.int(),
    }),
  ),
  best: bestSchema.nullable(),
  sinceImproved: z.int(),
  inherited: z.object({ head: z.string(), best: bestSchema }).nullable(),
  unsent: z.array(recordSchema),
});

const pendingSchema = z.object({
  stage: z.enum(['sealed', 'committed', 'revealed']),
  track: z.string(),
  head: z.string().transform((text) => parseCommitId(text, 'head')),
  candidate: z.string().transform((text) => parseCommitId(text, 'candidate')),
  tree: z.string().transform((text) => parseTreeId(text, 'tree')),
  hypothesis: z.string(),
  leaseId: z.string(),
  commitment: z.string().transform((text) => parseSha256(text, 'commitment')),
  claim: z.base64(),
  nonce: z.string().regex(/^[0-9a-f]{64}$/),
  bundle: z.base64(),
  commitKey: z.string(),
  revealKey: z.string(),
  submissionId: z.string().nullable(),
  state: z.string(),
});

export const parseNotebook = (value: unknown): Notebook => parsed(notebookSchema, value, 'notebook.json');
export const parsePending = (value: unknown): Pending => parsed(pendingSchema, value, 'outbox.json');

function parsed<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  throw new RatchetError({
    code: 'bad-configuration',
    field: file,
    rule: `${outcome.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`,
    remedy: `Another version wrote it: move ${file} out of the worker's data directory.`,
  });
}
