import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { Judgement, Topic } from './gossip.ts';
import { keyIdOf, peerIdOf } from './identity.ts';
import type { PeerOptions } from './node.ts';
import { addressOf, nodeKey, startTestPeer, until } from './peer.fixture.ts';
import type { Peer } from './peer.ts';

const peers: Peer[] = [];
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.stop()));
});
async function start(number: number, options: Partial<PeerOptions> = {}): Promise<Peer> {
  const peer = await startTestPeer(number, options);
  peers.push(peer);
  return peer;
}

/** A topic whose messages say what is to be thought of them. */
function heads(heard: string[], keptAs?: Topic['keptAs']): Topic {
  return {
    name: 'heads',
    bytesAtMost: 100,
    judge: (payload) => (payload.toString().split(' ')[0] as Judgement) ?? 'reject',
    receive: (payload) => void heard.push(payload.toString()),
    ...(keptAs && { keptAs }),
  };
}
/** In a line: each talks to the next one only. */
async function line(count: number, heard: string[][]): Promise<Peer[]> {
  const nodes: Peer[] = [];
  for (let n = 0; n < count; n += 1) {
    // The DHT would introduce them all to one another.
    const deny = Array.from({ length: count }, (_, other) => other).filter(
      (other) => Math.abs(other - n) > 1,
    );
    const node = await start(n + 1, { deny: new Set(deny.map((other) => nodeKey(other + 1).keyId)) });
    heard[n] = [];
    await node.gossip.join(heads(heard[n]!));
    const before = nodes.at(-1);
    if (before) await node.connect(addressOf(before));
    nodes.push(node);
  }
  for (const [n, node] of nodes.entries()) {
    const neighbours = [nodes[n - 1], nodes[n + 1]].filter((one) => one !== undefined).length;
    await until(
      () => node.network.services.pubsub.getSubscribers('heads').length >= neighbours,
      'they know who listens',
    );
  }
  return nodes;
}

/** What a node thinks of another; the published type leaves it out. */
function scoring(node: Peer) {
  const pubsub = node.network.services.pubsub as unknown as {
    score: { score(peer: string): number };
    acceptFrom(peer: string): boolean;
  };
  return {
    score: (other: Peer) => pubsub.score.score(other.network.peerId.toString()),
    acceptFrom: (other: Peer) => pubsub.acceptFrom(other.network.peerId.toString()),
  };
}

/** Whether it gossips over each of its connections, the oldest first. */
const tellingOver = (peer: Peer): boolean[] =>
  peer.network
    .getConnections()
    .toSorted((a, b) => a.timeline.open - b.timeline.open)
    .map(({ streams }) =>
      streams.some(({ direction, protocol }) => direction === 'outbound' && protocol.startsWith('/meshsub/')),
    );

