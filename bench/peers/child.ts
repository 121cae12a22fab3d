/** One process of several libp2p nodes, told what to do by the benchmark over IPC. */
import { join } from 'node:path';
import { systemClock as clock } from '../../packages/kit/src/index.ts';
import {
  fetchBlob,
  httpBlobs,
  openBlobStore,
  type Peer,
  peerSource,
  serveBlobs,
  startPeer,
} from '../../packages/peer/src/index.ts';
import { nodeKeyFromSeed, parseSha256, sha256 } from '../../packages/protocol/src/index.ts';

export type Order =
  | { readonly kind: 'start'; readonly first: number; readonly count: number }
  | { readonly kind: 'connect'; readonly node: number; readonly addresses: readonly string[] }
  | { readonly kind: 'settle' }
  | { readonly kind: 'publish'; readonly node: number; readonly payload: string }
  | { readonly kind: 'fetch'; readonly address: string; readonly origin: string; readonly dir: string };
export type Told =
  | { readonly kind: 'started'; readonly addresses: readonly string[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'heard'; readonly node: number; readonly payload: string; readonly at: number }
  | { readonly kind: 'progress'; readonly node: number }
  | { readonly kind: 'fetched'; readonly node: number; readonly at: number; readonly error: string | null };

const tell = (told: Told) => void process.send?.(told);
const nodes = new Map<number, Peer>();

async function start(node: number): Promise<string> {
  const peer = await startPeer({
    key: nodeKeyFromSeed(sha256(`bench ${node}`)),
    ...{ topics: ['heads'], listen: ['/ip4/127.0.0.1/tcp/0'], bootstrap: [], mdns: false },
    // As among volunteers: few have a public address.
    isPublic: node % 20 === 0,
    limits: { inboundPerSecond: 10_000 },
  });
  nodes.set(node, peer);
  await peer.gossip.join({
    ...{ name: 'heads', bytesAtMost: 4_096, judge: () => 'accept' },
    receive: (payload) => tell({ kind: 'heard', node, payload: payload.toString(), at: Date.now() }),
  });
  return peer.addresses()[0] ?? '';
}

async function fetch(node: number, peer: Peer, order: Extract<Order, { kind: 'fetch' }>): Promise<void> {
  const store = await openBlobStore({
    dir: join(order.dir, String(node)),
    quotaBytes: 2 ** 40,
    now: Date.now,
  });
  await serveBlobs(peer.network, store);
  const address = parseSha256(order.address, 'address');
  const told = setInterval(async () => {
    const have = await store.have(address);
    const list = await store.list(address);
    if (have && list && have.count * 2 > list.hashes.length) {
      clearInterval(told);
      tell({ kind: 'progress', node });
    }
  }, 200);
  const error = await fetchBlob({
    ...{
      address,
      store,
      clock,
      random: Math.random,
      self: peer.network.peerId.toString(),
      onBadSource: () => {},
    },
    peers: () => peer.network.getPeers().map((other) => peerSource(peer.network, other, other.toString())),
    origin: httpBlobs(order.origin),
  }).then(
    () => null,
    (thrown: unknown) => String(thrown),
  );
  clearInterval(told);
  tell({ kind: 'fetched', node, at: Date.now(), error });
}

/** Two hundred nodes that start at once on few cores are slow to answer: a link that does not come is tried again. */
async function connect(node: number, address: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await nodes.get(node)?.connect(address);
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (order: Order) => {
  switch (order.kind) {
    case 'start': {
      const addresses: string[] = [];
      for (let n = 0; n < order.count; n += 1) addresses.push(await start(order.first + n));
      return tell({ kind: 'started', addresses });
    }
    case 'connect': {
      for (const address of order.addresses) await connect(order.node, address);
      return tell({ kind: 'done' });
    }
    case 'settle': {
      // Whoever has a mesh of its own is part of the network; before that it is still arriving.
      const hasMesh = ({ gossip }: Peer) => gossip.meshSize('heads') >= 2;
      while (![...nodes.values()].every(hasMesh)) await clock.sleep(100);
      return tell({ kind: 'done' });
    }
    case 'publish': {
      await nodes.get(order.node)?.gossip.publish('heads', Buffer.from(order.payload));
      return tell({ kind: 'done' });
    }
    case 'fetch':
      for (const [node, peer] of nodes) void fetch(node, peer, order);
  }
});
