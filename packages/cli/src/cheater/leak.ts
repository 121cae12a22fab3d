import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCommitId, parseTreeId } from '@ratchet/protocol';
import { z } from 'zod';

/** A worker's submission on its way, as it keeps it in its data folder: everything that a thief could wish for. */
const pendingSchema = z.object({
  stage: z.enum(['sealed', 'committed', 'revealed']),
  track: z.string(),
  head: z.string().transform((text) => parseCommitId(text, 'head')),
  candidate: z.string().transform((text) => parseCommitId(text, 'candidate')),
  tree: z.string().transform((text) => parseTreeId(text, 'tree')),
  hypothesis: z.string(),
  claim: z.base64().transform((text) => Buffer.from(text, 'base64')),
  nonce: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((text) => Buffer.from(text, 'hex')),
  bundle: z.base64().transform((text) => Buffer.from(text, 'base64')),
  commitment: z.string(),
  submissionId: z.string().nullable(),
  state: z.string(),
});

export type LeakedSubmission = z.output<typeof pendingSchema>;

/** The open submissions of the workers whose folders have leaked. What cannot be read now may be readable later. */
export async function readLeaks(folders: readonly string[], track: string): Promise<LeakedSubmission[]> {
  const leaks = await Promise.all(
    folders.map(async (folder) => {
      try {
        return pendingSchema.parse(JSON.parse(await readFile(join(folder, 'outbox.json'), 'utf8')));
      } catch {
        return null;
      }
    }),
  );
  return leaks.filter((leak) => leak !== null).filter((leak) => leak.track === track);
}

/** Open for all to see in the log, and in the hands of the coordinator. */
export const isAdmitted = (leak: LeakedSubmission): boolean =>
  leak.stage === 'revealed' && ['ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED'].includes(leak.state);

export const isCommitted = (leak: LeakedSubmission): boolean => leak.stage !== 'sealed';
