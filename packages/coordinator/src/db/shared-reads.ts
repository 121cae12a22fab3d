import type { CoordinatorReadModel } from './read-model.ts';
import { withRecentReads } from './recent-reads.ts';

/**
 * What the busiest pages are made of costs its queries every two seconds at most, and twice a second while somebody has such a page open,
 * however many look; nobody who looks waits for them. What is counted over a whole track or network, and moves little in ten seconds,
 * costs them every ten.
 */
export const sharedReads = (readModel: CoordinatorReadModel): CoordinatorReadModel =>
  withRecentReads(
    withRecentReads(readModel, ['cloud', 'lineage', 'volunteers', 'verifiers', 'verifier'], {
      // A cloud has thousands of cells, and anyone may ask for ranges of their own.
      ...{ freshMs: 10_000, staleMs: 30_000, most: 64, now: Date.now },
    }),
    ['tracks', 'track', 'trackBoard', 'homeBoard', 'network', 'witnesses', 'status', 'mergesOf'],
    { freshMs: 2_000, staleMs: 10_000, newestMs: 500, most: 64, now: Date.now },
  );
