import {
  directed,
  type KeyId,
  openStatement,
  parseReplicaId,
  predicateTypes,
  RatchetError,
  type ReplicaStatement,
  replicaSchema,
  sha256,
} from '@ratchet/protocol';
import { inflatedSigma, pooledNoise } from '@ratchet/statistics';
import { publicLeaf, sealedLeafOf } from './leaf.ts';
import { requireMember } from './lease-replica.ts';
import { isCalibrated, scored } from './plan-replica.ts';
import { parseNumber, presentSince } from './policy.ts';
import type { Bell, Checks, Clock, Operator, RandomSource } from './ports.ts';
import { settleTrial } from './settle-verdict.ts';
import { judgeSpotCheck } from './spot-check.ts';
import type {
  ReplicaLease,
  Situation,
  VerificationStore,
  VerificationTransaction,
} from './verification-ports.ts';
import { watchForDrift } from './watch-verifier.ts';

interface Parts {
  readonly verification: VerificationStore;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly bell: Bell;
  readonly operator: Operator;
  readonly checks: Checks;
}

/**
 * Takes a verifier's signed statement of one replica, and in the same transaction folds it into the evidence and settles
 * the verdict when a boundary is crossed. The same statement twice is one; another one for the same replica is refused.
 */
export const foldReplica =
  (parts: Parts) =>
  async (keyId: KeyId, request: { replicaId: string; statement: Uint8Array }): Promise<void> => {
    const id = parseReplicaId(request.replicaId, 'replicaId');
    const statement = Buffer.from(request.statement);
    const statementHash = sha256(statement);
    await parts.verification.exclusively(async (transaction) => {
      await requireMember(transaction, keyId);
      const replica = await requireReplica(transaction, id, keyId);
      if (replica.statementHash?.equals(statementHash)) return;
      if (replica.statementHash)
        throw refused(
          'idempotency-key-reused',
          'statement',
          'This replica was reported before, with another statement.',
        );
      const run = checked(statement, replica, keyId);
      const now = parts.clock.now();
      await transaction.report(
        id,
        {
          ...run,
          metric: run.metric === null ? null : directed(replica.manifest.metric.direction, run.metric),
          statementHash,
        },
        now,
        sealedLeafOf('replica', asLogged(replica, statement, now), replica.epochId, parts.random),
      );
      if (replica.kind === 'sentinel' || replica.kind === 'canary') {
        if (replica.kind === 'sentinel') await watchForDrift(transaction, replica, run.metric, now);
        return judgeSpotCheck(transaction, replica, now);
      }
      const situation = await situationOf(transaction, replica, now);
      if (!situation) return;
      const trial = situation.trials.find(({ id }) => id === replica.trialId);
      if (trial) await settleTrial({ ...parts, now }, transaction, situation, trial);
      if (replica.kind === 'bank') await calibrate(transaction, situation, replica.hardwareClass, now);
    });
    parts.bell.ring('verification');
    parts.bell.ring('ACCEPTED');
    parts.bell.ring('STALE');
  };

async function requireReplica(
  transaction: VerificationTransaction,
  id: string,
  keyId: KeyId,
): Promise<ReplicaLease> {
  const replica = await transaction.replica(id);
  if (replica?.verifier === keyId) return replica;
  throw refused('unknown-replica', 'replicaId', 'This replica was not leased to this verifier.');
}

function checked(statement: Buffer, replica: ReplicaLease, keyId: KeyId): ReplicaStatement {
  const opened = openStatement(statement, {
    predicateType: predicateTypes.replica,
    schema: replicaSchema,
    field: 'statement',
  });
  const { predicate: said } = opened;
  const fields: readonly [string, unknown, unknown][] = [
    ['statement.signatures.0.keyid', opened.signer, keyId],
    ['statement.subject', opened.gitCommit, replica.commit],
    ['statement.predicate.replica', said.replica, replica.id],
    ['statement.predicate.track', said.track, replica.track],
    ['statement.predicate.tree', said.tree, replica.tree],
    ['statement.predicate.seed', said.seed, replica.seed],
    ['statement.predicate.metric', said.metric !== null, said.outcome === 'scored'],
    // Whoever names a score has trained: where that can be held against others, it says what came of it.
    ['statement.predicate.artifact', said.artifact !== null || !isTrained(replica, said), true],
  ];
  for (const [field, value, expected] of fields) {
    if (value !== expected)
      throw refused('claim-mismatch', field, `It says ${value} where ${expected} was leased.`);
  }
  // Evidence squares the metric; the columns of the times are narrow.
  parseNumber(said.metric ?? 0, 'statement.predicate.metric', -1e100, 1e100);
  parseNumber(said.cpuSeconds, 'statement.predicate.cpuSeconds', 0, 1e7);
  parseNumber(said.wallSeconds, 'statement.predicate.wallSeconds', 0, 1e7);
  return said;
}

/** The verifier's envelope with what it was run for: enough to read every verdict off the log again. */
const asLogged = (replica: ReplicaLease, statement: Buffer, now: Date): Buffer => {
  const { kind, trialId: trial, head, epochId: epoch, commitmentIndex, replicaIndex } = replica;
  return Buffer.from(
    JSON.stringify({
      ...{ kind, trial, head, epoch, at: now.getTime(), commitmentIndex, replicaIndex },
      envelope: JSON.parse(statement.toString()),
    }),
  );
};

const isTrained = ({ manifest }: ReplicaLease, { outcome }: ReplicaStatement): boolean =>
  manifest.verification.mode === 'rerun' && outcome === 'scored';

/** The situation on the head that the replica belongs to, or null when the head has moved on: then it is kept and moves nothing. */
async function situationOf(
  transaction: VerificationTransaction,
  replica: ReplicaLease,
  now: Date,
): Promise<Situation | null> {
  const epoch = await transaction.epoch();
  if (epoch?.id !== replica.epochId) return null;
  const track = (await transaction.tracksWithHoldout(replica.verifier)).find(
    ({ name }) => name === replica.track,
  );
  if (!track || track.headTreeBlob !== replica.headTreeBlob) return null;
  return transaction.situation(track, epoch.id, replica.hardwareClass, presentSince(now));
}

/** Once the head's runs on all verifiers of this hardware class have degrees of freedom enough, their spread is the track's noise. */
async function calibrate(
  transaction: VerificationTransaction,
  situation: Situation,
  hardwareClass: string,
  now: Date,
): Promise<void> {
  if (situation.noise || situation.track.manifest.verification.mode === 'certificate') return;
  const groups = [...situation.banks.keys()]
    .map((verifier) => scored(situation, verifier))
    .filter((runs) => runs.length >= 2);
  if (groups.length === 0) return;
  const noise = pooledNoise(groups);
  if (!isCalibrated(noise.degreesOfFreedom)) return;
  const sigma = inflatedSigma(noise);
  const track = situation.track.name;
  await transaction.saveCalibration({
    ...{ track, hardwareClass, sigma, degreesOfFreedom: noise.degreesOfFreedom, now },
    leaf: publicLeaf('calibration', {
      track,
      hardwareClass,
      sigma,
      degreesOfFreedom: noise.degreesOfFreedom,
    }),
  });
}

const refused = (
  code: 'idempotency-key-reused' | 'unknown-replica' | 'claim-mismatch',
  field: string,
  rule: string,
) => new RatchetError({ code, field, rule, remedy: 'Report each leased replica once, as it was leased.' });
