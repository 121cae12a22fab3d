import {
  claimSchema,
  type KeyId,
  openStatement,
  predicateTypes,
  type RejectionReason,
  retestLotteryOf,
  sealStatement,
  type VerdictStatement,
} from '@ratchet/protocol';
import {
  isOverstated,
  type LookReading,
  roundedToHalfSigma,
  type Step,
  standsAlone,
} from '@ratchet/statistics';
import { publicLeaf } from './leaf.ts';
import { presentLot, readTrial } from './plan-replica.ts';
import type { Checks, Operator } from './ports.ts';
import type { Situation, Trial, VerificationTransaction } from './verification-ports.ts';

/** Reads a trial's evidence, writes down what it reads, and acts on it. */
export async function settleTrial(
  parts: { operator: Operator; checks: Checks; now: Date },
  transaction: VerificationTransaction,
  situation: Situation,
  trial: Trial,
): Promise<void> {
  const { step, readings } = readTrial(situation, trial);
  await transaction.saveReadings(
    trial.id,
    readings.map(({ verifier, evidence, status }) => ({
      verifier,
      status,
      replicas: runsOf(trial, verifier),
      logE: evidence?.logE ?? null,
    })),
  );
  await settleVerdict(parts, transaction, situation, trial, step, readings);
}

/** Acts on what the evidence says: goes on, notes a dispute, or ends the trial with a signed verdict, in the caller's transaction. */
async function settleVerdict(
  parts: { operator: Operator; checks: Checks; now: Date },
  transaction: VerificationTransaction,
  situation: Situation,
  trial: Trial,
  step: Step,
  readings: readonly LookReading[],
): Promise<void> {
  const facts = await transaction.trialFacts(trial.id);
  if (facts.ended || (facts.state !== 'TESTING' && facts.state !== 'DISPUTED')) return;
  if (step.disputed && facts.state === 'TESTING') await transaction.dispute(trial.submissionId, parts.now);
  if (step.kind === 'replicate') return;
  const sigma = situation.noise?.sigma ?? 0;
  const rounded = (value: number) => roundedToHalfSigma(value, sigma);
  const effect =
    step.kind === 'accept'
      ? { value: rounded(step.effect), low: rounded(step.low), high: rounded(step.high) }
      : null;
  const reason: RejectionReason | null = step.kind === 'reject' ? step.reason : null;
  const overstated = contradicts(readings, facts.claim, sigma);
  const predicate: VerdictStatement = {
    ...{
      submission: trial.submissionId,
      track: situation.track.name,
      head: facts.head,
      reason,
      disputed: step.disputed,
      overstated,
    },
    decision: step.kind === 'accept' ? 'accepted' : 'rejected',
    trial: trial.id,
    lot: presentLot(situation, trial),
    looks: readings.map(({ verifier, status }) => ({ verifier, status, replicas: runsOf(trial, verifier) })),
    ...{ effect: effect?.value ?? null, low: effect?.low ?? null, high: effect?.high ?? null },
    trustedReplicas: [...trial.runs.values()].reduce((sum, runs) => sum + runs.length, 0),
  };
  const envelope = sealStatement(parts.operator.key, {
    subjectName: situation.track.name,
    gitCommit: facts.commit,
    predicateType: predicateTypes.verdict,
    predicate,
  });
  await transaction.decide({
    ...{ submissionId: trial.submissionId, trialId: trial.id, reason, effect, overstated, now: parts.now },
    state: step.kind === 'accept' ? 'ACCEPTED' : 'REJECTED',
    leaf: publicLeaf('verdict', { envelope: JSON.parse(envelope.toString()) }),
  });
  const track = situation.track.name;
  if (step.kind === 'accept' && facts.rejectedBy.length > 0) {
    const { rejectedBy: verifiers, submissionId: submission } = facts;
    const leaf = publicLeaf('overturned', { track, submission, verifiers });
    await transaction.addFaults({ track, kind: 'overturned', verifiers, leaf, now: parts.now });
  }
  for (const { verifier } of readings)
    await nameIfAlone(transaction, situation, verifier as KeyId, parts.now);
  if (step.kind !== 'reject' || facts.retests > 0 || trial.isRevert) return;
  const lottery = await retestLottery(transaction, situation, trial);
  if (lottery < parts.checks.retestShare) await transaction.retest(trial.submissionId, parts.now);
}

/** So that no verifier can turn candidates down unseen, a share of all rejections is tested again from scratch. */
async function retestLottery(
  transaction: VerificationTransaction,
  { track }: Situation,
  { commitIndex, test }: Trial,
): Promise<number> {
  const epoch = await transaction.epoch();
  if (!epoch) return 1;
  const from = { epochKey: epoch.key, track: track.name, commitmentIndex: commitIndex };
  return retestLotteryOf(from, test);
}

/** Notes a verifier that stands alone in too many verdicts: it blocks, or helps, or its hold-out is known. A person has to look. */
async function nameIfAlone(
  transaction: VerificationTransaction,
  { track: { name: track } }: Situation,
  verifier: KeyId,
  now: Date,
): Promise<void> {
  if (!standsAlone(await transaction.stands(verifier, track))) return;
  const leaf = publicLeaf('alone', { track, verifier });
  await transaction.addFaults({ track, kind: 'alone', verifiers: [verifier], leaf, now });
}

/** Whether trusted runs contradict what the worker claimed. */
function contradicts(readings: readonly LookReading[], claim: Buffer | null, sigma: number): boolean {
  if (claim === null || sigma === 0) return false;
  const { predicate } = openStatement(claim, {
    ...{ predicateType: predicateTypes.claim, schema: claimSchema, field: 'claim' },
  });
  const { effect, candidateRuns, headRuns } = predicate;
  return isOverstated(
    { effect, candidateRuns: candidateRuns.length, headRuns: headRuns.length },
    readings.map(({ evidence }) => evidence),
    sigma,
  );
}

const runsOf = (trial: Trial, verifier: string): number => trial.runs.get(verifier as KeyId)?.length ?? 0;
