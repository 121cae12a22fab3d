import { adminReadsFixture, adminReadsSaying } from './admin/admin.fixture.ts';
import type { AdminReads } from './admin/admin-reads.ts';
import { homeBoard, homeReadsFixture } from './home/home-reads.fixture.ts';
import type { HomeReads } from './home/home-reads.ts';
import { lineageReadsFixture } from './lineage/lineage.fixture.ts';
import { logReadsFixture, logWitnesses } from './log/log.fixture.ts';
import { peopleReadsFixture, peopleReadsSaying } from './people/people.fixture.ts';
import type { PeopleReads } from './people/people-reads.ts';
import type { ReadModel } from './read-model.ts';
import { statusReadsFixture, statusSaying } from './status/status-reads.fixture.ts';
import type { StatusReads } from './status/status-reads.ts';
import { submissionReadsFixture } from './submission/submission.fixture.ts';
import { trackReadsFixture, trackReadsSaying } from './track/track-reads.fixture.ts';
import type { TrackReads } from './track/track-reads.ts';
import { verifierReadsFixture, verifierReadsSaying } from './verifiers/verifiers.fixture.ts';
import type { VerifierReads } from './verifiers/verifiers-reads.ts';
import type {
  CommitView,
  LogWitnesses,
  MergeView,
  NetworkView,
  SubmissionSummary,
  SubmissionView,
  TrackView,
} from './views.ts';

/** A read model in memory, for tests only: one lively track, one calibrating, and every kind of submission. */

const hex = (seed: string, length: number): string => seed.repeat(length).slice(0, length);
const minute = (n: number): string => new Date(Date.UTC(2026, 3, 3, 9, 0) + n * 60_000).toISOString();

export const ada = { volunteer: hex('a1d4c07e', 64), volunteerName: 'Ada’s spare laptop' };
export const bo = { volunteer: hex('b07e11f2', 64), volunteerName: 'bo' };
export const quiet = { volunteer: hex('9f3e5c2b', 64), volunteerName: null };
export const verifiers = [hex('7c1d90ab', 64), hex('2e8fb641', 64)] as const;

export const uuid = (n: number): string => `0c7d5a3e-1b2f-4c6d-8e9f-${String(n).padStart(12, '0')}`;
export const headCommit = hex('c3f1a9', 40);

const merges: readonly MergeView[] = [
  merge(1, ada, 'Raise the learning rate to 0.01', 2.957, 0.079, 14, 26),
  merge(2, bo, 'Widen the hidden layer to 128', 2.921, 0.033, 22, 71),
  merge(3, ada, 'Cool the learning rate towards the end of the budget', 2.894, 0.026, 26, 123),
  {
    ...merge(4, quiet, 'Average the last quarter of the weights before predicting', 0, 0.02, 31, 170),
    metric: null,
    commit: headCommit,
  },
];

function merge(
  n: number,
  who: { volunteer: string; volunteerName: string | null },
  hypothesis: string,
  metric: number,
  effect: number,
  replicas: number,
  at: number,
): MergeView {
  const ends = { low: effect - 0.012, high: effect + 0.012 };
  return {
    ...who,
    ...ends,
    commit: hex(`${n}e8b04`, 40),
    submission: uuid(n),
    hypothesis,
    metric,
    effect,
    replicas,
    mergedAt: minute(at),
  };
}

export function summary(n: number, state: SubmissionSummary['state']): SubmissionSummary {
  return {
    ...(n % 2 ? ada : bo),
    id: uuid(n),
    state,
    reason: null,
    code: null,
    hypothesis: 'Start from a smaller spread of the first weights',
    createdAt: minute(160),
    updatedAt: minute(168),
    effect: null,
    logE: [],
  };
}

const reading = (index: 0 | 1, n: number, logE: number | null, status: string | null) => ({
  verifier: verifiers[index],
  n,
  logE,
  status,
});

const open: readonly SubmissionSummary[] = [
  { ...summary(11, 'TESTING'), logE: [reading(0, 3, null, null), reading(1, 2, null, null)] },
  { ...summary(12, 'ADMITTED'), hypothesis: 'Embed letters in 16 dimensions instead of 8' },
  { ...summary(13, 'COMMITTED'), hypothesis: 'Use a context of seven letters' },
];

const ended: readonly SubmissionSummary[] = [
  { ...summary(4, 'MERGED'), ...quiet, hypothesis: merges[3]?.hypothesis ?? null, effect: 0.02 },
  {
    ...summary(21, 'REJECTED'),
    reason: 'screen',
    hypothesis: 'Drop the bias of the last layer',
    effect: -0.019,
  },
  {
    ...summary(22, 'REJECTED'),
    reason: 'policy',
    code: 'protected-path',
    hypothesis: 'Make the scorer count more gently',
  },
  { ...summary(23, 'REJECTED'), reason: 'futility', hypothesis: 'Batches of 512', effect: 0 },
  { ...summary(24, 'LAPSED'), hypothesis: 'Momentum of 0.95' },
];

