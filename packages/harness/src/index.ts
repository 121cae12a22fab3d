export { certificatePathOf, readCertificate } from './certificate.ts';
export { unpackData } from './data-tar.ts';
export { editableBytes } from './editable-bytes.ts';
export type { WireLimits } from './frame-relay.ts';
export { type Harness, type HarnessOptions, type HarnessReport, openHarness } from './harness.ts';
export type { HarnessRun } from './harness-run.ts';
export type { PreparedData, PrepareOptions } from './prepare.ts';
