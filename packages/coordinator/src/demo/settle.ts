import type { SubmissionState } from '@ratchet/protocol';
import { publicLeaf, retestLeaf } from '../app/leaf.ts';
import { approvalLeaf, mergeLeaf, verdictLeaf } from './decision-leaves.ts';
import { demoOperator } from './people.ts';
import type { DemoHead, DemoSubmission, TrackStory } from './story.ts';
import { commitmentText, gainOf, headAt, roundedEffect, type StoryOptions, setGain } from './story-facts.ts';
import type { verificationOf } from './verification.ts';

type Verification = ReturnType<typeof verificationOf>;
type Outcome = NonNullable<ReturnType<Verification['tryCandidate']>>;

const dayMs = 86_400_000;
/** No round of testing begins so shortly before the end of its epoch. */
const roomMs = 5_400_000;

/** From its admission to its end. Answers when the verifiers are free again. */
export function settle(
  options: StoryOptions,
  story: TrackStory,
  verification: Verification,
  submission: DemoSubmission,
  from: number,
): number {
  const { dice, until } = options;
  const begins = withinEpoch(options, from);
  const waiting = submission.steps.at(-1)?.at ?? from;
  const head = headAt(story, begins);
  if (head.at > waiting && head.at <= until) {
    // The head moved while it waited.
    submission.steps.push({ state: 'STALE', at: head.at + 10 });
    if (head.at + 2_000 > until) return from;
    submission.steps.push({ state: 'ADMITTED', at: head.at + dice.between(500, 2_000) });
  }
  if (begins > until) return from;
  submission.head = head;
  submission.steps.push({ state: 'TESTING', at: begins });
  const isNow = until - begins < 30 * 60_000;
  const manner = dice.chance(0.025)
    ? 'crashing'
    : dice.chance(0.02)
      ? 'wild'
      : dice.chance(isNow ? 0.4 : 0.004)
        ? 'contested'
        : 'steady';
  const outcome = verification.tryCandidate(submission, head, begins, gainOf(submission), manner);
  if (!outcome) return until + dayMs;
  const free = decide(options, story, submission, outcome);
  if (
    submission.steps.at(-1)?.state !== 'REJECTED' ||
    submission.retests > 0 ||
    submission.reverts ||
    !dice.chance(0.03)
  )
    return free;
  // By lot: tested again, from scratch.
  const again = outcome.at + dice.between(60_000, 400_000);
  if (again + 10_000 > until) return free;
  submission.retests = 1;
  Object.assign(submission, { reason: null, decidedAt: null });
  options.log.add(again, () => retestLeaf(submission.id, submission.commitLeaf.index));
  submission.steps.push({ state: 'STALE', at: again }, { state: 'ADMITTED', at: again + 3_000 });
  return settle(options, story, verification, submission, Math.max(free, again + 20_000));
}

function withinEpoch({ epochAt }: StoryOptions, time: number): number {
  const epoch = epochAt(time);
  return epoch.endedAt !== null && epoch.endedAt - time < roomMs ? epoch.endedAt + 120_000 : time;
}

function decide(
  options: StoryOptions,
  story: TrackStory,
  submission: DemoSubmission,
  { step, at, trial }: Outcome,
): number {
  const { log, dice } = options;
  const isAccepted = step.kind === 'accept';
  submission.decidedAt = at;
  submission.reason = step.kind === 'reject' ? step.reason : null;
  submission.effect =
    step.kind === 'accept'
      ? {
          value: roundedEffect(story, step.effect),
          low: roundedEffect(story, step.low),
          high: roundedEffect(story, step.high),
        }
      : null;
  submission.overstated = !isAccepted && submission.claimed > 3 * story.spec.sigma;
  submission.verdictLeaf = log.add(at, () => verdictLeaf(story, submission, trial));
  submission.steps.push({ state: isAccepted ? 'ACCEPTED' : 'REJECTED', at });
  if (!isAccepted) return at + 500;
  if (submission.retests > 0) overturned(options, story, submission, at);
  return merge(options, story, submission, at + dice.between(300, 2_000));
}

/** Whoever turned it down before, alone or with others, is told so. */
function overturned({ log }: StoryOptions, story: TrackStory, { trials }: DemoSubmission, at: number): void {
  const [first] = trials;
  const verifiers =
    first?.lot.filter(({ keyId }) =>
      first.readings.some(
        ({ verifier, status }) => verifier === keyId && status !== 'crossed' && status !== 'open',
      ),
    ) ?? [];
  const leaf = log.add(at, () =>
    publicLeaf('overturned', {
      track: story.spec.manifest.name,
      verifiers: verifiers.map(({ keyId }) => keyId),
    }),
  );
  for (const verifier of verifiers) story.faults.push({ verifier, kind: 'overturned', at, leaf });
}

function merge(options: StoryOptions, story: TrackStory, submission: DemoSubmission, from: number): number {
  const { dice, log, until } = options;
  let at = from;
  if (story.spec.manifest.verification.mode === 'self-scored') {
    at += dice.exponential(3 * 3_600_000);
    // What was accepted today waits for its approval at this moment.
    if (at > until - dayMs / 3) return until + dayMs;
    submission.approvalLeaf = log.add(at - 2_000, () => approvalLeaf(story, submission));
  }
  if (at > until) return until + dayMs;
  const before = story.heads.at(-1) as DemoHead;
  const head: DemoHead = {
    ...{ height: before.height + 1, at, truth: before.truth + gainOf(submission), submission, git: null },
    leaf: log.add(at, () => mergeLeaf(story, head)),
  };
  story.heads.push(head);
  submission.steps.push({ state: 'MERGED', at });
  submission.merged = head;
  if (submission.reverts) submission.reverts.steps.push({ state: 'REVERTED', at });
  return at + 1_000;
}

/** A merge that is tested again, by a candidate that takes it back. */
export function takeBack(
  { dice, log }: StoryOptions,
  story: TrackStory,
  merged: DemoSubmission,
  at: number,
  gain: number,
): DemoSubmission {
  const id = dice.uuid();
  const head = headAt(story, at);
  const submission: DemoSubmission = {
    ...{
      id,
      volunteer: null,
      lease: null,
      idea: { ...merged.idea, hypothesis: 'A merge taken back' },
      reverts: merged,
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
    ...{ merged: null, retests: 0, overstated: false, git: null, claim: null, claimed: 0 },
    steps: [
      { state: 'STALE' as SubmissionState, at },
      { state: 'ADMITTED', at: at + 2_000 },
    ],
    commitLeaf: log.add(at, () =>
      publicLeaf('commitment', {
        track: story.spec.manifest.name,
        keyId: demoOperator.keyId,
        commitment: commitmentText(id),
      }),
    ),
  };
  setGain(submission, gain);
  return submission;
}
