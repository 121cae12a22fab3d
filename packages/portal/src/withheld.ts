import type { SubmissionState } from '@ratchet/protocol';
import type { NetworkView, SubmissionSummary, SubmissionView, TrackView } from './views.ts';

/** States after the verdict. STALE and DISPUTED are not among them: whatever was measured is still in play. */
const decided: ReadonlySet<SubmissionState> = new Set([
  'ACCEPTED',
  'MERGED',
  'REJECTED',
  'LAPSED',
  'REVERTED',
]);

export const isDecided = (state: SubmissionState): boolean => decided.has(state);

/**
 * Design, section 7.3: "Portal and workers see values rounded to half a sigma, after the verdict." Whatever a read model
 * hands over for a submission without a verdict, its values end here.
 */
export function withheldSummary(summary: SubmissionSummary): SubmissionSummary {
  if (isDecided(summary.state)) return summary;
  const logE = summary.logE.map(({ verifier, n }) => ({ verifier, n, logE: null, status: null }));
  return { ...summary, effect: null, logE };
}

export function withheldSubmission(view: SubmissionView): SubmissionView {
  if (isDecided(view.state)) return view;
  return { ...view, ...withheldSummary(view), low: null, high: null, claim: null, diff: null };
}

export const withheldTrack = (view: TrackView): TrackView => ({
  ...view,
  openSubmissions: view.openSubmissions.map(withheldSummary),
  endedSubmissions: view.endedSubmissions.map(withheldSummary),
});

export const withheldNetwork = (view: NetworkView): NetworkView => ({
  tracks: view.tracks.map((track) => ({ ...track, submissions: track.submissions.map(withheldSummary) })),
});
