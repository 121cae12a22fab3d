import type { PortalContext } from '../context.ts';
import {
  allTrusted,
  type LogWitnesses,
  type MergeView,
  type SubmissionView,
  type TrackSummary,
} from '../views.ts';
import { withheldSubmission } from '../withheld.ts';

/** What the method looks like in this network's own numbers. */
export interface MethodView {
  readonly tracks: number;
  readonly experiments: number;
  readonly submissions: number;
  readonly merges: number;
  /** Every trusted run, whatever it was for. */
  readonly trustedRuns: number;
  /** Trusted runs of the candidate, the median over the newest merges, and over how many; null before the first merge. */
  readonly medianRuns: number | null;
  readonly medianOver: number;
  readonly lastMerge: LastMerge | null;
  readonly logSize: number;
  readonly witnesses: LogWitnesses;
}

export interface LastMerge {
  readonly track: string;
  readonly trackTitle: string;
  readonly unit: string;
  readonly sigma: number | null;
  readonly merge: MergeView;
  /** Its submission's way there; null where that cannot be read. */
  readonly submission: SubmissionView | null;
}

/** Tracks whose merges are looked at, and merges of each. */
const [tracksAtMost, mergesAtMost] = [10, 50];

export async function readMethod({ readModel }: PortalContext): Promise<MethodView> {
  const [tracks, witnesses, { size }] = await Promise.all([
    readModel.tracks(),
    readModel.witnesses(),
    readModel.log(-1, 1),
  ]);
  const newest = await Promise.all(
    withNewestMerges(tracks).map(async (track) => {
      const { items } = await readModel.mergesOf(track.name, { before: null, limit: mergesAtMost });
      return items.map((merge) => ({ track, merge }));
    }),
  );
  const merges = newest.flat().sort((one, other) => (one.merge.mergedAt < other.merge.mergedAt ? 1 : -1));
  const last = merges[0];
  const sum = (count: (track: TrackSummary) => number) =>
    tracks.reduce((total, one) => total + count(one), 0);
  return {
    tracks: tracks.length,
    experiments: sum(({ experiments: { kept, discarded, crashed } }) => kept + discarded + crashed),
    submissions: sum(({ submissionCount }) => submissionCount),
    merges: sum(({ mergeCount }) => mergeCount),
    trustedRuns: sum(({ trustedReplicas }) => allTrusted(trustedReplicas)),
    medianRuns: median(merges.map(({ merge }) => merge.replicas)),
    medianOver: merges.length,
    lastMerge: last ? { ...lastMergeOf(last), submission: await wayOf(readModel, last.merge) } : null,
    logSize: size,
    witnesses,
  };
}

const withNewestMerges = (tracks: readonly TrackSummary[]): readonly TrackSummary[] =>
  tracks
    .filter(({ lastMergedAt }) => lastMergedAt !== null)
    .sort((one, other) => ((one.lastMergedAt ?? '') < (other.lastMergedAt ?? '') ? 1 : -1))
    .slice(0, tracksAtMost);

const lastMergeOf = ({ track, merge }: { track: TrackSummary; merge: MergeView }) => ({
  ...{ track: track.name, trackTitle: track.title, unit: track.metric.unit, sigma: track.sigma, merge },
});

/** The diff is on the submission's own page. */
async function wayOf(
  readModel: PortalContext['readModel'],
  { submission }: MergeView,
): Promise<SubmissionView | null> {
  const view = await readModel.submission(submission);
  return view && { ...withheldSubmission(view), diff: null };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
