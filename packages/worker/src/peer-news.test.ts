import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinNetwork, networkTopics, type Peer, startPeer } from '@ratchet/peer';
import {
  logOrigin,
  nodeKeyFromSeed,
  predicateTypes,
  sealStatement,
  sha256Hex,
  verifierKey,
} from '@ratchet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeerNews, peerNews } from './peer-news.ts';

const operator = nodeKeyFromSeed(Buffer.alloc(32, 200));
let dir = '';
let pages: Server;
let url = '';
let coordinator: Peer;
let announce: Awaited<ReturnType<typeof joinNetwork>>;
const started: PeerNews[] = [];

/** A coordinator as peers see it: its key over HTTP, and a peer to begin with. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ratchet-news-'));
  pages = createServer((request, response) =>
    request.url === '/log/key'
      ? response.end(`${verifierKey(logOrigin(operator.keyId), operator.keyId)}\n`)
      : response.writeHead(404).end(),
  );
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  const listen = ['/ip4/127.0.0.1/tcp/0'];
  const topics = networkTopics(operator.keyId);
  coordinator = await startPeer({
    key: operator,
    topics,
    listen,
    bootstrap: [],
    mdns: false,
    isPublic: true,
  });
  announce = await joinNetwork(coordinator, operator.keyId, {}, Date.now);
});
afterAll(async () => {
  await Promise.all(started.map((news) => news.stop()));
  await coordinator.stop();
  pages.close();
  await rm(dir, { recursive: true, force: true });
});

async function worker(number: number): Promise<PeerNews> {
  const news = peerNews({
    ...{
      key: nodeKeyFromSeed(Buffer.alloc(32, number)),
      track: 'words',
      blobsDir: join(dir, String(number)),
    },
    ...{ now: Date.now, random: Math.random, say: () => {} },
  });
  started.push(news);
  await news.join({ url, bootstrap: coordinator.addresses() });
  return news;
}
const mergeOf = (track: string, verdictIndex: number) =>
  sealStatement(operator, {
    ...{ subjectName: track, gitCommit: 'b'.repeat(40), predicateType: predicateTypes.merge },
    predicate: {
      ...{ submission: 's', track, from: 'a'.repeat(40), to: 'b'.repeat(40), candidate: 'c'.repeat(40) },
      ...{ verdictIndex, approvalIndex: null, reverts: null },
    },
  });

describe('what a worker hears from peers', () => {
  it('is heads of its track as they come, and what others that it knows try', async () => {
    const [one, two] = [await worker(1), await worker(2)];
    expect(one.headNews()).toBe(0);
    const known = nodeKeyFromSeed(Buffer.alloc(32, 2)).keyId;
    one.meet(known);
    await announce.head(mergeOf('other', 1));
    await announce.head(mergeOf('words', 2));
    await expect.poll(() => one.headNews(), { timeout: 10_000 }).toBe(1);
    const tell = (hypothesis: string) =>
      two.tell({ head: 'a'.repeat(40), hypothesis, outcome: null, metric: null });
    await expect
      .poll(
        () => {
          // Until both sides know who listens.
          tell('A wider  layer');
          return one.isTried('a wider layer');
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    for (let n = 0; n < 9; n += 1) tell(`idea ${n}`);
    await expect.poll(() => one.isTried('idea 8'), { timeout: 10_000 }).toBe(true);
    // No key holds more than it could hold at the coordinator; nor does one that no journal has.
    expect(one.isTried('a wider layer')).toBe(false);
    one.tell({ head: 'a'.repeat(40), hypothesis: 'by a stranger', outcome: null, metric: null });
    await announce.head(mergeOf('words', 3));
    await expect.poll(() => two.headNews(), { timeout: 10_000 }).toBe(2);
    expect(two.isTried('by a stranger')).toBe(false);
  });

  it('is nothing where there are no peers, which is no trouble', async () => {
    const lines: string[] = [];
    const alone = peerNews({
      ...{ key: nodeKeyFromSeed(Buffer.alloc(32, 9)), track: 'words', blobsDir: join(dir, 'alone') },
      ...{ now: Date.now, random: Math.random, say: (line) => void lines.push(line) },
    });
    await alone.join({ url, bootstrap: [] });
    await alone.join({ url: 'http://127.0.0.1:1', bootstrap: coordinator.addresses() });
    expect(lines.join()).toContain('going on without peers');
    expect(alone.headNews()).toBeNull();
    expect(await alone.blob(sha256Hex('x'), new AbortController().signal)).toBeNull();
    alone.tell({ head: 'a'.repeat(40), hypothesis: 'x', outcome: null, metric: null });
    await alone.stop();
  });
});
