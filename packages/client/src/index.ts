export {
  type CallName,
  type CallOptions,
  type Client,
  type ClientOptions,
  openClient,
  type Unheaded,
} from './client.ts';
export { httpLog } from './http-log.ts';
export { ensureKeyFile, readKeyFile } from './key-file.ts';
export { describeMachine, type Machine } from './machine.ts';
export type { Loss } from './retry.ts';
export { considerCheckpoint, type WitnessOptions, witnessLog, witnessLogOnce } from './witness-log.ts';
