import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClient } from '@ratchet/client';
import { nodeKeyFromSeed, sha256Hex } from '@ratchet/protocol';
import type { Moment, Moments } from './moments.ts';

/** What clients were told: from then on the network must never have forgotten it. */
export interface Acknowledged {
  readonly submissions: Set<string>;
  /** Entries of the journal. */
  readonly experiments: Set<number>;
  /** Answers that differed from the first one to the same request. */
  readonly contradictions: string[];
}

export const nothingAcknowledged = (): Acknowledged => ({
  ...{ submissions: new Set(), experiments: new Set(), contradictions: [] },
});

/** Takes down the submission ids that workers keep in their outboxes, each from the moment it is there. */
export function noteOutboxes(dataDir: string, moments: Moments, acknowledged: Acknowledged): void {
  moments.onEach((moment: Moment) => {
    const worker = /^(worker-\d+)\/outbox\.json/.exec(moment)?.[1];
    if (worker === undefined) return;
    try {
      const text = readFileSync(join(dataDir, worker, 'outbox.json'), 'utf8');
      const { submissionId } = JSON.parse(text) as { readonly submissionId: string | null };
      if (submissionId !== null) acknowledged.submissions.add(submissionId);
    } catch {
      // Empty again.
    }
  });
}

const clock = {
  now: Date.now,
  sleep: (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};

/**
 * A volunteer of the test's own, a new one each time the network stirs: it takes a lease, writes to the journal, commits,
 * and asks for the same commitment once more. Resolves when the signal aborts.
 */
export async function keepCommitting(options: {
  readonly address: string;
  readonly track: string;
  readonly moments: Moments;
  readonly acknowledged: Acknowledged;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { moments, signal } = options;
  try {
    while (!signal.aborted) {
      await commitOnce(options);
      await moments.next((moment) => moment.startsWith('logs/'), 60);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function commitOnce({
  address,
  track,
  acknowledged,
  signal,
}: Parameters<typeof keepCommitting>[0]): Promise<void> {
  const key = nodeKeyFromSeed(randomBytes(32));
  const client = openClient({ address, key, clock, random: Math.random, newId: randomUUID });
  try {
    await client.call('register', { displayName: 'a committing test' }, { signal });
    const hypothesis = `Nothing that is ever revealed, ${randomUUID()}`;
    const { leaseId } = await client.call('takeLease', { track, hypothesis }, { signal });
    const run = { outcome: 'discarded', metric: 0, seed: 1, cpuSeconds: 0, wallSeconds: 0 } as const;
    const { entry } = await client.call('appendExperiment', { leaseId, track, ...run }, { signal });
    acknowledged.experiments.add(entry);
    const request = { leaseId, track, commitment: sha256Hex(randomBytes(32)) };
    const idempotencyKey = randomUUID();
    const first = await client.call('commit', request, { signal, idempotencyKey });
    acknowledged.submissions.add(first.submissionId);
    const again = await client.call('commit', request, { signal, idempotencyKey });
    if (again.submissionId !== first.submissionId)
      acknowledged.contradictions.push(`${first.submissionId}, then ${again.submissionId}`);
  } finally {
    client.close();
  }
}
