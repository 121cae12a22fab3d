import { noCommit, predicateTypes, sealStatement } from '@ratchet/protocol';
import { publicLeaf } from '../app/leaf.ts';
import { demoOperator } from './people.ts';
import type { DemoHead, DemoSubmission, DemoTrial, TrackStory } from './story.ts';

export function verdictLeaf(story: TrackStory, submission: DemoSubmission, trial: DemoTrial) {
  const { effect, reason } = submission;
  const track = story.spec.manifest.name;
  const envelope = sealStatement(demoOperator, {
    ...{
      subjectName: track,
      gitCommit: submission.git?.commit ?? noCommit,
      predicateType: predicateTypes.verdict,
    },
    predicate: {
      ...{
        submission: submission.id,
        trial: trial.id,
        track,
        head: trial.head.git?.commit,
        decision: trial.accepted ? 'accepted' : 'rejected',
      },
      ...{
        reason: trial.accepted ? null : (reason ?? 'futility'),
        disputed: submission.steps.some(({ state }) => state === 'DISPUTED'),
        overstated: submission.overstated,
      },
      lot: trial.lot.map(({ keyId }) => keyId),
      looks: trial.readings.map(({ verifier, replicas, status }) => ({ verifier, replicas, status })),
      ...{ effect: effect?.value ?? null, low: effect?.low ?? null, high: effect?.high ?? null },
      trustedReplicas: trial.readings.reduce((sum, { replicas }) => sum + replicas, 0),
    },
  });
  return publicLeaf('verdict', { envelope: JSON.parse(envelope.toString()) });
}

export function approvalLeaf(story: TrackStory, { id, git, head }: DemoSubmission) {
  const track = story.spec.manifest.name;
  const envelope = sealStatement(demoOperator, {
    ...{ subjectName: track, gitCommit: git?.commit ?? noCommit, predicateType: predicateTypes.approval },
    predicate: { submission: id, track, head: head.git?.commit },
  });
  return publicLeaf('approval', { envelope: JSON.parse(envelope.toString()) });
}

export function mergeLeaf(story: TrackStory, head: DemoHead) {
  const track = story.spec.manifest.name;
  const submission = head.submission;
  const envelope = sealStatement(demoOperator, {
    ...{ subjectName: track, gitCommit: head.git?.commit ?? noCommit, predicateType: predicateTypes.merge },
    predicate: {
      ...{
        submission: submission?.id,
        track,
        from: story.heads[head.height - 1]?.git?.commit,
        to: head.git?.commit,
        candidate: submission?.git?.commit,
      },
      ...{
        verdictIndex: submission?.verdictLeaf?.index,
        approvalIndex: submission?.approvalLeaf?.index ?? null,
        reverts: submission?.reverts?.id ?? null,
      },
    },
  });
  return publicLeaf('merge', { envelope: JSON.parse(envelope.toString()) });
}
