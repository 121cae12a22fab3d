import type { PeerId } from '@libp2p/interface';
import { multiaddr } from '@multiformats/multiaddr';
import { type KeyId, RatchetError } from '@ratchet/protocol';
import { type Gossip, openGossip } from './gossip.ts';
import { keepGossipStreams } from './gossip-streams.ts';
import { keyIdOf, peerIdOf } from './identity.ts';
import { createNode, type Libp2pNode, type PeerOptions } from './node.ts';
import { watchConnections } from './watch-connections.ts';

/** A node in the network of peers. Everything that works through it also works without, through the coordinator. */
export interface Peer {
  readonly keyId: KeyId;
  /** Where others reach it, with its peer id. */
  addresses(): string[];
  connected(): KeyId[];
  /** @throws RatchetError `unavailable` */
  connect(address: string): Promise<void>;
  /** From here on it is not talked to; its connections end. */
  deny(keyId: KeyId): Promise<void>;
  readonly gossip: Gossip;
  readonly network: Libp2pNode;
  stop(): Promise<void>;
}

export async function startPeer(options: PeerOptions): Promise<Peer> {
  const denied = new Set(options.deny ?? []);
  const isWelcome = (peer: PeerId): boolean => {
    const keyId = keyIdOf(peer);
    return keyId !== null && !denied.has(keyId) && (options.allow?.has(keyId) ?? true);
  };
  const node = await createNode(options, isWelcome);
  const gossip = openGossip(node);
  const streams = keepGossipStreams(node);
  const watch = watchConnections(() => node.getConnections(), Math.random);
  return {
    keyId: options.key.keyId,
    ...{ gossip, network: node },
    addresses: () => node.getMultiaddrs().map(String),
    connected: () => node.getPeers().flatMap((peer) => keyIdOf(peer) ?? []),
    async connect(address) {
      await node.dial(multiaddr(address)).catch((cause: unknown) => {
        throw new RatchetError(
          {
            code: 'unavailable',
            field: 'peer',
            rule: `${address} cannot be reached.`,
            remedy: 'See that the node is up and that its address ends in its peer id.',
          },
          { cause },
        );
      });
    },
    async deny(keyId) {
      denied.add(keyId);
      await node.hangUp(peerIdOf(keyId));
    },
    async stop() {
      watch.stop();
      streams.stop();
      await gossip.close();
      await node.stop();
    },
  };
}