export const words: TrackView = {
  name: 'words',
  title: 'Predict the letters of English words within four seconds',
  interests: ['language-models', 'small-budgets'],
  head: headCommit,
  metric: { name: 'Loss', unit: 'bits per character', direction: 'minimize' },
  baselineMetric: 3.038,
  headMetric: 2.894,
  calibrated: true,
  countedAt: minute(0),
  sigma: 0.013,
  experiments: { kept: 61, discarded: 1_148, crashed: 37 },
  trustedReplicas: { bank: 96, candidate: 143, sentinel: 28, canary: 0 },
  submissionCount: 27,
  workers: 6,
  verifiers: 3,
  mergeCount: merges.length,
  lastMergedAt: minute(170),
  license: 'Apache-2.0',
  openedAt: minute(0),
  baselineCommit: hex('0b5e11', 40),
  minimumEffect: 0.002,
  verification: { mode: 'rerun', quorum: 2 },
  hardwareClass: 'cpu-x64',
  budgets: [
    { stage: 'train', wallSeconds: 30, cpuSeconds: 4, memoryMiB: 512, gpus: 0 },
    { stage: 'predict', wallSeconds: 20, cpuSeconds: 10, memoryMiB: 512, gpus: 0 },
    { stage: 'score', wallSeconds: 20, cpuSeconds: 10, memoryMiB: 1_024, gpus: 0 },
  ],
  editable: ['model.py'],
  headReplicas: 4,
  program:
    '# words\n\nYou are searching for a better `model.py`. It has four seconds of processor time to learn how English\nwords are spelled, and is then asked for the next letter, over and over, on words that it has never seen.\n\n- Change one thing at a time, and say what you expect.\n- Shipping a word list does not pay: compressed bytes of the editable files count.\n',
  merges,
  openSubmissions: open,
  endedSubmissions: ended,
  rejected: { screen: 11, futility: 5, 'protected-path': 1, 'commitment-mismatch': 3 },
};

export const calibrating: TrackView = {
  ...words,
  name: 'cap-sets',
  title: 'Large sets without three points on a line',
  interests: ['maths'],
  metric: { name: 'Size', unit: 'points', direction: 'maximize' },
  baselineMetric: null,
  headMetric: null,
  calibrated: false,
  countedAt: minute(0),
  sigma: null,
  experiments: { kept: 0, discarded: 0, crashed: 0 },
  trustedReplicas: { bank: 7, candidate: 0, sentinel: 0, canary: 0 },
  submissionCount: 0,
  workers: 0,
  mergeCount: 0,
  lastMergedAt: null,
  headReplicas: 2,
  program: null,
  merges: [],
  openSubmissions: [],
  endedSubmissions: [],
  rejected: {},
};

export const diff = `diff --git a/model.py b/model.py
index 3f1a2b4..9c0d1e2 100644
--- a/model.py
+++ b/model.py
@@ -3,8 +3,8 @@ import numpy as np
 RATE = 0.003
-COOLING = 0.0
--- a removed line that looks like a header
+COOLING = 1.0
+SHRINK = 0.01  # pulls the weights towards zero a little in every step, which helps the rare letters more than the common ones
 HIDDEN = 64
 CONTEXT = 5
 EMBED = 8
 BATCH = 256
 SCALE = 1.0
`;

export const commit: CommitView = {
  isTakenBack: false,
  ...(merges[2] as MergeView),
  track: words.name,
  trackTitle: words.title,
  trackMode: 'rerun',
  trackMetric: words.metric,
  parent: merges[1]?.commit ?? '',
  candidate: hex('77aa01', 40),
  ...{ height: 3, next: headCommit, verdictIndex: 241, mergeIndex: 242 },
  diff,
};

export const merged: SubmissionView = {
  ...summary(3, 'MERGED'),
  track: words.name,
  trackTitle: words.title,
  trackMode: 'rerun',
  trackMetric: words.metric,
  minimumEffect: words.minimumEffect,
  sigma: words.sigma,
  hypothesis: commit.hypothesis,
  head: commit.parent,
  detail: null,
  waitsFor: null,
  timeline: [
    { state: 'COMMITTED', at: minute(100), logIndex: 204 },
    { state: 'REVEALED', at: minute(101), logIndex: null },
    { state: 'ADMITTED', at: minute(101), logIndex: null },
    { state: 'TESTING', at: minute(102), logIndex: 207 },
    { state: 'ACCEPTED', at: minute(122), logIndex: 241 },
    { state: 'MERGED', at: minute(123), logIndex: 242 },
  ],
  decidedAt: minute(122),
  mergeCommit: commit.commit,
  effect: 0.026,
  low: 0.014,
  high: 0.038,
  replicas: 26,
  logE: [reading(0, 13, 4.12, 'crossed'), reading(1, 13, 11.7, 'crossed')],
  claim: {
    effect: 0.031,
    candidateRuns: [2.88, 2.9, 2.89],
    headRuns: [2.92, 2.93, 2.92],
    hardwareClass: 'cpu-x64',
  },
  diff,
};

