import { type Figure, figure } from '../../bench/figures.ts';
import type { SoakReport } from './soak.ts';

/**
 * The limits of the simulator's `table`, on a network that lives: 7.5 runs a submission for known noise, a quarter more where it is
 * estimated. The checks of verifiers (a sixth of all leases) and re-tests come on top, as they would. The gain merged has a
 * deviation of some 6 % with fifty real ideas, so its limit is two of those lower.
 */
export function soakFigures({ submissions, runs, overstated, reverted, ...report }: SoakReport): Figure[] {
  const merged = submissions.filter(({ state }) => state === 'MERGED' || state === 'REVERTED');
  const gain = (told: typeof submissions) => told.reduce((sum, { effect }) => sum + effect, 0);
  const count = submissions.length;
  const { bank = 0, candidate = 0, sentinel = 0, canary = 0 } = runs;
  return [
    figure('submissions decided', count, 'submissions'),
    figure('merges', merged.length, 'merges'),
    figure(
      'false among merges',
      merged.filter(({ effect }) => effect <= 0).length / Math.max(1, merged.length),
      'share',
      {
        atMost: 0.005,
      },
    ),
    figure('gain merged', gain(merged) / gain(submissions), 'share', { atLeast: 0.53 }),
    figure('trusted runs per submission, banks included', (bank + candidate) / count, 'runs', {
      atMost: 1.25 * 7.5,
    }),
    figure('of these on heads', bank / count, 'runs'),
    figure('checks of verifiers per submission', (sentinel + canary) / count, 'runs'),
    figure('fabricated claims that cost their place', overstated.fabricated, 'share', { atLeast: 0.5 }),
    figure('honest claims that do', overstated.honest, 'share', { atMost: 0.005 }),
    figure('honest verifiers found at fault', report.faults.length, 'faults', {
      atMost: Math.ceil(count / 500),
    }),
    figure('merges taken back', reverted, 'merges'),
    figure('verdicts in the log', report.verdicts, 'verdicts'),
    figure('leaves that a replay does not come to', report.findings.length, 'leaves', { atMost: 0 }),
    figure('exit code of `ratchet audit` beside it', report.audit.exitCode ?? -1, 'code', {
      atMost: 0,
      atLeast: 0,
    }),
    figure('wall time', report.seconds, 's'),
  ];
}
