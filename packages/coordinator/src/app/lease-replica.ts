import { parseKeyId, RatchetError, seedOf } from '@ratchet/protocol';
import { requiredLogE } from '@ratchet/statistics';
import { publicLeaf, sealedLeafOf } from './leaf.ts';
import { planReplica, readTrial } from './plan-replica.ts';
import { after, policy, situationSince } from './policy.ts';
import type { Checks, Clock, Epoch, Operator, RandomSource, TrackRow } from './ports.ts';
import { settleTrial } from './settle-verdict.ts';
import { suspendForAbandoning } from './spot-check.ts';
import type {
  NewReplica,
  ReplicaLease,
  Situation,
  VerificationStore,
  VerificationTransaction,
} from './verification-ports.ts';
import { canBeRepeated, drawnCheck } from './watch-verifier.ts';

interface Parts {
  readonly verification: VerificationStore;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly operator: Operator;
  readonly checks: Checks;
}

interface Asking {
  readonly transaction: VerificationTransaction;
  readonly verifier: ReturnType<typeof parseKeyId>;
  readonly hardwareClass: string;
  readonly epoch: Epoch;
  readonly now: Date;
}

/**
 * The next replica for a verifier of the roster, or null. One that it holds already comes again, with the same seed: a
 * verifier that was restarted goes on where it was, and cannot look for a better seed by giving up.
 */
export const leaseReplica =
  (parts: Parts) =>
  (keyId: string, request: { hardwareClass: string }): Promise<ReplicaLease | null> =>
    parts.verification.exclusively(async (transaction) => {
      const verifier = parseKeyId(keyId, 'ratchet-key');
      await requireMember(transaction, keyId);
      const now = parts.clock.now();
      const held = await transaction.heldReplica(verifier);
      if (held) return extended(transaction, held, now);
      const epoch = await transaction.epoch();
      if (!epoch) return null;
      const hardwareClass = parseHardwareClass(request.hardwareClass);
      const asking = { transaction, verifier, hardwareClass, epoch, now };
      for (const track of await transaction.tracksWithHoldout(verifier)) {
        const replica = await nextOf(parts, asking, track);
        if (replica) return replica;
      }
      return null;
    });

async function extended(
  transaction: VerificationTransaction,
  held: ReplicaLease,
  now: Date,
): Promise<ReplicaLease | null> {
  const expiresAt = after(now, policy.replicaLeaseSeconds);
  const abandoned = held.expiresAt < now ? abandonment(held) : null;
  await transaction.extendReplica(held.id, expiresAt, abandoned);
  const isSuspended = abandoned !== null && (await suspendForAbandoning(transaction, held, now));
  return isSuspended ? null : { ...held, expiresAt };
}

async function nextOf(parts: Parts, asking: Asking, track: TrackRow): Promise<ReplicaLease | null> {
  const { transaction, verifier, hardwareClass, epoch, now } = asking;
  const look = () => transaction.situation(track, epoch.id, hardwareClass, situationSince(now));
  let situation = await look();
  if (await settleDecided({ ...parts, now }, transaction, situation)) situation = await look();
  const plan = planReplica(situation, verifier, { epochKey: epoch.key, track: track.name });
  if (plan.kind === 'nothing') return null;
  const watch = await transaction.watch({ track: track.name, verifier, hardwareClass }, epoch.id);
  const check = drawnCheck({ epoch, track, verifier, watch }, parts.checks);
  if (check === 'sentinel') {
    const { reference, referenceIndex } = watch;
    return draw(parts, asking, situation, {
      ...{ kind: 'sentinel', trialId: null, head: reference, commitmentIndex: referenceIndex },
    });
  }
  const repeated = canBeRepeated(track)
    ? await transaction.runToRepeat({
        ...{ track: track.name, verifier, hardwareClass, head: track.head, epochId: epoch.id },
        ...{ drawn: check === 'canary', lot: `${verifier}${watch.leases}` },
      })
    : null;
  if (repeated) return insert(parts, asking, track, { ...repeated, kind: 'canary', trialId: null });
  const ofHead = { head: track.head };
  switch (plan.kind) {
    case 'bank': {
      const run = { ...ofHead, kind: 'bank', trialId: null, commitmentIndex: situation.headIndex } as const;
      return draw(parts, asking, situation, run);
    }
    case 'candidate': {
      const { id: trialId, commitIndex: commitmentIndex } = plan.trial;
      return draw(parts, asking, situation, { ...ofHead, kind: 'candidate', trialId, commitmentIndex });
    }
    case 'begin': {
      const { submissionId, commitIndex } = plan.candidate;
      const id = parts.random.uuid();
      const test = situation.testsBegun + 1;
      const { testsBefore, mergesBefore } = track.season;
      const budget = { test, requiredLogE: requiredLogE(test - testsBefore, track.merges - mergesBefore) };
      const assignment = Buffer.from(
        JSON.stringify({
          ...{ trial: id, submission: submissionId, track: track.name, head: track.head },
          ...{ tree: plan.candidate.tree, isRevert: plan.candidate.isRevert },
          ...{ epoch: epoch.id, hardwareClass, lot: plan.lot, ...budget },
        }),
      );
      const begun = await transaction.beginTrial({
        ...{
          id,
          submissionId,
          track: track.name,
          head: track.head,
          epochId: epoch.id,
          hardwareClass,
          lot: plan.lot,
          now,
        },
        ...budget,
        leaf: sealedLeafOf('assignment', assignment, epoch.id, parts.random),
      });
      if (!begun) return null;
      const run = { ...ofHead, kind: 'candidate', trialId: id, commitmentIndex: commitIndex } as const;
      return draw(parts, asking, situation, run);
    }
  }
}

