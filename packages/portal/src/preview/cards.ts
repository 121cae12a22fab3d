import { metricName } from '../chart/metric-name.ts';
import type { HomeBoard } from '../home/home-reads.ts';
import { clipped } from '../legible.ts';
import { countText, gainText, intervalText, metricText } from '../numbers.ts';
import type { VolunteerView } from '../people/people-reads.ts';
import { hoursText } from '../people/volunteer-page.ts';
import { plotArea } from '../track/chart-picture.ts';
import type { ChartContent } from '../track/chart-piece.ts';
import { chartScene } from '../track/chart-scene.ts';
import type { CommitView, SubmissionView } from '../views.ts';
import { isDecided } from '../withheld.ts';
import { stateWords } from '../words.ts';
import type { PreviewCard } from './preview-card.ts';

/** What each kind of page says of itself elsewhere. Values are those of the page: withheld there, withheld here. */

export const homeCard = ({ volunteersNow, experimentsToday, gainsThisWeek }: HomeBoard): PreviewCard => ({
  kicker: 'Volunteer computing for open research questions',
  title: 'Research that only moves forward',
  facts: [
    { value: countText(volunteersNow), label: 'volunteers at work now' },
    { value: countText(experimentsToday), label: 'experiments today' },
    { value: countText(gainsThisWeek), label: 'verified gains this week' },
  ],
});

export function trackCard({ track, cloud, range }: ChartContent): PreviewCard {
  const { baselineMetric, headMetric, sigma, metric, experiments } = track;
  const scene = chartScene(track, cloud, range);
  const reading =
    headMetric === null
      ? metricText(baselineMetric, sigma)
      : `${metricText(baselineMetric, sigma)} → ${metricText(headMetric, sigma)}`;
  return {
    kicker: `Track ${track.name}`,
    title: track.title,
    facts: [
      { value: reading, label: metricName(metric) },
      { value: countText(track.mergeCount), label: 'verified merges' },
      {
        value: countText(experiments.kept + experiments.discarded + experiments.crashed),
        label: 'experiments',
      },
    ],
    ...(scene && { drawing: plotArea(scene, 950) }),
  };
}

export const commitCard = (commit: CommitView): PreviewCard => ({
  kicker: `Merged on ${commit.track}`,
  title: commit.hypothesis ?? `Commit ${commit.commit.slice(0, 12)}`,
  facts: [
    {
      value: gainText(commit.effect, null),
      label: `gain, ${commit.trackMetric.unit || commit.trackMetric.name}`,
    },
    { value: countText(commit.replicas), label: 'trusted runs of it' },
    nameFact(commit.volunteerName),
  ],
});

/** Of a submission without a verdict, nothing that was measured. */
export function submissionCard(submission: SubmissionView): PreviewCard {
  const { state, effect, low, high, trackMetric, sigma } = submission;
  return {
    kicker: `Submission to ${submission.track}`,
    title: submission.hypothesis ?? 'A submission',
    facts: [
      { value: stateWords[state].label, label: 'state' },
      isDecided(state) && effect !== null
        ? {
            value: gainText(effect, sigma),
            label: `${intervalText(low, high, sigma)} ${trackMetric.unit}`.trim(),
          }
        : { value: countText(submission.replicas), label: 'trusted runs of it' },
      nameFact(submission.volunteerName),
    ],
  };
}

export function volunteerCard({ volunteerName, tracks }: VolunteerView): PreviewCard {
  const sum = (of: (track: VolunteerView['tracks'][number]) => number) =>
    tracks.reduce((total, track) => total + of(track), 0);
  return {
    kicker: 'Volunteer',
    title: nameOf(volunteerName),
    facts: [
      { value: countText(sum(({ merges }) => merges)), label: 'verified merges' },
      { value: countText(sum(({ experiments }) => experiments)), label: 'experiments' },
      { value: hoursText(sum(({ hours }) => hours)), label: 'hours given' },
    ],
  };
}

const nameOf = (name: string | null): string => clipped(name ?? '', 60) || 'Unnamed volunteer';

const nameFact = (name: string | null) => ({ value: nameOf(name), label: 'volunteer' });
