import type { CoordinatorReadModel } from './read-model.ts';
import { withRecentReads } from './recent-reads.ts';

/** What the busiest pages are made of costs its queries every two seconds at most, however many look, and nobody who looks waits for them. */
export const sharedReads = (readModel: CoordinatorReadModel): CoordinatorReadModel =>
  withRecentReads(
    readModel,
    [
      ...(['tracks', 'track', 'trackBoard', 'cloud', 'homeBoard', 'network', 'witnesses', 'status'] as const),
      ...(['mergesOf', 'lineage', 'volunteers', 'verifiers', 'verifier'] as const),
    ],
    { freshMs: 2_000, staleMs: 10_000, most: 512, now: Date.now },
  );
