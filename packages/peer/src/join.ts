import type { KeyId, NodeKey } from '@ratchet/protocol';
import { joinNetwork, type NetworkGossip, type NetworkListeners, networkTopics } from './network-gossip.ts';
import { type Peer, startPeer } from './peer.ts';

export interface Membership {
  readonly peer: Peer;
  readonly gossip: NetworkGossip;
}

/** A volunteer's or a verifier's node in the network of an operator: it listens on a port of its own, and begins with the peers that the coordinator names. */
export async function becomeMember(options: {
  readonly key: NodeKey;
  readonly operator: KeyId;
  readonly bootstrap: readonly string[];
  readonly listeners: NetworkListeners;
  readonly now: () => number;
}): Promise<Membership> {
  const { key, operator, bootstrap, listeners, now } = options;
  const peer = await startPeer({
    ...{ key, bootstrap, topics: networkTopics(operator) },
    ...{ listen: ['/ip4/0.0.0.0/tcp/0'], mdns: false, isPublic: false },
  });
  return { peer, gossip: await joinNetwork(peer, operator, listeners, now) };
}
