import { directed, type SubmissionState } from '@ratchet/protocol';
import { publicLeaf } from '../app/leaf.ts';
import type { TrackSpec } from './demo-tracks.ts';
import { searchUnder } from './experiments.ts';
import { makeIdea } from './ideas.ts';
import { refuseAtAdmission } from './refused.ts';
import { activeTimes } from './rhythm.ts';
import { settle, takeBack } from './settle.ts';
import type { DemoHead, DemoSubmission, TrackStory } from './story.ts';
import { commitmentText, gainOf, headAt, type StoryOptions, setGain } from './story-facts.ts';
import { verificationOf } from './verification.ts';

/** Submissions of a track of which as many as ever are worth merging; of more, fewer are: a year has so many merges. */
const crowd = 700;

export interface TrackSizes {
  readonly experiments: number;
  readonly submissions: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The year of one track: what was tried, handed in, tested and merged. */
export function trackStory(options: StoryOptions, spec: TrackSpec, sizes: TrackSizes): TrackStory {
  const { dice, log, from, until } = options;
  const openedAt = from + spec.opensAfterDays * dayMs;
  const truth = directed(spec.manifest.metric.direction, spec.baseline);
  const story: TrackStory = {
    ...{
      spec,
      openedAt,
      heads: [],
      leases: [],
      experiments: [],
      submissions: [],
      replicas: [],
      faults: [],
      charts: [],
      calibration: null,
    },
  };
  const root: DemoHead = {
    height: 0,
    at: openedAt,
    truth,
    submission: null,
    git: null,
    leaf: log.add(openedAt, () => rootLeaf(story)),
  };
  story.heads.push(root);
  const verification = verificationOf(options, story);
  const isNew = until - openedAt < 2 * dayMs;
  if (isNew)
    verificationOf({ ...options, until: openedAt + 15 * minuteMs }, story).calibrate(openedAt + 5 * minuteMs);
  else verification.calibrate(openedAt + 5 * minuteMs);
  const span = { from, until, within: [openedAt + 90 * minuteMs, until - 26 * minuteMs] as const };
  const times = isNew ? [] : activeTimes(dice, sizes.submissions, span);
  // The last ones are under way in every way.
  const isByHand = spec.manifest.verification.mode === 'self-scored';
  const late = isNew
    ? []
    : [...(isByHand ? [280, 250, 225, 210] : []), 19, 14, 9, 6, 3, 1.2, 0.15].map(
        (minutes) => until - minutes * minuteMs,
      );
  const plateaus = Array.from({ length: 3 }, () => dice.between(openedAt, until));
  let free = openedAt;
  for (const time of [...times, ...late]) {
    const submission = committed(options, story, time, plateaus, Math.min(1, crowd / sizes.submissions));
    story.submissions.push(submission);
    if (refuseAtAdmission(options, story, submission, time)) continue;
    const admittedAt = submission.steps.at(-1)?.at ?? time;
    if (submission.steps.at(-1)?.state !== 'ADMITTED') continue;
    const from = Math.max(admittedAt + dice.exponential(4 * minuteMs), free);
    free = settle(options, story, verification, submission, from);
    if (!submission.merged || !dice.chance(0.1) || free + 200 * minuteMs > until) continue;
    // By lot, and now and then the next season's hold-out says otherwise: a merge is tested again.
    const isWorse = dice.chance(0.4);
    const worth = isWorse ? (1.5 + dice.uniform()) * spec.sigma : -gainOf(submission);
    const revert = takeBack(options, story, submission, free + 30 * minuteMs, worth);
    story.submissions.push(revert);
    free = settle(options, story, verification, revert, free + 40 * minuteMs);
  }
  // One has just heard that the head moved.
  const waiting = story.submissions.findLast(({ steps }) => steps.at(-1)?.state === 'ADMITTED');
  if (spec.manifest.name === 'matmul') waiting?.steps.push({ state: 'STALE', at: until - 900 });
  verification.finish();
  searchBesides(options, story, sizes.experiments);
  return story;
}

/** A commitment with the search that led to it. How it goes on is told by others. */
function committed(
  options: StoryOptions,
  story: TrackStory,
  at: number,
  plateaus: readonly number[],
  realShare: number,
): DemoSubmission {
  const { dice, log, drawVolunteer } = options;
  const { spec } = story;
  const idea = makeIdea(dice, spec);
  const gain = realGain(options, story, at, plateaus, realShare);
  const count = 3 + dice.below(8);
  const grantedAt = Math.max(story.openedAt + minuteMs, at - (count + 1) * spec.wallSeconds * 1_150);
  const volunteer = drawVolunteer(grantedAt);
  const head = headAt(story, grantedAt);
  const { lease, experiments } = searchUnder(dice, spec, {
    ...{ id: dice.uuid(), volunteer, hypothesis: idea.hypothesis, head, grantedAt, count, until: at },
    gain: Math.max(gain, 0.6 * spec.sigma),
  });
  const ended = { ...lease, endedAt: lease.endedAt ?? at };
  story.leases.push(ended);
  story.experiments.push(...experiments.map((experiment) => ({ ...experiment, lease: ended })));
  const id = dice.uuid();
  const submission: DemoSubmission = {
    ...{
      id,
      volunteer,
      lease: ended,
      idea,
      reverts: null,
      steps: [{ state: 'COMMITTED' as SubmissionState, at }],
      trials: [],
      head,
    },
    ...{
      claimLeaf: null,
      verdictLeaf: null,
      approvalLeaf: null,
      reason: null,
      code: null,
      detail: null,
      effect: null,
      decidedAt: null,
    },
    ...{ merged: null, retests: 0, overstated: false, git: null, claim: null },
    claimed: gain + Math.abs(dice.normal()) * spec.sigma,
    commitLeaf: log.add(at, () =>
      publicLeaf('commitment', {
        track: spec.manifest.name,
        keyId: volunteer.keyId,
        commitment: commitmentText(id),
      }),
    ),
  };
  setGain(submission, gain);
  return submission;
}

/** Real gains become smaller as a track matures and what is left to gain shrinks, and there are times in which nobody finds any. */
function realGain(
  { dice, until }: StoryOptions,
  story: TrackStory,
  at: number,
  plateaus: readonly number[],
  realShare: number,
): number {
  const { spec, openedAt } = story;
  const progress = (at - openedAt) / (until - openedAt);
  const isPlateau = plateaus.some((middle) => Math.abs(at - middle) < 0.05 * (until - openedAt));
  const isReal = dice.chance(realShare * (isPlateau ? 0.03 : 0.4 - 0.2 * progress));
  if (spec.manifest.verification.mode === 'certificate')
    return isReal ? 1 + (dice.chance(0.2) ? 1 : 0) : -dice.below(3);
  if (!isReal) return -dice.exponential(0.7) * spec.sigma;
  const gain = (0.7 + dice.exponential(spec.gain * (1 - 0.6 * progress))) * spec.sigma;
  const { left, share } = roomOf(story, at);
  return Math.min(gain * Math.max(0.3, share), 0.3 * left);
}

/** How far the head is from the limit that nothing reaches, and what share that is of where the first one was. */
function roomOf(story: TrackStory, at: number): { left: number; share: number } {
  const { limit, baseline, manifest } = story.spec;
  if (limit === null) return { left: Number.POSITIVE_INFINITY, share: 1 };
  const end = directed(manifest.metric.direction, limit);
  const left = Math.max(0, end - headAt(story, at).truth);
  return { left, share: left / (end - directed(manifest.metric.direction, baseline)) };
}

function rootLeaf({ spec, heads }: TrackStory) {
  const { name, metric, verification, maintainers } = spec.manifest;
  const git = heads[0]?.git;
  return publicLeaf('track', {
    ...{ track: name, head: git?.commit, tree: git?.tree, metric, mode: verification.mode, maintainers },
    train: '',
    validation: '',
  });
}

/** All the other leases, whose ideas came to nothing. */
function searchBesides(options: StoryOptions, story: TrackStory, wanted: number): void {
  const { dice, from, until, drawVolunteer } = options;
  const { spec, openedAt } = story;
  const within = [openedAt + minuteMs, until - 20_000] as const;
  const left = Math.max(0, wanted - story.experiments.length);
  const perLease = 9;
  const times = activeTimes(dice, Math.ceil(left / perLease), { from, until, within });
  // Those that are at work at this moment.
  const now = Array.from(
    { length: Math.min(24, 2 + Math.ceil(wanted / 4_000)) },
    () => until - dice.between(10_000, 8 * minuteMs),
  );
  for (const grantedAt of [...times, ...now]) {
    const search = {
      ...{
        id: dice.uuid(),
        volunteer: drawVolunteer(grantedAt),
        hypothesis: makeIdea(dice, spec).hypothesis,
        head: headAt(story, grantedAt),
        grantedAt,
        until,
      },
      count: 1 + dice.below(2 * perLease - 1),
      gain: null,
    };
    const { lease, experiments } = searchUnder(dice, spec, search);
    story.leases.push(lease);
    for (const experiment of experiments) story.experiments.push(experiment);
  }
}
