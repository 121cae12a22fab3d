import { type KeyId, parseKeyId, RatchetError, seedOf } from '@ratchet/protocol';
import { requiredLogE } from '@ratchet/statistics';
import { publicLeaf, sealedLeafOf } from './leaf.ts';
import { beginNext, planReplica, readTrial } from './plan-replica.ts';
import { after, policy, presentSince } from './policy.ts';
import type { Checks, Clock, Epoch, Operator, RandomSource, TrackRow } from './ports.ts';
import { settleTrial } from './settle-verdict.ts';
import { suspendForAbandoning } from './spot-check.ts';
import type { Standing } from './standing.ts';
import type {
  NewReplica,
  ReplicaLease,
  Situation,
  VerificationStore,
  VerificationTransaction,
  WaitingCandidate,
} from './verification-ports.ts';
import { canBeRepeated, drawnCheck } from './watch-verifier.ts';

interface Parts {
  readonly verification: VerificationStore;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly operator: Operator;
  readonly checks: Checks;
  readonly standing: Pick<Standing, 'requireRunning'>;
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
 * @throws RatchetError `track-paused` where all that it could verify is paused, and nothing is under way
 */
export const leaseReplica =
  (parts: Parts) =>
  async (keyId: string, request: { hardwareClass: string }): Promise<ReplicaLease | null> => {
    const { replica, tracks } = await parts.verification.exclusively((transaction) =>
      nextReplica(parts, transaction, keyId, request),
    );
    if (replica || !tracks.every(({ isPaused }) => isPaused)) return replica;
    for (const { name } of tracks) parts.standing.requireRunning(name);
    return null;
  };

/** The replica, and the tracks on which one was looked for. */
async function nextReplica(
  parts: Parts,
  transaction: VerificationTransaction,
  keyId: string,
  request: { hardwareClass: string },
): Promise<{ replica: ReplicaLease | null; tracks: readonly TrackRow[] }> {
  const verifier = parseKeyId(keyId, 'ratchet-key');
  await requireMember(transaction, keyId);
  const now = parts.clock.now();
  const held = await transaction.heldReplica(verifier);
  if (held) return { replica: await extended(transaction, held, now), tracks: [] };
  const epoch = await transaction.epoch();
  if (!epoch) return { replica: null, tracks: [] };
  const hardwareClass = parseHardwareClass(request.hardwareClass);
  const asking = { transaction, verifier, hardwareClass, epoch, now };
  const tracks = await transaction.tracksWithHoldout(verifier);
  for (const track of tracks) {
    const replica = await nextOf(parts, asking, track);
    if (replica) return { replica, tracks };
  }
  return { replica: null, tracks };
}

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
  const look = () => transaction.situation(track, epoch.id, hardwareClass, presentSince(now));
  let situation = await look();
  if (await settleDecided({ ...parts, now }, transaction, situation)) situation = await look();
  // Banks and checks are for trials too: where none is open, none is wanted.
  if (track.isPaused && situation.trials.length === 0) return null;
  const planned = planReplica(situation, verifier);
  const plan = planned.kind === 'free' ? await planToBegin(asking, situation) : planned;
  if (plan.kind === 'nothing') return null;
  const check = await checkInstead(parts, asking, situation);
  if (check) return check;
  const run = { head: track.head, kind: 'candidate' } as const;
  switch (plan.kind) {
    case 'bank':
      return draw(parts, asking, situation, {
        ...{ ...run, kind: 'bank', trialId: null, commitmentIndex: situation.headIndex },
      });
    case 'candidate': {
      const { id: trialId, commitIndex: commitmentIndex } = plan.trial;
      return draw(parts, asking, situation, { ...run, trialId, commitmentIndex });
    }
    case 'begin': {
      const trialId = await beginTrial(parts, asking, situation, plan);
      const { commitIndex: commitmentIndex } = plan.candidate;
      return trialId === null ? null : draw(parts, asking, situation, { ...run, trialId, commitmentIndex });
    }
  }
}

interface Beginning {
  readonly kind: 'begin';
  readonly candidate: WaitingCandidate;
  readonly lot: readonly KeyId[];
}

async function planToBegin(
  { transaction, verifier, epoch, now }: Asking,
  situation: Situation,
): Promise<Beginning | { readonly kind: 'nothing' }> {
  const { track } = situation;
  if (track.isPaused) return { kind: 'nothing' };
  const waiting = await transaction.waiting(track, after(now, -policy.overstatedDays * 86_400));
  const next = beginNext(situation, waiting, verifier, { epochKey: epoch.key, track: track.name });
  return next ? { kind: 'begin', ...next } : { kind: 'nothing' };
}

/** A sentinel or a canary in the place of what was planned, by lot; a canary also where two verifiers differ and a third has to say. */
async function checkInstead(
  parts: Parts,
  asking: Asking,
  situation: Situation,
): Promise<ReplicaLease | null> {
  const { transaction, verifier, hardwareClass, epoch } = asking;
  const { track } = situation;
  const on = { track: track.name, verifier, hardwareClass };
  const watch = await transaction.watch(on, epoch.id);
  const check = drawnCheck({ epoch, track, verifier, watch }, parts.checks);
  if (check === 'sentinel') {
    const { reference: head, referenceIndex: commitmentIndex } = watch;
    return draw(parts, asking, situation, { kind: 'sentinel', trialId: null, head, commitmentIndex });
  }
  if (!canBeRepeated(track)) return null;
  const repeated =
    (await transaction.runInDispute(on, epoch.id)) ??
    (check === 'canary'
      ? await transaction.runToRepeat({
          ...{ ...on, head: track.head, epochId: epoch.id, lot: `${verifier}${watch.leases}` },
        })
      : null);
  return repeated && insert(parts, asking, track, { ...repeated, kind: 'canary', trialId: null });
}

/** The id of the trial that begins with its assignment in the log; null where the candidate waits no more. */
async function beginTrial(
  parts: Parts,
  { transaction, hardwareClass, epoch, now }: Asking,
  { track, testsBegun }: Situation,
  { candidate: { submissionId, tree, isRevert, commitIndex: commitment, rejectedBy }, lot }: Beginning,
): Promise<string | null> {
  const id = parts.random.uuid();
  const test = testsBegun + 1;
  const { testsBefore, mergesBefore } = track.season;
  const budget = { test, requiredLogE: requiredLogE(test - testsBefore, track.merges - mergesBefore) };
  const on = { track: track.name, head: track.head, hardwareClass, lot, ...budget };
  const assignment = {
    ...{ trial: id, submission: submissionId, commitment, tree, isRevert, rejectedBy },
    ...{ epoch: epoch.id, at: now.getTime(), ...on },
  };
  const begun = await transaction.beginTrial({
    ...{ ...on, id, submissionId, epochId: epoch.id, now },
    leaf: sealedLeafOf('assignment', Buffer.from(JSON.stringify(assignment)), epoch.id, parts.random),
  });
  return begun ? id : null;
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
