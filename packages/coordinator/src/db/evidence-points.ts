import { nextCertificateStep, nextStep } from '@ratchet/statistics';

/** One trusted run as evidence takes it. */
export interface EvidenceRun {
  readonly verifier: string;
  /** Direction-adjusted; null where it crashed or ran out of its budget. */
  readonly metric: number | null;
  readonly reportedAt: Date;
  /** From when on it counted no more. */
  readonly discardedAt: Date | null;
}

interface Rules {
  readonly isExact: boolean;
  readonly sigma: number;
  readonly minimumEffect: number;
}

/**
 * What each verifier's evidence read right after each of its candidate runs, by the very functions that decide: a look depends on
 * its own verifier's runs alone, so each is read by itself. Runs are in the order in which they were folded.
 */
export const evidencePoints = (
  candidate: readonly EvidenceRun[],
  bank: readonly EvidenceRun[],
  rules: Rules,
) =>
  candidate.map(({ verifier, reportedAt }, index) => {
    const look = {
      candidate: countedAt(reportedAt, candidate.slice(0, index + 1), verifier),
      bank: countedAt(reportedAt, bank, verifier),
    };
    const reading = readAlone(verifier, look, rules);
    const { effect = null, logE = null, logFutility = null } = reading?.evidence ?? {};
    const n = look.candidate.length;
    return { verifier, at: index + 1, n, effect, logE, logFutility, status: reading?.status ?? 'open' };
  });

const countedAt = (moment: Date, runs: readonly EvidenceRun[], verifier: string): (number | null)[] =>
  runs
    .filter((run) => run.verifier === verifier && run.reportedAt <= moment)
    .filter(({ discardedAt }) => discardedAt === null || discardedAt > moment)
    .map(({ metric }) => metric);

type Look = { readonly candidate: readonly (number | null)[]; readonly bank: readonly (number | null)[] };

function readAlone(verifier: string, look: Look, { isExact, sigma, minimumEffect }: Rules) {
  const looks = new Map([[verifier, look]]);
  const { readings } = isExact
    ? nextCertificateStep([verifier], looks, { minimumEffect })
    : nextStep([verifier], looks, { sigma, rho: 0, minimumEffect });
  return readings[0];
}