describe('a peer', () => {
  it('is its node key', async () => {
    const one = await start(1);
    expect(one.network.peerId.equals(peerIdOf(nodeKey(1).keyId))).toBe(true);
    expect(keyIdOf(one.network.peerId)).toBe(nodeKey(1).keyId);
    const two = await start(2);
    await two.connect(addressOf(one));
    expect(two.connected()).toEqual([nodeKey(1).keyId]);
  });

  it('passes on what is valid over others, and its own publisher hears nothing of it', async () => {
    const heard: string[][] = [];
    const [first] = await line(3, heard);
    await first!.gossip.publish('heads', Buffer.from('accept one'));
    await until(() => heard[2]!.length === 1, 'the last one hears');
    expect(heard).toEqual([[], ['accept one'], ['accept one']]);
  });

  it('passes on nothing that is invalid or too long, and whoever sent it is heard no more', async () => {
    const heard: string[][] = [];
    const [first, second] = await line(3, heard);
    // The first one has no judgement of its own: what it publishes, goes out.
    for (const payload of ['reject one', 'reject two', `accept ${'x'.repeat(200)}`, 'ignore this'])
      await first!.gossip.publish('heads', Buffer.from(payload));
    const { score, acceptFrom } = scoring(second!);
    await until(() => score(first!) < -100, 'the score falls');
    // Who was good a moment ago is heard for a second more.
    await until(() => !acceptFrom(first!), 'it is heard no more');
    await first!.gossip.publish('heads', Buffer.from('accept late'));
    await second!.gossip.publish('heads', Buffer.from('accept own'));
    await until(() => heard[2]!.length > 0, 'the last one hears');
    expect(heard.slice(1)).toEqual([[], ['accept own']]);
  });

  it('hears the latest of a topic when it comes late, of what its peers kept', async () => {
    const key = (payload: Buffer) => payload.toString().split(' ')[1] ?? null;
    const one = await start(1);
    await one.gossip.join(heads([], key));
    for (const payload of ['accept words 1', 'accept level 7', 'accept words 2'])
      await one.gossip.publish('heads', Buffer.from(payload));
    const heard: string[] = [];
    const two = await start(2);
    await two.gossip.join(heads(heard, key));
    await two.connect(addressOf(one));
    await until(() => heard.length === 2, 'it hears what was before');
    expect(heard.sort()).toEqual(['accept level 7', 'accept words 2']);
  });

  it.each(['first', 'last'] as const)(
    'is told everything over the connection that is left when the %s one dies',
    async (which) => {
      const heard: string[][] = [];
      const [one, two] = await line(2, heard);
      const before = one!.network.getConnections()[0]!;
      const known = [one!, two!].map(({ network }) => once(network as never, 'peer:identify'));
      await two!.network.dial(one!.network.getMultiaddrs()[0]!, { force: true });
      await Promise.all(known);
      const after = one!.network.getConnections().find((connection) => connection !== before)!;
      (which === 'first' ? before : after).abort(new Error('cut'));
      const isOne = () => [one!, two!].every(({ network }) => network.getConnections().length === 1);
      await until(isOne, 'there is one');
      // What is told until it is seen is lost; everything after that is heard.
      for (const [n, peer] of [one!, two!].entries()) {
        let said = 0;
        const isHeard = () => {
          said += 1;
          void peer.gossip.publish('heads', Buffer.from(`accept ${n} ${said}`));
          return heard[1 - n]!.length > 0;
        };
        await until(isHeard, 'it hears again');
        await peer.gossip.publish('heads', Buffer.from(`accept ${n} last`));
        await until(() => heard[1 - n]!.includes(`accept ${n} last`), 'it hears all');
      }
    },
  );

  it('is told things over the newest connection: the one before may be dead and not know it', async () => {
    const [one, two] = await line(2, []);
    await two!.network.dial(one!.network.getMultiaddrs()[0]!, { force: true });
    await until(() => [one!, two!].every((peer) => tellingOver(peer).join() === 'false,true'), 'it moves');
  });

  it('talks to nobody that is denied, and to those alone that are allowed', async () => {
    const one = await start(1, { deny: new Set([nodeKey(2).keyId]) });
    const two = await start(2);
    const choosy = await start(3, { allow: new Set([nodeKey(1).keyId]) });
    for (const other of [one, choosy]) {
      // Whoever dials is done a moment before it is turned away.
      await two.connect(addressOf(other)).catch(() => {});
      await until(() => two.connected().length === 0, 'it is turned away');
      expect(other.connected()).toEqual([]);
    }
    await one.connect(addressOf(choosy));
    await until(() => choosy.connected().length === 1, 'it is let in');
    await choosy.deny(nodeKey(1).keyId);
    await until(() => one.connected().length === 0, 'the connection ends');
    await one.connect(addressOf(choosy)).catch(() => {});
    await until(() => one.connected().length === 0, 'it is turned away');
  });

  it('speaks over WebSockets too', async () => {
    const one = await start(1, { listen: ['/ip4/127.0.0.1/tcp/0/ws'] });
    const two = await start(2, { listen: [] });
    await two.connect(one.addresses()[0]!);
    await until(() => one.connected().includes(nodeKey(2).keyId), 'it is known');
  });

  it('is reached through a public node where nobody can reach it', async () => {
    const relay = await start(1);
    const hidden = await start(2, { listen: [], isPublic: false, bootstrap: [addressOf(relay)] });
    await until(
      () => hidden.addresses().some((address) => address.includes('p2p-circuit')),
      'it has a place at the relay',
    );
    const other = await start(3, { listen: [], isPublic: false });
    await other.connect(hidden.addresses().find((address) => address.includes('p2p-circuit'))!);
    await until(() => hidden.connected().includes(nodeKey(3).keyId), 'it is reached');
  });

  it('finds others through the node that it begins with', async () => {
    const first = await start(1);
    const second = await start(2, { bootstrap: [addressOf(first)] });
    await until(() => second.connected().length === 1, 'it dials by itself');
    const found = await start(3, { bootstrap: [addressOf(first)] });
    await until(() => found.connected().length >= 1, 'it dials by itself');
    const known = await found.network.peerRouting.findPeer(second.network.peerId, {
      signal: AbortSignal.timeout(10_000),
    });
    expect(known.multiaddrs.map(String).join()).toContain('/tcp/');
  });

  it('takes no more connections than it has room for', async () => {
    const one = await start(1, { limits: { connections: 2 } });
    for (let n = 2; n <= 5; n += 1) await (await start(n)).connect(addressOf(one)).catch(() => {});
    await until(() => one.network.getConnections().length <= 2, 'it keeps two');
  });
});
