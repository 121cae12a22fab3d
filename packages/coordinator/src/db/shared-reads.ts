import type { CoordinatorReadModel } from './read-model.ts';
import { withRecentReads } from './recent-reads.ts';

/**
 * What the busiest pages are made of costs its queries twice a second at most, however many look. What is counted over a whole track or
 * network, and moves little in ten seconds, costs them every ten, and nobody who looks waits for them.
 */
export const sharedReads = (readModel: CoordinatorReadModel): CoordinatorReadModel =>
  withRecentReads(
    withRecentReads(readModel, ['cloud', 'lineage', 'volunteers', 'verifiers', 'verifier'], {
      // A cloud has thousands of cells, and anyone may ask for ranges of their own.
      ...{ freshMs: 10_000, staleMs: 30_000, most: 64, now: Date.now },
    }),
    ['tracks', 'track', 'trackBoard', 'homeBoard', 'network', 'witnesses', 'status', 'mergesOf'],
    // Whoever waits for these waits for milliseconds; an open page is told of what happened before.
    { freshMs: 500, staleMs: 500, most: 64, now: Date.now },
  );
