import type { Credit, MergeView } from '../views.ts';
import type { ComparedCommit, LineageCandidate, LineageHead, LineageReads } from './lineage-reads.ts';

/** Heads and candidates for tests: those of the fixture's merges, each with some candidates that were not merged. */

const commitOf = (seed: number): string => `${seed}d1ff`.repeat(10).slice(0, 40);
const states = ['REJECTED', 'TESTING', 'REJECTED', 'ACCEPTED', 'LAPSED'] as const;

const candidate = (height: number, index: number, who: Credit): LineageCandidate => {
  const state = states[(height + index) % states.length] ?? 'REJECTED';
  const isKnown = state !== 'TESTING' && state !== 'LAPSED';
  return {
    ...{ volunteer: who.volunteer, volunteerName: who.volunteerName, state },
    submission: `0c7d5a3e-1b2f-4c6d-8e9f-${String(height * 100 + index).padStart(12, '0')}`,
    reason: state === 'REJECTED' ? (index % 2 ? 'futility' : 'screen') : null,
    hypothesis: 'Start from a smaller spread of the first weights',
    commit: isKnown ? commitOf(100 + 10 * height + index) : null,
    effect: state === 'REJECTED' ? -0.006 : null,
    createdAt: '2026-04-03T10:40:00.000Z',
  };
};

export function lineageReadsFixture(track: {
  readonly name: string;
  readonly title: string;
  readonly metric: { readonly name: string; readonly unit: string };
  readonly baselineCommit: string;
  readonly openedAt: string;
  readonly merges: readonly MergeView[];
}): LineageReads {
  const root: LineageHead = {
    ...{
      commit: track.baselineCommit,
      height: 0,
      beganAt: track.openedAt,
      submission: null,
      hypothesis: null,
    },
    ...{ effect: null, volunteer: '', volunteerName: null, candidates: [], candidateCount: 0 },
    candidateCountIsLeast: false,
    isTakenBack: false,
  };
  const heads = [root, ...track.merges.map((merge, index) => headOf(merge, index + 1))].reverse();
  const compared = (commit: string): ComparedCommit | null => {
    const head = heads.find((one) => one.commit === commit);
    if (head) return { ...head, kind: 'head' };
    const made = heads.flatMap(({ candidates }) => candidates).find((one) => one.commit === commit);
    if (!made) return null;
    return {
      commit,
      kind: 'candidate',
      height: null,
      submission: made.submission,
      hypothesis: made.hypothesis,
    };
  };
  return {
    lineage: async (name, { before, limit }) => {
      if (name !== track.name) return null;
      const shown = heads.filter(({ height }) => before === null || height < before).slice(0, limit);
      const lowest = shown.at(-1)?.height ?? 0;
      const { title: trackTitle, metric } = track;
      return {
        ...{ track: name, trackTitle, metricName: metric.name, metricUnit: metric.unit, heads: shown },
        sigma: 0.012,
        next: lowest > 0 ? lowest : null,
      };
    },
    compare: async (name, from, to) => {
      if (name !== track.name) return null;
      if (from === withheldCommit || to === withheldCommit)
        return { kind: 'withheld', commit: withheldCommit };
      const [a, b] = [compared(from), compared(to)];
      if (!a) return { kind: 'unknown', commit: from };
      if (!b) return { kind: 'unknown', commit: to };
      return { kind: 'compared', from: a, to: b, diff: comparedDiff };
    },
  };
}

const headOf = (merge: MergeView, height: number): LineageHead => {
  const count = height % 3 === 0 ? 5 : 2;
  return {
    ...{ commit: merge.commit, height, beganAt: merge.mergedAt, submission: merge.submission },
    ...{ hypothesis: merge.hypothesis, effect: merge.effect, isTakenBack: height === 2 },
    ...{ volunteer: merge.volunteer, volunteerName: merge.volunteerName },
    candidates: Array.from({ length: count }, (_, index) => candidate(height, index, merge)),
    candidateCount: height === 2 ? 512 : count,
    candidateCountIsLeast: height === 2,
  };
};

/** A candidate that is still tested. */
export const withheldCommit = 'f00d'.repeat(10);

const comparedDiff = `diff --git a/model.py b/model.py
index 3f1a2b4..9c0d1e2 100644
--- a/model.py
+++ b/model.py
@@ -1,4 +1,5 @@
 import numpy as np
-HIDDEN = 64
+HIDDEN = 96  # wider
+DEPTH = 2
 RATE = 0.003
 SCALE = 1.0
`;
