import {
  directed,
  parseTrackName,
  predicateTypes,
  sealStatement,
  seedOf,
  sha256Hex,
} from '@ratchet/protocol';
import { sealedLeafOf } from '../app/leaf.ts';
import type { Dice } from './dice.ts';
import type { DemoReplica, DemoTrial, TrackStory } from './story.ts';

/** What a verifier said of one run, signed with its invented key and sealed until the epoch is over. */
export function replicaLeaf({ spec }: TrackStory, replica: DemoReplica, dice: Dice) {
  const { kind, trial, head, epoch, anchor, replicaIndex, verifier, metric, outcome } = replica;
  const {
    name,
    metric: { direction },
    hardware,
  } = spec.manifest;
  const tested = trial ? trial.submission.git : head.git;
  const envelope = sealStatement(verifier.key, {
    ...{ subjectName: name, gitCommit: tested?.commit ?? '', predicateType: predicateTypes.replica },
    predicate: {
      ...{
        replica: replica.id,
        track: name,
        tree: tested?.tree,
        seed: seedNumber(name, replica),
        outcome,
        hardwareClass: hardware.class,
      },
      metric: metric === null ? null : directed(direction, metric),
      artifact: metric === null ? null : sha256Hex(`artifact ${replica.id}`),
      holdout: sha256Hex(`holdout ${name} ${verifier.keyId}`),
      ...{ cpuSeconds: replica.wallSeconds * 0.9, wallSeconds: replica.wallSeconds },
    },
  });
  const entry = {
    ...{ kind, trial: trial?.id ?? null, head: head.git?.commit, epoch: epoch.id, at: replica.reportedAt },
    ...{ commitmentIndex: anchor.index, replicaIndex, envelope: JSON.parse(envelope.toString()) },
  };
  return sealedLeafOf('replica', Buffer.from(JSON.stringify(entry)), epoch.id, dice);
}

/** As the network draws it, so that whoever knows the epoch's key can draw it again. */
export const seedNumber = (
  track: TrackStory['spec']['manifest']['name'],
  { epoch, anchor, replicaIndex }: DemoReplica,
): number =>
  seedOf(
    { epochKey: epoch.key, track: parseTrackName(track, 'track'), commitmentIndex: anchor.index },
    replicaIndex,
  );

/** Which round of testing began, and with whom: sealed until the epoch is over. */
export function assignmentLeaf({ spec }: TrackStory, trial: DemoTrial, dice: Dice) {
  const { submission, head, epoch, lot, test, requiredLogE } = trial;
  const assignment = {
    ...{
      trial: trial.id,
      submission: submission.id,
      commitment: submission.commitLeaf.index,
      tree: submission.git?.tree,
    },
    ...{ isRevert: submission.reverts !== null, rejectedBy: [], epoch: epoch.id, at: trial.beganAt },
    ...{ track: spec.manifest.name, head: head.git?.commit, hardwareClass: spec.manifest.hardware.class },
    ...{ lot: lot.map(({ keyId }) => keyId), test, requiredLogE },
  };
  return sealedLeafOf('assignment', Buffer.from(JSON.stringify(assignment)), epoch.id, dice);
}
