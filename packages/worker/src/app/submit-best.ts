import type { LeaseKeeper } from './lease-keeper.ts';
import { unpackChanges } from './notebook.ts';
import type { Proposal, RunnerPort, Say, WorkspacePort } from './ports.ts';
import type { SearchRecord } from './search-record.ts';
import { shouldSubmit } from './submission-policy.ts';
import type { Submitter } from './submitter.ts';

export interface SubmitParts {
  readonly submitter: Submitter;
  readonly leases: LeaseKeeper;
  readonly workspace: WorkspacePort;
  readonly runner: RunnerPort;
  readonly say: Say;
}

/**
 * Draws the consequence of how the last submission ended. A refusal takes the own best with it, since what was stacked on
 * the refused change stands on something that is not there.
 */
export async function settleSubmission(
  parts: SubmitParts,
  record: SearchRecord,
  signal: AbortSignal,
): Promise<void> {
  const end = parts.submitter.takeEnd();
  const { best } = record.notebook;
  if (!best || end === null || end === 'merged') return;
  if (end === 'lapsed') {
    await record.change((notebook) => ({ ...notebook, best: { ...best, submitted: false } }));
    return;
  }
  await record.change((notebook) => ({ ...notebook, best: null, sinceImproved: 0 }));
  await parts.leases.releaseHypothesis(best.hypothesis, signal);
}

/** Submits the own best when the policy says that it is worth its trusted runs. */
export async function submitIfWorthIt(
  parts: SubmitParts,
  record: SearchRecord,
  exhausted: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { submitter, leases, workspace, runner, say } = parts;
  const { best, headRuns, sinceImproved } = record.notebook;
  if (!best) return;
  const worthIt = shouldSubmit({
    gain: best.gain,
    sigma: record.sigma,
    minimumEffect: record.track.manifest.metric.minimumEffect,
    sinceImproved,
    exhausted,
    submissionOpen: submitter.isOpen,
    alreadySubmitted: best.submitted,
    isExact: record.isExact,
  });
  if (!worthIt) return;
  const lease = await leases.take(best.hypothesis, signal);
  if (!lease) {
    say('dropped', `${best.hypothesis}  another worker holds it now`);
    await record.change((notebook) => ({ ...notebook, best: null, sinceImproved: 0 }));
    return;
  }
  const { track } = record;
  const candidate = await workspace.commit(track.head, unpackChanges(best.changes), messageOf(best));
  const bundle = await workspace.bundle(candidate);
  await workspace.discard(candidate);
  const claim = {
    track: track.name,
    head: track.head,
    tree: candidate.tree,
    hypothesis: best.hypothesis,
    candidateRuns: [...best.runs],
    headRuns: [...headRuns],
    effect: best.gain,
    hardwareClass: runner.hardwareClass,
  };
  // From here on the outbox has it: it is sent by every look after the submission, also after a restart.
  await submitter.begin(claim, { candidate, bundle, leaseId: lease.leaseId });
  await record.change((notebook) => ({ ...notebook, best: { ...best, submitted: true } }));
}

/** The candidate's commit message: the hypothesis as its subject. */
export const messageOf = ({ hypothesis, rationale }: Pick<Proposal, 'hypothesis' | 'rationale'>): string =>
  rationale === '' ? `${hypothesis}\n` : `${hypothesis}\n\n${rationale}\n`;
