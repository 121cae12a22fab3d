import type { Credit, SubmissionSummary } from '../views.ts';
import type { OwnSubmission, PeopleReads, Standing, VolunteerView } from './people-reads.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 3, 3) + n * 86_400_000).toISOString();
const week = (n: number): string => day(3 - 7 * n).slice(0, 10);

export const bo: Credit = { volunteer: 'b07e11f2'.repeat(8), volunteerName: 'bo' };
const quiet: Credit = { volunteer: 'c0ffee00'.repeat(8), volunteerName: null };

const inWords = { track: 'words', trackTitle: 'Predict the letters of English words within four seconds' };
const unit = { unit: 'bits per character', sigma: 0.013 };

export const volunteer: VolunteerView = {
  ...{ ...bo, registeredAt: day(-200), readAt: day(5), isVerifier: true },
  tracks: [
    {
      ...inWords,
      ...unit,
      experiments: 12_345,
      kept: 321,
      hours: 4_210.5,
      cpuHours: 3_900,
      merges: 2,
      gain: 0.059,
    },
    {
      ...{ track: 'cap-sets', trackTitle: 'Large sets without three points on a line', unit: 'points' },
      ...{ sigma: null, experiments: 40, kept: 0, hours: 0.4, cpuHours: 0.4, merges: 0, gain: 0 },
    },
  ],
  gains: [
    {
      ...{ ...inWords, ...unit, commit: 'c3f1a9'.repeat(7).slice(0, 40), effect: 0.033, mergedAt: day(0) },
      ...{ submission: '0192f0c1-0000-7000-8000-000000000003', hypothesis: 'Cool the step size to zero' },
    },
    {
      ...{ ...inWords, ...unit, commit: 'd3f1a9'.repeat(7).slice(0, 40), effect: 0.026, mergedAt: day(-9) },
      ...{ submission: '0192f0c1-0000-7000-8000-000000000004', hypothesis: null },
    },
  ],
  states: [
    { state: 'REJECTED', times: 21 },
    { state: 'MERGED', times: 2 },
    { state: 'TESTING', times: 1 },
  ],
  workingOn: [{ ...inWords, hypothesis: 'A second hidden layer of 32', since: day(4) }],
  weeks: [40, 39, 37, 30, 22, 21, 20, 9, 8, 6, 5, 4, 3, 2, 1, 0].map((ago, index) => ({
    ...{ week: week(ago), experiments: 40 + ((index * 977) % 1_900) },
  })),
};

/** Someone whose node is known, and nothing more. */
export const newcomer: VolunteerView = {
  ...{ ...quiet, registeredAt: day(4), readAt: day(5), isVerifier: false },
  ...{ tracks: [], gains: [], states: [], workingOn: [], weeks: [] },
};

const standings: readonly Standing[] = [
  { ...bo, merges: 2, experiments: 12_385, hours: 4_210.9, lastAt: day(4) },
  { ...quiet, merges: 0, experiments: 3, hours: 0.02, lastAt: null },
];

export function peopleReadsFixture(
  submissions: readonly SubmissionSummary[],
  over: Partial<PeopleReads> = {},
): PeopleReads {
  const own: OwnSubmission[] = submissions.map((one) => ({ ...one, ...inWords, sigma: unit.sigma }));
  return {
    volunteer: async (key) => [volunteer, newcomer].find((view) => view.volunteer === key) ?? null,
    volunteers: async ({ after }) =>
      after === null
        ? { items: standings.slice(0, 1), next: bo.volunteer }
        : { items: standings.slice(1), next: null },
    findVolunteers: async (start) =>
      standings.filter(
        ({ volunteer: key, volunteerName }) => volunteerName?.startsWith(start) || key.startsWith(start),
      ),
    submissionsOfVolunteer: async (key) =>
      key === bo.volunteer ? { items: own, next: '7' } : { items: [], next: null },
    ...over,
  };
}

export const peopleReadsSaying = (text: string): Partial<PeopleReads> => {
  const said = { volunteerName: text, trackTitle: text, hypothesis: text, unit: text };
  return {
    volunteer: async () => ({
      ...volunteer,
      ...said,
      tracks: volunteer.tracks.map((track) => ({ ...track, ...said })),
      gains: volunteer.gains.map((gain) => ({ ...gain, ...said })),
      workingOn: volunteer.workingOn.map((lease) => ({ ...lease, ...said })),
    }),
    volunteers: async () => ({ items: standings.map((one) => ({ ...one, ...said })), next: null }),
    findVolunteers: async () => standings.map((one) => ({ ...one, ...said })),
  };
};
