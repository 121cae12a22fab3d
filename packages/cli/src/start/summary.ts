import { allTrusted, type NetworkTrack } from '@ratchet/portal';
import type { CheatAnswer } from '../cheater/cheat-record.ts';
import { duration, effectText, metricText } from '../view/figures.ts';
import { fit, legible } from '../view/text-width.ts';

/** What `--json` prints. */
export interface Summary {
  readonly track: string;
  readonly baselineMetric: number | null;
  readonly headMetric: number | null;
  readonly merges: readonly {
    readonly commit: string;
    readonly metric: number | null;
    readonly effect: number;
    readonly volunteer: string;
    readonly replicas: number;
  }[];
  readonly submissions: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly experiments: number;
  readonly trustedReplicas: number;
  readonly cloneUrl: string;
  readonly portalUrl: string;
  readonly seconds: number;
  /** Only with `--with-cheater`: each cheat and the rule that stopped it. */
  readonly cheats?: readonly CheatAnswer[];
}

export interface SummaryOptions {
  readonly track: NetworkTrack;
  readonly cloneUrl: string;
  readonly portalUrl: string;
  readonly seconds: number;
  readonly cheats: readonly CheatAnswer[] | null;
}

export function summaryOf({ track, cloneUrl, portalUrl, seconds, cheats }: SummaryOptions): Summary {
  const { experiments, trustedReplicas } = track;
  return {
    track: track.name,
    baselineMetric: track.baselineMetric,
    headMetric: track.headMetric,
    merges: track.merges.map((merge) => ({
      commit: merge.commit,
      // The newest merge is the head: the same mean, where the list does not have it yet.
      metric: merge.metric ?? (merge.commit === track.head ? track.headMetric : null),
      effect: merge.effect,
      volunteer: merge.volunteer,
      replicas: merge.replicas,
    })),
    submissions: track.submissionCount,
    rejected: track.rejected,
    experiments: experiments.kept + experiments.discarded + experiments.crashed,
    trustedReplicas: allTrusted(trustedReplicas),
    cloneUrl,
    portalUrl,
    seconds: Math.round(seconds * 10) / 10,
    ...(cheats && { cheats }),
  };
}

/** The same for people. */
export function summaryTable(summary: Summary): string {
  const lines = [
    `${summary.track}: ${metricText(summary.baselineMetric)} -> ${metricText(summary.headMetric)}` +
      `  (${summary.merges.length} merges in ${duration(summary.seconds)})`,
    `${summary.experiments} experiments by volunteers, ${summary.submissions} submissions, ` +
      `${summary.trustedReplicas} trusted runs`,
    `refused: ${refusals(summary.rejected)}`,
    '',
    ...(summary.merges.length === 0 ? ['no merges yet'] : mergeTable(summary.merges)),
  ];
  if (summary.cheats) lines.push('', ...cheatLines(summary.cheats));
  return `${[...lines, '', `clone ${summary.cloneUrl}`, `page  ${summary.portalUrl}`].join('\n')}\n`;
}

const mergeTable = (merges: Summary['merges']): string[] =>
  table(
    ['commit', 'metric', 'effect', 'volunteer', 'runs'],
    merges.map(({ commit, metric, effect, volunteer, replicas }) => [
      commit.slice(0, 12),
      metricText(metric),
      effectText(effect),
      volunteer.slice(0, 12),
      String(replicas),
    ]),
  );

/** Two lines a cheat: side by side they would be wider than a terminal. */
const cheatLines = (cheats: readonly CheatAnswer[]): string[] =>
  cheats.flatMap(({ cheat, did, stoppedBy, rule }) => [
    `${cheat}: ${legible(did)}`,
    `  ${stoppedBy === null ? 'not answered' : `stopped by ${stoppedBy}: ${legible(rule)}`}`,
  ]);

const refusals = (rejected: Summary['rejected']): string => {
  const texts = Object.entries(rejected).map(([reason, count]) => `${reason} ${count}`);
  return texts.length === 0 ? 'none' : texts.join(', ');
};

/** Columns as wide as their widest cell; the last one runs free. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  return all.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : fit(cell, widths[column] ?? 0))).join('  '),
  );
}
