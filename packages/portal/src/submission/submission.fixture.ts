import type { EvidencePoint, ReplicaView, SubmissionReads, TrialView } from './submission-reads.ts';

/** Rounds of testing for tests: one that ended in a merge and is opened, and one that lasts. */

const at = (minute: number): string => new Date(Date.UTC(2026, 3, 3, 10, 42) + minute * 60_000).toISOString();
const statusAt = (n: number, logE: number): string => (n >= 4 && logE >= 3 ? 'crossed' : 'open');

export function trialFixture(verifiers: readonly string[], isOpened: boolean): TrialView {
  const runs = 18;
  const replicas = Array.from({ length: runs }, (_, index): ReplicaView => {
    const verifier = verifiers[index % verifiers.length] ?? '';
    return {
      id: `run-${index}`,
      ...{ verifier, commitmentIndex: 204, replicaIndex: index },
      seed: isOpened ? 812_331 + 7_919 * index : null,
      outcome: isOpened ? 'scored' : null,
      metric: isOpened ? 2.894 + ((index * 7) % 5) / 500 : null,
      cpuSeconds: isOpened ? 3.9 : null,
      ...{ reportedAt: at(index), logIndex: 208 + index, isDiscarded: false },
    };
  });
  const points = replicas.map(({ verifier }, index): EvidencePoint => {
    const n = Math.floor(index / verifiers.length) + 1;
    const logE = Number((0.9 * n * (1 + 0.12 * (index % 3)) - 1.1).toFixed(3));
    return {
      ...{ verifier, n, at: index + 1, logE, logFutility: 0.4 * n, effect: 0.02 + 0.001 * n },
      status: statusAt(n, logE),
    };
  });
  return {
    ...{
      id: isOpened ? 'round-1' : 'round-2',
      head: 'c0ffee'.repeat(7).slice(0, 40),
      hardwareClass: 'cpu-x64',
    },
    ...{ beganAt: at(0), endedAt: isOpened ? at(20) : null, accepted: isOpened ? true : null, logIndex: 207 },
    ...{ isOpened, opensAt: isOpened ? null : '2026-04-04T09:00:00.000Z' },
    ...{ sigma: isOpened ? 0.013 : null, requiredLogE: isOpened ? 7.1 : null },
    ...{ replicas, points: isOpened ? points : [] },
  };
}

export const submissionReadsFixture = (
  submissions: readonly { readonly id: string; readonly state: string; readonly logE: readonly unknown[] }[],
  verifiers: readonly string[],
): SubmissionReads => ({
  trials: async (id) => {
    const found = submissions.find((submission) => submission.id === id);
    if (!found || found.logE.length === 0) return [];
    return [trialFixture(verifiers, found.state === 'MERGED')];
  },
});
