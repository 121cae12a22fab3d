import { joinNetwork, networkTopics, startPeer } from '@ratchet/peer';
import type { NodeKey } from '@ratchet/protocol';
import type { SharedBell } from '../db/bell.ts';

export interface CoordinatorPeerOptions {
  readonly operator: NodeKey;
  readonly listen: readonly string[];
  readonly bootstrap: readonly string[];
  readonly bell: SharedBell;
  /** Envelopes of the merges that made the heads of all tracks. */
  readonly heads: () => Promise<readonly Buffer[]>;
  /** The newest checkpoint, as it is published. */
  readonly checkpoint: () => Promise<string>;
  readonly now: () => number;
  readonly report: (line: string) => void;
}

export interface CoordinatorPeer {
  /** Multiaddrs that others begin with. */
  addresses(): readonly string[];
  stop(): Promise<void>;
}

/** Nothing waits longer than this for a bell that was not heard. */
const looksEveryMs = 5_000;

/** The coordinator as a peer: it tells everyone of heads as they come, and shows all the same checkpoint. */
export async function startCoordinatorPeer(options: CoordinatorPeerOptions): Promise<CoordinatorPeer> {
  const { operator, listen, bootstrap, bell, report } = options;
  const topics = networkTopics(operator.keyId);
  const peer = await startPeer({ key: operator, topics, listen, bootstrap, mdns: false, isPublic: true });
  const gossip = await joinNetwork(peer, operator.keyId, {}, options.now);
  const stopping = new AbortController();
  const told = new Set<string>();
  const tell = async () => {
    for (const envelope of await options.heads()) {
      const text = envelope.toString();
      if (told.has(text)) continue;
      await gossip.head(envelope);
      told.add(text);
    }
    const note = await options.checkpoint();
    if (!told.has(note)) await gossip.checkpoint(note);
    told.add(note);
    // Of what was told long ago nothing need be known: it is not the newest any more.
    for (const old of told) if (told.size > 4_096) told.delete(old);
  };
  const telling = (async () => {
    while (!stopping.signal.aborted) {
      const rung = bell.wait('heads', looksEveryMs, stopping.signal);
      await tell().catch((error: unknown) =>
        report(`peers: ${error instanceof Error ? error.message : error}`),
      );
      await rung;
    }
  })();
  return {
    addresses: () => peer.addresses(),
    async stop() {
      stopping.abort();
      await telling;
      await peer.stop();
    },
  };
}
