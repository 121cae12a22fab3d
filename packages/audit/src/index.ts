export { type AuditReport, auditLog, type LogSource, type SeenCheckpoint } from './audit-log.ts';
export { type Finding, type LoggedLeaf, openReplay, type Replay } from './replay.ts';
