import type { Manifest } from '@ratchet/protocol';
import { barHeight, confirmationOf, isPromising } from './confirmation.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { mean } from './noise.ts';
import { packChanges, withRun } from './notebook.ts';
import type { CandidateCommit, Lease, Proposal } from './ports.ts';
import { type SearchRecord, shown } from './search-record.ts';
import type { TrialParts } from './trial.ts';

export interface Subject {
  readonly proposal: Proposal;
  readonly candidate: CandidateCommit;
  readonly lease: Lease;
  /** Content of the changes, see `contentOf`. */
  readonly content: string;
}

/** Runs a candidate once, and on fresh seeds if it looks good. Confirmed, it becomes the own best. */
export async function tryCandidate(
  parts: TrialParts & { readonly leases: LeaseKeeper },
  record: SearchRecord,
  subject: Subject,
  signal: AbortSignal,
): Promise<void> {
  const { say, leases } = parts;
  const { hypothesis } = subject.proposal;
  const { bar, headMean } = record;
  const { best } = record.notebook;
  const gain = (metric: number | null) => (metric === null ? null : record.gain(metric));
  const run = {
    candidate: subject.candidate,
    leaseId: subject.lease.leaseId,
    judge: (metric: number) =>
      isPromising(record.gain(metric), bar) ? ('kept' as const) : ('discarded' as const),
  };
  const once = () =>
    record.try(
      parts,
      run,
      (metric, notebook) => withRun(notebook, { hypothesis, content: subject.content, gain: gain(metric) }),
      signal,
    );

  const first = await once();
  const before = shown(best ? mean(best.runs) : headMean);
  const after = first.metric === null ? 'nothing' : shown(first.metric);
  say('experiment', `${hypothesis}  ${before} → ${after}  ${first.verdict}`);
  if (record.isExact && first.verdict === 'kept' && first.metric !== null) {
    const found = { runs: [first.metric], gain: record.gain(first.metric) };
    await becomeBest(
      parts,
      record,
      withCertificate(subject, record.track.manifest, first.certificate),
      found,
      signal,
    );
    return;
  }
  const fresh: (number | null)[] = [];
  let confirmation =
    first.verdict === 'kept' && !record.isExact ? confirmationOf([], bar) : ({ kind: 'refuted' } as const);
  while (confirmation.kind === 'more') {
    fresh.push((await once()).metric);
    confirmation = confirmationOf(fresh.map(gain), bar);
  }
  if (confirmation.kind === 'confirmed') {
    const runs = fresh.filter((metric) => metric !== null);
    await becomeBest(parts, record, subject, { runs, gain: confirmation.gain }, signal);
    return;
  }
  if (fresh.length > 0) {
    say('refuted', `${hypothesis}  on ${fresh.length} fresh seeds: under a gain of ${shown(barHeight(bar))}`);
  }
  await leases.release(subject.lease.leaseId, signal);
  await record.countFailure();
}

/** The candidate with what was scored in its tree, where verifiers look for it. */
function withCertificate(
  subject: Subject,
  { verification }: Manifest,
  certificate: Uint8Array | null,
): Subject {
  if (verification.certificate === undefined || certificate === null) return subject;
  const { proposal } = subject;
  const changes = new Map([...proposal.changes, [verification.certificate, certificate]]);
  return { ...subject, proposal: { ...proposal, changes } };
}

/** The lease of the own best stays held, because its submission needs one. */
async function becomeBest(
  parts: TrialParts & { readonly leases: LeaseKeeper },
  record: SearchRecord,
  { proposal }: Subject,
  found: { readonly runs: readonly number[]; readonly gain: number },
  signal: AbortSignal,
): Promise<void> {
  const previous = record.notebook.best;
  const { hypothesis, rationale } = proposal;
  const best = { hypothesis, rationale, changes: packChanges(proposal.changes), ...found, submitted: false };
  await record.change((notebook) => ({ ...notebook, best, sinceImproved: 0 }));
  const runs = `${shown(mean(found.runs))} on ${found.runs.length} fresh seeds`;
  parts.say('confirmed', `${hypothesis}  ${runs}, gain ${found.gain.toPrecision(3)}`);
  if (previous) await parts.leases.releaseHypothesis(previous.hypothesis, signal);
}
