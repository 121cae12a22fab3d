export {
  type CallName,
  type CallOptions,
  type Client,
  type ClientOptions,
  openClient,
  type Unheaded,
} from './client.ts';
export type { Clock, Loss } from './retry.ts';
