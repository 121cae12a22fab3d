import {
  directed,
  type Envelope,
  type KeyId,
  parseTrackName,
  payloadType,
  predicateTypes,
  type Statement,
  sealStatement,
  seedOf,
  sha256Hex,
  statementType,
} from '@ratchet/protocol';
import { sealedLeafOf } from '../app/leaf.ts';
import type { Dice } from './dice.ts';
import type { DemoReplica, DemoTrial, TrackStory } from './story.ts';

/** What a verifier said of one run, sealed until the epoch is over. Of a crowd of them only the newest are signed, with the invented key. */
export function replicaLeaf({ spec }: TrackStory, replica: DemoReplica, dice: Dice, isSigned: boolean) {
  const { kind, trial, head, epoch, anchor, replicaIndex, verifier, metric, outcome } = replica;
  const {
    name,
    metric: { direction },
    hardware,
  } = spec.manifest;
  const tested = trial ? trial.submission.git : head.git;
  const statement = {
    ...{ subjectName: name, gitCommit: tested?.commit ?? '', predicateType: predicateTypes.replica },
    predicate: {
      ...{ replica: replica.id, track: name, tree: tested?.tree, seed: seedNumber(name, replica), outcome },
      metric: metric === null ? null : directed(direction, metric),
      artifact: metric === null ? null : sha256Hex(`artifact ${replica.id}`),
      holdout: holdoutOf(name, verifier.keyId),
      cpuSeconds: replica.wallSeconds * 0.9,
      wallSeconds: replica.wallSeconds,
      hardwareClass: hardware.class,
    },
  };
  const envelope = isSigned
    ? JSON.parse(sealStatement(verifier.key, statement).toString())
    : unsigned(verifier.key.keyId, statement);
  const entry = {
    ...{ kind, trial: trial?.id ?? null, head: head.git?.commit, epoch: epoch.id, at: replica.reportedAt },
    ...{ commitmentIndex: anchor.index, replicaIndex, envelope },
  };
  return sealedLeafOf('replica', Buffer.from(JSON.stringify(entry)), epoch.id, dice);
}

/** An envelope of the same shape and size under which nobody stands: signatures are most of what a large demonstration would cost. */
function unsigned(
  keyid: KeyId,
  { subjectName, gitCommit, predicateType, predicate }: Statement<object>,
): Envelope {
  const subject = [{ name: subjectName, digest: { gitCommit } }];
  const body = JSON.stringify({ _type: statementType, subject, predicateType, predicate });
  return {
    payloadType,
    payload: Buffer.from(body).toString('base64'),
    signatures: [{ keyid, sig: noSignature }],
  };
}

const noSignature = Buffer.alloc(64).toString('base64');

const holdouts = new Map<string, string>();
function holdoutOf(track: string, verifier: string): string {
  const text = `holdout ${track} ${verifier}`;
  const known = holdouts.get(text) ?? sha256Hex(text);
  holdouts.set(text, known);
  return known;
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
