import { type GossipSub, type Message, TopicValidatorResult } from '@libp2p/gossipsub';
import type { Connection, IdentifyResult, PeerId, Stream } from '@libp2p/interface';
import type { KeyId } from '@ratchet/protocol';
import { framesOn } from './frames.ts';
import { payloadAtMost } from './gossip-service.ts';
import { keyIdOf } from './identity.ts';
import type { Libp2pNode } from './node.ts';

/** `accept` passes a message on; `ignore` drops it; `reject` drops it and costs whoever sent it here. */
export type Judgement = 'accept' | 'ignore' | 'reject';

export interface Topic {
  readonly name: string;
  readonly bytesAtMost: number;
  /** Called before a message is passed on, and again by nobody: what it accepts, `receive` gets. */
  judge(payload: Buffer, from: KeyId | null): Promise<Judgement> | Judgement;
  receive(payload: Buffer): void;
  /** Of messages with one key the newest is kept for those who come later; null: it is news for those who are there. */
  keptAs?(payload: Buffer): string | null;
}

export interface Gossip {
  join(topic: Topic): Promise<void>;
  /** To everyone who joined the topic; its own `receive` gets nothing. */
  publish(topic: string, payload: Uint8Array): Promise<void>;
  /** Peers that a topic's messages are exchanged with directly. */
  meshSize(topic: string): number;
  close(): Promise<void>;
}

/** The published type leaves it out. */
type Meshed = GossipSub & { getMeshPeers(topic: string): string[] };

const latestProtocol = '/ratchet/latest/1';
const keptAtMost = 1_024;

export function openGossip(node: Libp2pNode): Gossip {
  const pubsub: GossipSub = node.services.pubsub;
  const topics = new Map<string, Topic>();
  const kept = new Map<string, Map<string, Buffer>>();

  const keep = (topic: Topic, payload: Buffer) => {
    const key = topic.keptAs?.(payload) ?? null;
    const of = kept.get(topic.name);
    if (key === null || !of) return;
    of.delete(key);
    of.set(key, payload);
    const oldest = of.keys().next().value;
    if (of.size > keptAtMost && oldest !== undefined) of.delete(oldest);
  };
  const judged = async (topic: Topic, payload: Buffer, from: PeerId): Promise<Judgement> => {
    if (payload.length > topic.bytesAtMost) return 'reject';
    try {
      return await topic.judge(payload, keyIdOf(from));
    } catch {
      return 'ignore';
    }
  };
  const onMessage = ({ detail }: CustomEvent<Message>) => {
    const topic = topics.get(detail.topic);
    if (!topic) return;
    const payload = Buffer.from(detail.data);
    keep(topic, payload);
    topic.receive(payload);
  };
  const answerLatest = async (stream: Stream) => {
    const frames = framesOn(stream, payloadAtMost);
    const name = (await frames.read())?.toString() ?? '';
    for (const payload of kept.get(name)?.values() ?? []) await frames.write(payload);
    await frames.close();
  };
  /** What a peer has of the topics that keep something; judged like everything else that it says. */
  const askLatest = async (topic: Topic, peer: PeerId) => {
    const stream = await node.dialProtocol(peer, latestProtocol, { signal: AbortSignal.timeout(10_000) });
    const frames = framesOn(stream, payloadAtMost);
    await frames.write(Buffer.from(topic.name));
    for (let count = 0; count < keptAtMost; count += 1) {
      const payload = await frames.read();
      if (payload === null) return frames.close();
      const isNew = ![...(kept.get(topic.name)?.values() ?? [])].some((known) => known.equals(payload));
      const judgement = isNew ? await judged(topic, payload, peer) : 'ignore';
      if (judgement === 'reject') return frames.abort();
      if (judgement !== 'accept') continue;
      keep(topic, payload);
      topic.receive(payload);
    }
    frames.abort();
  };
  const onPeer = ({ detail: peer }: CustomEvent<IdentifyResult>) => {
    if (!peer.protocols.includes(latestProtocol)) return;
    // A peer that cannot say it now has missed nothing of ours, and others will.
    for (const topic of topics.values()) if (topic.keptAs) askLatest(topic, peer.peerId).catch(() => {});
  };

  pubsub.addEventListener('message', onMessage);
  node.addEventListener('peer:identify', onPeer);
  const handling = node.handle(
    latestProtocol,
    (stream: Stream, _connection: Connection) =>
      answerLatest(stream).catch(() => stream.abort(new Error('cut off'))),
    { maxInboundStreams: 4 },
  );

  return {
    async join(topic) {
      await handling;
      topics.set(topic.name, topic);
      kept.set(topic.name, new Map());
      pubsub.topicValidators.set(topic.name, async (from, { data }) => {
        const judgement = await judged(topic, Buffer.from(data), from);
        return { accept: Accept, ignore: Ignore, reject: Reject }[judgement];
      });
      pubsub.subscribe(topic.name);
      if (topic.keptAs) for (const peer of node.getPeers()) askLatest(topic, peer).catch(() => {});
    },
    async publish(name, payload) {
      const topic = topics.get(name);
      const own = Buffer.from(payload);
      if (topic && (await judged(topic, own, node.peerId)) === 'accept') keep(topic, own);
      await pubsub.publish(name, payload);
    },
    meshSize: (topic) => (pubsub as Meshed).getMeshPeers(topic).length,
    async close() {
      pubsub.removeEventListener('message', onMessage);
      node.removeEventListener('peer:identify', onPeer);
      await node.unhandle(latestProtocol);
    },
  };
}

const { Accept, Ignore, Reject } = TopicValidatorResult;