/** As careless as a read model can be: every value is there although the verdict is not. */
export const testing: SubmissionView = {
  ...merged,
  ...summary(11, 'TESTING'),
  effect: 0.026,
  logE: merged.logE,
  decidedAt: null,
  mergeCommit: null,
  timeline: merged.timeline.slice(0, 4),
};

export const refused: SubmissionView = {
  ...merged,
  ...summary(22, 'REJECTED'),
  reason: 'policy',
  code: 'protected-path',
  detail: 'score.py is not among the editable files.',
  hypothesis: 'Make the scorer count more gently',
  timeline: [
    { state: 'COMMITTED', at: minute(140), logIndex: 250 },
    { state: 'REJECTED', at: minute(141), logIndex: 252 },
  ],
  mergeCommit: null,
  effect: null,
  low: null,
  high: null,
  replicas: 0,
  logE: [],
};

export const network: NetworkView = {
  tracks: [{ ...words, headReplicas: 4, submissions: [...open, ...ended] }],
};

export interface Fixture {
  readonly tracks?: readonly TrackView[];
  readonly commits?: readonly CommitView[];
  readonly submissions?: readonly SubmissionView[];
  readonly network?: NetworkView;
  readonly witnesses?: LogWitnesses;
  readonly trackReads?: Partial<TrackReads>;
  readonly homeReads?: Partial<HomeReads>;
  readonly people?: Partial<PeopleReads>;
  readonly verifiers?: Partial<VerifierReads>;
  readonly statusReads?: Partial<StatusReads>;
  readonly adminReads?: Partial<AdminReads>;
}

/** A network in which `text` stands wherever a stranger may write. */
export function saying(text: string): Fixture {
  const said = { hypothesis: text, volunteerName: text };
  const changed = `diff --git a/${text} b/${text}\n@@ -1 +1 @@\n-${text}\n+${text}`;
  const ended: SubmissionView = {
    ...refused,
    ...said,
    detail: text,
    diff: changed,
    trackTitle: text,
    logE: [{ verifier: text, n: 1, logE: 1, status: text }],
  };
  const track: TrackView = {
    ...words,
    title: text,
    interests: [text],
    program: text,
    license: text,
    editable: [text],
    hardwareClass: text,
    metric: { name: text, unit: text, direction: 'minimize' },
    merges: words.merges.map((one) => ({ ...one, ...said })),
    openSubmissions: [{ ...summary(11, 'TESTING'), ...said }],
    endedSubmissions: [ended],
    rejected: { [text]: 1 },
  };
  return {
    tracks: [track],
    commits: [{ ...commit, ...said, diff: changed, trackTitle: text, trackMetric: track.metric }],
    submissions: [ended],
    people: peopleReadsSaying(text),
    verifiers: verifierReadsSaying(text),
    trackReads: trackReadsSaying(text),
    homeReads: { homeBoard: async () => homeBoard(text) },
    statusReads: statusSaying(text),
    adminReads: adminReadsSaying(text),
  };
}

export function fixtureReadModel(fixture: Fixture = {}): ReadModel {
  const { tracks = [words, calibrating], commits = [commit] } = fixture;
  const { submissions = [merged, testing, refused] } = fixture;
  const listed = {
    submissions: tracks.flatMap((track) => [...track.openSubmissions, ...track.endedSubmissions]),
    merges: tracks.flatMap((track) => track.merges).reverse(),
  };
  return {
    ...homeReadsFixture(fixture.homeReads),
    ...peopleReadsFixture(listed.submissions, fixture.people),
    ...verifierReadsFixture(fixture.verifiers),
    ...statusReadsFixture(fixture.statusReads),
    ...adminReadsFixture(fixture.adminReads),
    ...trackReadsFixture(listed, fixture.trackReads),
    tracks: async () => tracks,
    track: async (name) => tracks.find((track) => track.name === name) ?? null,
    commit: async (track, id) => commits.find((c) => c.track === track && c.commit === id) ?? null,
    submission: async (id) => submissions.find((submission) => submission.id === id) ?? null,
    network: async () => fixture.network ?? network,
    witnesses: async () => fixture.witnesses ?? logWitnesses,
    ...logReadsFixture(),
    ...submissionReadsFixture(submissions, verifiers),
    ...lineageReadsFixture(tracks[0] ?? words),
  };
}
