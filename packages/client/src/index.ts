export {
  type CallName,
  type CallOptions,
  type Client,
  type ClientOptions,
  openClient,
  type Unheaded,
} from './client.ts';
export { ensureKeyFile, readKeyFile } from './key-file.ts';
export type { Loss } from './retry.ts';
