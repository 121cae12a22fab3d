import type { ErrorCode, RejectionReason } from '@ratchet/protocol';
import { publicLeaf, refusalLeaf } from '../app/leaf.ts';
import type { DemoSubmission, TrackStory } from './story.ts';
import { commitmentText, headAt, type StoryOptions } from './story-facts.ts';

const refusals: readonly {
  readonly share: number;
  readonly reason: RejectionReason;
  readonly code: ErrorCode;
  readonly detail: string;
}[] = [
  { share: 0.02, reason: 'policy', code: 'protected-path', detail: 'score.py: Only model.py may change.' },
  {
    share: 0.008,
    reason: 'policy',
    code: 'forbidden-path',
    detail: '.gitattributes: Candidates bring no settings of git.',
  },
  {
    share: 0.006,
    reason: 'policy',
    code: 'wrong-author',
    detail: 'The author is not the key that committed.',
  },
  { share: 0.006, reason: 'policy', code: 'empty-candidate', detail: 'It changes nothing.' },
  { share: 0.004, reason: 'policy', code: 'fsck-failed', detail: 'git refuses the pack.' },
  {
    share: 0.025,
    reason: 'duplicate',
    code: 'duplicate-candidate',
    detail: 'It is the same change as one that was committed before.',
  },
  { share: 0.015, reason: 'conflict', code: 'merge-conflict', detail: 'model.py' },
];

/** A submission up to its admission, or what kept it out: never revealed in time, or against a rule. True when it ended here. */
export function refuseAtAdmission(
  { dice, log, until }: StoryOptions,
  story: TrackStory,
  submission: DemoSubmission,
  at: number,
): boolean {
  const isNow = until - at < 30 * 60_000;
  if (dice.chance(isNow ? 0.1 : 0.02)) {
    if (at + 600_000 <= until)
      submission.steps.push({ state: 'LAPSED', at: at + 600_000 + dice.between(0, 5_000) });
    return true;
  }
  const revealedAt = at + dice.between(8_000, 60_000);
  if (revealedAt > until) return true;
  submission.steps.push({ state: 'REVEALED', at: revealedAt });
  submission.claimLeaf = log.add(revealedAt, () =>
    publicLeaf('claim', {
      submission: submission.id,
      commitment: commitmentText(submission.id),
      claim: commitmentText(submission.id),
    }),
  );
  const judgedAt = revealedAt + dice.between(900, 9_000);
  if (judgedAt > until) return true;
  const refusal = drawRefusal(dice.uniform());
  if (refusal) {
    submission.steps.push({ state: 'REJECTED', at: judgedAt });
    submission.verdictLeaf = log.add(judgedAt, () => refusalLeaf(submission.id, refusal.code));
    Object.assign(submission, {
      reason: refusal.reason,
      code: refusal.code,
      detail: refusal.detail,
      decidedAt: judgedAt,
    });
    return true;
  }
  submission.steps.push({ state: 'ADMITTED', at: judgedAt });
  submission.head = headAt(story, judgedAt);
  return false;
}

function drawRefusal(drawn: number): (typeof refusals)[number] | null {
  let left = drawn;
  for (const refusal of refusals) {
    left -= refusal.share;
    if (left < 0) return refusal;
  }
  return null;
}
