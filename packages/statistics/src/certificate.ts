import type { LookRuns, LookStatus } from './look-status.ts';
import type { LookReading, Step } from './quorum.ts';

/** Looks from the start. */
const quorum = 2;
/** Verifiers that must find the gain: the quorum and the third look (design, section 7.9). */
const findings = 3;
/** Verifiers that must find none: no single veto (section 7.5). */
const refusals = 2;

/** A certificate's score is exact, so the head is scored once, and so is the candidate. */
export const certificateBankSize = 1;

/**
 * What to do next with a certificate: a construction whose score is computed and not sampled. It is accepted iff the score
 * improves by `minimumEffect` (section 7.11) in the eyes of three verifiers, or of all but one where the roster has no
 * more, and rejected by two. Verifiers that differ are disputed, since one of them is broken or lies, and the next in the
 * lot decides. The published effect is the middle one of those that found the gain, so that none of them alone sets it.
 * @param lot the roster in drawn order, each verifier once
 * @param looks one run of the candidate and the head's scored one, direction-adjusted; a verifier without an entry has none
 */
export function nextCertificateStep(
  lot: readonly string[],
  looks: ReadonlyMap<string, LookRuns>,
  { minimumEffect }: { readonly minimumEffect: number },
): { readonly step: Step; readonly readings: readonly LookReading[] } {
  const seen = lot.map((verifier) => {
    const { candidate = [], bank = [] } = looks.get(verifier) ?? {};
    const gain = gainOf(
      candidate[0],
      bank.find((run) => run !== null),
    );
    return { verifier, gain, status: statusOf(candidate[0], gain, minimumEffect) };
  });
  const found = seen.filter(({ status }) => status === 'crossed');
  const refused = seen.filter(({ status }) => status === 'screened' || status === 'broken');
  const disputed = found.length > 0 && refused.length > 0;
  const wanted = quorum + (found.length >= quorum ? findings - quorum : 0) + refused.length;
  const looking = seen.slice(0, Math.max(wanted, found.length + refused.length));
  const readings = looking.map(({ verifier, status }) => ({ verifier, status, evidence: null }));
  const open = looking.filter(({ status }) => status === 'open').map(({ verifier }) => verifier);
  const isDecided =
    found.length >= findings || (open.length === 0 && found.length + refused.length >= findings);
  if (refused.length >= refusals) {
    const isBroken = refused.every(({ status }) => status === 'broken');
    return { step: { kind: 'reject', reason: isBroken ? 'broken' : 'screen', disputed }, readings };
  }
  if (!isDecided) return { step: { kind: 'replicate', verifiers: open, disputed }, readings };
  const gains = found.flatMap(({ gain }) => (gain === null ? [] : [gain])).sort((a, b) => a - b);
  const effect = gains[Math.floor((gains.length - 1) / 2)] ?? 0;
  return { step: { kind: 'accept', disputed, effect, low: effect, high: effect }, readings };
}

type Run = number | null | undefined;

/** Null while it cannot be told. */
const gainOf = (candidate: Run, head: Run): number | null =>
  typeof candidate === 'number' && typeof head === 'number' ? candidate - head : null;

/** A head that cannot be scored says nothing about the candidate: then the look stays open. */
function statusOf(candidate: Run, gain: number | null, minimumEffect: number): LookStatus {
  if (candidate === null) return 'broken';
  if (gain === null) return 'open';
  return gain > 0 && gain >= minimumEffect ? 'crossed' : 'screened';
}
