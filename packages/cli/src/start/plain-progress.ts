import type { NetworkTrack, SubmissionSummary } from '@ratchet/portal';
import { effectText, metricText } from '../view/figures.ts';
import { legible } from '../view/text-width.ts';

/** Experiments between two lines about them. */
const experimentsEach = 10;
/** Calibration runs between two lines about them. */
const calibrationEach = 8;

/** What is worth a line each, between two looks at the network. */
export function changesBetween(before: NetworkTrack | null, after: NetworkTrack): readonly string[] {
  const lines: string[] = [];
  if (before === null) lines.push(`track ${after.name}: head ${after.head.slice(0, 10)}`);
  if (
    !after.calibrated &&
    crossed(before?.trustedReplicas.bank, after.trustedReplicas.bank, calibrationEach)
  ) {
    lines.push(`calibrating: ${after.trustedReplicas.bank} runs of the head`);
  }
  if (after.calibrated && before?.calibrated !== true) {
    lines.push(
      after.sigma === null
        ? 'scores are exact: there is no noise to measure'
        : `calibrated: the noise of one run is ${after.sigma.toPrecision(3)} ${after.metric.unit}`,
    );
  }
  lines.push(...experimentChange(before, after));
  const known = new Map(before?.submissions.map((one) => [one.id, one.state]));
  for (const one of after.submissions.toReversed()) {
    if (known.get(one.id) !== one.state) lines.push(submissionText(one));
  }
  const merged = new Set(before?.merges.map(({ commit }) => commit));
  for (const merge of after.merges.filter(({ commit }) => !merged.has(commit))) {
    const who = legible(merge.volunteerName ?? '') || merge.volunteer.slice(0, 12);
    lines.push(
      `merged ${merge.commit.slice(0, 10)} by ${who}: ${effectText(merge.effect)} in ${merge.replicas} runs`,
    );
  }
  // Every further run moves the mean a little: only that there is one is news.
  if (
    before?.headMetric !== after.headMetric &&
    (!before || before.headMetric === null || before.head !== after.head)
  ) {
    const { name, unit } = after.metric;
    if (after.headMetric !== null)
      lines.push(`head ${after.head.slice(0, 10)}: ${name} ${metricText(after.headMetric)} ${unit}`);
  }
  return lines;
}

function experimentChange(before: NetworkTrack | null, after: NetworkTrack): string[] {
  const count = ({ experiments }: NetworkTrack): number =>
    experiments.kept + experiments.discarded + experiments.crashed;
  if (!crossed(before ? count(before) : 0, count(after), experimentsEach)) return [];
  const { kept, discarded, crashed } = after.experiments;
  return [`${count(after)} experiments: ${kept} kept, ${discarded} discarded, ${crashed} crashed`];
}

/** Whether a multiple of `step` lies between. */
const crossed = (before: number | undefined, after: number, step: number): boolean =>
  Math.floor(after / step) > Math.floor((before ?? 0) / step);

function submissionText(one: SubmissionSummary): string {
  const who = legible(one.volunteerName ?? '') || one.volunteer.slice(0, 12);
  const why = [one.reason, one.code].filter((word) => word !== null).join(', ');
  const ending = why === '' ? '' : ` (${why})`;
  const runs = one.logE.reduce((total, { n }) => total + n, 0);
  const spent = runs === 0 ? '' : `, ${runs} runs`;
  const what = one.hypothesis === null ? '' : `: ${legible(one.hypothesis)}`;
  // The end of an id: it begins with the time, which those of one minute share.
  return `submission ${one.id.slice(-8)} by ${who} ${one.state.toLowerCase()}${ending}${spent}${what}`;
}
