export { type Backoff, type RetryOptions, retry } from './backoff.ts';
export { type Clock, systemClock } from './clock.ts';
export { privateFolder, readIfThere, sweepDrafts, writePrivateFile } from './private-file.ts';
