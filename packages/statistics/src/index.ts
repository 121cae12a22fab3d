export { type Expectation, expectationOf } from './calculator.ts';
export { certificateBankSize, nextCertificateStep } from './certificate.ts';
export { type CorrelationEstimate, deflatedRho, pairedCorrelation } from './correlation.ts';
export { addSentinel, type DriftChart, emptyDriftChart } from './drift-chart.ts';
export { requiredLogE, spendingOf } from './error-budget.ts';
export { type Evidence, type EvidenceParameters, evidenceOf, type Look } from './evidence.ts';
export { anytimeInterval } from './interval.ts';
export { crossingLogE, futilityLog, type LookRuns, type LookStatus, runsToCross } from './look-status.ts';
export {
  bankSizeForCalibration,
  calibrationDegreesOfFreedom,
  inflatedSigma,
  type NoiseEstimate,
  pooledNoise,
  roundedToHalfSigma,
} from './noise.ts';
export { type ClaimedEffect, isOverstated } from './overstatement.ts';
export { inQueueOrder, type Waiting } from './queue.ts';
export {
  bankSizeWanted,
  decisiveLogE,
  type LookReading,
  nextStep,
  type RejectReason,
  type Step,
} from './quorum.ts';
export { seededRandom, standardNormal } from './seeded-random.ts';
export {
  type Answer,
  abandonsTooMuch,
  canaryShare,
  type Difference,
  isOffTheOthers,
  mismatchesToSuspend,
  oddOneOut,
} from './spot-check.ts';
export { type Stand, standOf, standsAlone } from './standing-alone.ts';
