import type { GossipSub } from '@libp2p/gossipsub';
import type { Connection, IdentifyResult, PeerId, Stream } from '@libp2p/interface';
import type { Libp2pNode } from './node.ts';

/** The published type leaves it out: who gossips, the stream on which each is told, and what is done when there is a connection. */
type Streaming = GossipSub & {
  readonly peers: Map<string, PeerId>;
  readonly protocols: readonly string[];
  readonly streamsOutbound: Map<string, { readonly rawStream: Stream }>;
  onPeerConnected(peer: PeerId, connection: Connection): void;
};

const everyMs = 1_000;

/** The one most likely to live: direct before relayed, then the youngest. */
const best = (connections: readonly Connection[]): Connection | undefined =>
  connections
    .filter(({ status }) => status === 'open')
    .toSorted(
      (a, b) => Number(a.limits != null) - Number(b.limits != null) || b.timeline.open - a.timeline.open,
    )[0];

/**
 * Gossip with a peer goes over the best of its connections, as long as it has one. gossipsub takes the first one and never another: one
 * that a cut network left for dead swallows what is told, and when it breaks, the peer is forgotten, though it came back by another one;
 * so with a relayed connection that a direct one has replaced. Whoever is forgotten sees its stream closed, and opens another too.
 */
export function keepGossipStreams(node: Libp2pNode): { stop(): void } {
  const pubsub = node.services.pubsub as GossipSub as Streaming;
  const gossiping = new Map<string, PeerId>();
  const keep = (peer: PeerId) => {
    const id = peer.toString();
    const chosen = best(node.getConnections(peer));
    if (!chosen) return;
    const stream = pubsub.streamsOutbound.get(id)?.rawStream;
    const isHeard = stream?.status === 'open' && stream.remoteWriteStatus === 'writable';
    if (pubsub.peers.has(id) && isHeard && chosen.streams.includes(stream)) return;
    pubsub.streamsOutbound.delete(id);
    // An abrupt end would make the other side forget this peer.
    stream?.close().catch((error: Error) => stream.abort(error));
    pubsub.onPeerConnected(peer, chosen);
  };
  const onIdentified = ({ detail: { peerId, protocols } }: CustomEvent<IdentifyResult>) => {
    if (!protocols.some((protocol) => pubsub.protocols.includes(protocol))) return;
    gossiping.set(peerId.toString(), peerId);
    keep(peerId);
  };
  const onGone = ({ detail: peer }: CustomEvent<PeerId>) => gossiping.delete(peer.toString());
  node.addEventListener('peer:identify', onIdentified);
  node.addEventListener('peer:disconnect', onGone);
  // What breaks while it is being made says so to nobody.
  const timer = setInterval(() => [...gossiping.values()].forEach(keep), everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      node.removeEventListener('peer:identify', onIdentified);
      node.removeEventListener('peer:disconnect', onGone);
    },
  };
}
