import { noise } from '@chainsafe/libp2p-noise';
import { yamux } from '@chainsafe/libp2p-yamux';
import { bootstrap } from '@libp2p/bootstrap';
import { circuitRelayServer, circuitRelayTransport } from '@libp2p/circuit-relay-v2';
import { dcutr } from '@libp2p/dcutr';
import { identify } from '@libp2p/identify';
import type { PeerId } from '@libp2p/interface';
import { kadDHT } from '@libp2p/kad-dht';
import { mdns } from '@libp2p/mdns';
import { ping } from '@libp2p/ping';
import { tcp } from '@libp2p/tcp';
import { webSockets } from '@libp2p/websockets';
import type { KeyId, NodeKey } from '@ratchet/protocol';
import { createLibp2p } from 'libp2p';
import { gossipService } from './gossip-service.ts';
import { privateKeyOf } from './identity.ts';

export interface PeerOptions {
  readonly key: NodeKey;
  /** All that is ever gossiped about here. */
  readonly topics: readonly string[];
  /** Multiaddrs such as `/ip4/0.0.0.0/tcp/7720` and `/ip4/0.0.0.0/tcp/7721/ws`; none: it only dials. */
  readonly listen: readonly string[];
  /** Multiaddrs of nodes to begin with, `/p2p/<peer id>` at the end. */
  readonly bootstrap: readonly string[];
  /** Finds others on the local network. */
  readonly mdns: boolean;
  /** Carries connections of nodes that nobody can reach, and answers the DHT: for nodes with a public address. */
  readonly isPublic: boolean;
  /** Where given, nobody else is talked to. */
  readonly allow?: ReadonlySet<KeyId>;
  readonly deny?: ReadonlySet<KeyId>;
  readonly limits?: Partial<PeerLimits>;
}

export interface PeerLimits {
  readonly connections: number;
  /** Opened by others, a second, from one address. */
  readonly inboundPerSecond: number;
}
const defaultLimits: PeerLimits = { connections: 300, inboundPerSecond: 10 };

export type Libp2pNode = Awaited<ReturnType<typeof createNode>>;

/** A libp2p node that talks to whoever is welcome. */
export function createNode(options: PeerOptions, isWelcome: (peer: PeerId) => boolean) {
  const { connections, inboundPerSecond } = { ...defaultLimits, ...options.limits };
  const refuse = (peer: PeerId): boolean => !isWelcome(peer);
  return createLibp2p({
    privateKey: privateKeyOf(options.key),
    addresses: { listen: [...options.listen, ...(options.isPublic ? [] : relayed(options))] },
    transports: [tcp(), webSockets(), circuitRelayTransport()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux({ maxInboundStreams: 256, maxOutboundStreams: 256 })],
    connectionGater: {
      denyDialPeer: refuse,
      denyInboundEncryptedConnection: refuse,
      denyOutboundEncryptedConnection: refuse,
      // Networks at home and tests on one machine have private addresses.
      denyDialMultiaddr: () => false,
    },
    connectionManager: {
      maxConnections: connections,
      inboundConnectionThreshold: inboundPerSecond,
      maxIncomingPendingConnections: 32,
    },
    // All connections at once, every ten seconds: watch-connections.ts asks them one by one.
    connectionMonitor: { enabled: false },
    peerDiscovery: [
      ...(options.bootstrap.length > 0 ? [bootstrap({ list: [...options.bootstrap], timeout: 0 })] : []),
      ...(options.mdns ? [mdns()] : []),
    ],
    services: {
      // A machine that starts many things at once is slow to say who it is; unheard, it would never be gossiped with.
      identify: identify({ timeout: 30_000 }),
      ping: ping(),
      dcutr: dcutr(),
      dht: kadDHT({
        protocol: '/ratchet/kad/1',
        clientMode: !options.isPublic,
        peerInfoMapper: (peer) => peer,
      }),
      pubsub: gossipService(options.topics),
      ...(options.isPublic ? { relay: circuitRelayServer() } : {}),
    },
  });
}

/** A volunteer behind a router is reached through the nodes that it begins with. */
const relayed = ({ bootstrap: list }: PeerOptions): string[] =>
  list.map((address) => `${address}/p2p-circuit`);
