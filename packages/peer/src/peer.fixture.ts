import { type NodeKey, nodeKeyFromSeed } from '@ratchet/protocol';
import type { PeerOptions } from './node.ts';
import { type Peer, startPeer } from './peer.ts';

/** Nodes on the loopback address, for tests. */
export const nodeKey = (number: number): NodeKey => nodeKeyFromSeed(Buffer.alloc(32, number));

export const startTestPeer = (number: number, options: Partial<PeerOptions> = {}): Promise<Peer> =>
  startPeer({
    ...{ key: nodeKey(number), topics: ['heads', 'journal'], listen: ['/ip4/127.0.0.1/tcp/0'] },
    ...{ bootstrap: [], mdns: false, isPublic: true, ...options },
  });

export const addressOf = (peer: Peer): string =>
  peer.addresses().find((address) => !address.includes('/ws')) ?? '';

/** Resolves when `isTrue`, asked after every turn of the event loop, is. */
export async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 20_000; !isTrue(); ) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
