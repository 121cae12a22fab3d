export { type Backoff, type RetryOptions, retry } from './backoff.ts';
export { type Clock, systemClock } from './clock.ts';
export { askingNewest, isNewestAsked } from './newest.ts';
export { privateFolder, readIfThere, sweepDrafts, writePrivateFile } from './private-file.ts';
