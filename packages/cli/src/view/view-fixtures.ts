import type { MergeView, NetworkTrack, SubmissionSummary } from '@ratchet/portal';
import type { ViewState } from './view-state.ts';

/** Networks for the tests of what is drawn and told about them. */

export const fixtureMerge = (number: number, over: Partial<MergeView> = {}): MergeView => ({
  commit: String(number).repeat(40).slice(0, 40),
  submission: `sub-${number}`,
  volunteer: 'ab'.repeat(32),
  volunteerName: 'ada',
  hypothesis: `learning rate ${number}`,
  metric: 3 - number / 10,
  effect: 0.1,
  low: 0.05,
  high: 0.15,
  replicas: 12,
  mergedAt: '2026-05-01T12:00:00.000Z',
  ...over,
});

export const fixtureSubmission = (id: string, over: Partial<SubmissionSummary> = {}): SubmissionSummary => ({
  id,
  volunteer: 'cd'.repeat(32),
  volunteerName: 'grace',
  state: 'TESTING',
  reason: null,
  code: null,
  hypothesis: 'a wider layer',
  createdAt: '2026-05-01T12:00:00.000Z',
  updatedAt: '2026-05-01T12:00:00.000Z',
  effect: null,
  logE: [],
  ...over,
});

export const fixtureTrack = (over: Partial<NetworkTrack> = {}): NetworkTrack => ({
  name: 'words',
  title: 'Words',
  head: '2'.repeat(40),
  metric: { name: 'bits per character', unit: 'bits', direction: 'minimize' },
  baselineMetric: 3.0412,
  headMetric: 2.8911,
  calibrated: true,
  countedAt: '2026-05-01T12:00:00.000Z',
  sigma: 0.013,
  experiments: { kept: 3, discarded: 20, crashed: 1 },
  trustedReplicas: { bank: 36, candidate: 25, sentinel: 4, canary: 0 },
  submissionCount: 2,
  workers: 2,
  verifiers: 3,
  headReplicas: 4,
  merges: [fixtureMerge(1), fixtureMerge(2)],
  submissions: [],
  rejected: {},
  ...over,
});

export const fixtureView = (over: Partial<ViewState> = {}): ViewState => ({
  pageUrl: 'http://127.0.0.1:7780',
  cloneUrl: 'http://127.0.0.1:7780/git/words.git',
  startedAtMs: 0,
  phase: 'running',
  track: fixtureTrack(),
  children: [
    { name: 'coordinator', state: 'running', restarts: 0 },
    { name: 'worker-1', state: 'restarting', restarts: 2 },
  ],
  goal: null,
  message: '',
  ...over,
});
