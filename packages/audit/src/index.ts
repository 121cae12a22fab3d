export {
  type AuditReport,
  auditLog,
  type LoggedMerge,
  type SeenCheckpoint,
  type WitnessReport,
} from './audit-log.ts';
export { type LogSource, read } from './log-source.ts';
export {
  buildMergeProof,
  checkMergeProof,
  type MergeProof,
  mergeProofSchema,
  type ProofReport,
} from './merge-proof.ts';
export { type Finding, type LoggedLeaf, openReplay, type Replay } from './replay.ts';
export {
  acceptCheckpoint,
  SplitViewError,
  type Witness,
  type WitnessMemory,
  witnessOnce,
} from './witness.ts';