/**
 * A run of the head, or a verifier that left or came back, can bring a trial over a boundary as a candidate's run does, but
 * nobody reports to that trial then: it is settled when the next replica is planned. True when there was one.
 */
async function settleDecided(
  parts: { operator: Operator; checks: Checks; now: Date },
  transaction: VerificationTransaction,
  situation: Situation,
): Promise<boolean> {
  const decided = situation.trials.filter((trial) => readTrial(situation, trial).step.kind !== 'replicate');
  for (const trial of decided) await settleTrial(parts, transaction, situation, trial);
  return decided.length > 0;
}

/** Leases one run under the next seed that was never drawn for this commitment. */
async function draw(
  parts: Parts,
  asking: Asking,
  { track }: Situation,
  run: Pick<NewReplica, 'kind' | 'trialId' | 'head' | 'commitmentIndex'>,
): Promise<ReplicaLease | null> {
  const { commitmentIndex } = run;
  const replicaIndex = await asking.transaction.nextReplicaIndex(track.name, commitmentIndex);
  const seed = seedOf({ epochKey: asking.epoch.key, track: track.name, commitmentIndex }, replicaIndex);
  return insert(parts, asking, track, { ...run, replicaIndex, seed });
}

async function insert(
  parts: Parts,
  { transaction, verifier, hardwareClass, epoch, now }: Asking,
  track: TrackRow,
  run: Pick<NewReplica, 'kind' | 'trialId' | 'head' | 'commitmentIndex' | 'replicaIndex' | 'seed'>,
): Promise<ReplicaLease | null> {
  const id = parts.random.uuid();
  await transaction.insertReplica({
    ...{ ...run, id, track: track.name, epochId: epoch.id, verifier, hardwareClass },
    ...{ now, expiresAt: after(now, policy.replicaLeaseSeconds) },
  });
  return transaction.replica(id);
}

export async function requireMember(transaction: VerificationTransaction, keyId: string): Promise<void> {
  const member = await transaction.rosterMember(parseKeyId(keyId, 'ratchet-key'));
  if (member && !member.suspended) return;
  throw new RatchetError({
    code: member ? 'suspended' : 'not-on-roster',
    field: 'ratchet-key',
    rule: member ? 'This verifier is suspended.' : 'Only verifiers on the roster run replicas.',
    remedy: 'Ask the operator of the coordinator.',
  });
}

function parseHardwareClass(value: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,59}$/.test(value)) return value;
  throw new RatchetError({
    code: 'bad-field',
    field: 'hardwareClass',
    rule: 'A hardware class is 1 to 60 of a-z, 0-9, dot, - and _.',
    remedy: 'Send the class that the sandbox describes.',
  });
}

const abandonment = ({ id, verifier }: ReplicaLease) => publicLeaf('abandonment', { replica: id, verifier });
