import { nodeKeyFromSeed, predicateTypes, sealStatement, signCheckpoint } from '@ratchet/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { joinNetwork, type NetworkGossip, networkTopics } from './network-gossip.ts';
import { addressOf, nodeKey, startTestPeer, until } from './peer.fixture.ts';
import type { Peer } from './peer.ts';

const operator = nodeKeyFromSeed(Buffer.alloc(32, 200));
const stranger = nodeKeyFromSeed(Buffer.alloc(32, 201));
const peers: Peer[] = [];
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.stop()));
});

interface Member {
  readonly gossip: NetworkGossip;
  readonly heard: string[];
}
/** Three in a line: what the last one hears, the one in the middle passed on. */
async function network(): Promise<[Member, Member, Member]> {
  const members: Member[] = [];
  for (const number of [1, 2, 3]) {
    // The DHT would introduce the ends of the line to one another.
    const deny = new Set(number === 2 ? [] : [nodeKey(4 - number).keyId]);
    const peer = await startTestPeer(number, { deny, topics: networkTopics(operator.keyId) });
    const heard: string[] = [];
    const listeners = {
      onHead: (merge: { track: string; to: string }) => void heard.push(`head ${merge.track} ${merge.to[0]}`),
      onCheckpoint: (note: string) => void heard.push(`checkpoint ${note.split('\n')[1]}`),
      onExperiment: ({ hypothesis }: { hypothesis: string }) => void heard.push(`tried ${hypothesis}`),
    };
    const gossip = await joinNetwork(peer, operator.keyId, listeners, () => 1_000_000);
    const before = peers.at(-1);
    if (before) await peer.connect(addressOf(before));
    peers.push(peer);
    members.push({ gossip, heard });
  }
  const [topic = ''] = networkTopics(operator.keyId);
  const listening = (n: number, least: number) =>
    until(
      () => peers[n]!.network.services.pubsub.getSubscribers(topic).length >= least,
      'they know who listens',
    );
  await Promise.all([listening(0, 1), listening(1, 2), listening(2, 1)]);
  return members as [Member, Member, Member];
}

const merge = (verdictIndex: number, to: string, key = operator) =>
  sealStatement(key, {
    ...{ subjectName: 'words', gitCommit: to.repeat(40), predicateType: predicateTypes.merge },
    predicate: {
      ...{
        submission: 's',
        track: 'words',
        from: 'a'.repeat(40),
        to: to.repeat(40),
        candidate: 'c'.repeat(40),
      },
      ...{ verdictIndex, approvalIndex: null, reverts: null },
    },
  });
const experiment = (hypothesis: string, at = 1_000_000) =>
  sealStatement(stranger, {
    ...{ subjectName: 'words', gitCommit: 'a'.repeat(40), predicateType: predicateTypes.experiment },
    predicate: { track: 'words', hypothesis, outcome: null, metric: null, at },
  });

describe('the gossip of a network', () => {
  it('carries heads, checkpoints and experiments to those who know nobody else', async () => {
    const [first, , last] = await network();
    await first.gossip.head(merge(7, 'b'));
    const checkpoint = { origin: 'log', size: 9, root: Buffer.alloc(32) };
    await first.gossip.checkpoint(signCheckpoint(checkpoint, operator));
    await first.gossip.experiment(experiment('wider'));
    await until(() => last.heard.length === 3, 'all three arrive');
    expect(last.heard.sort()).toEqual(['checkpoint 9', 'head words b', 'tried wider']);
  });

  it('passes on no older head, nothing that another signed, and no old experiment', async () => {
    const [first, , last] = await network();
    await first.gossip.head(merge(7, 'b'));
    await until(() => last.heard.length === 1, 'the head arrives');
    await first.gossip.head(merge(6, 'e'));
    await first.gossip.experiment(experiment('stale', 1));
    await first.gossip.experiment(experiment('fresh'));
    await first.gossip.head(merge(8, 'f'));
    await until(() => last.heard.length === 3, 'what is news arrives');
    expect(last.heard.sort()).toEqual(['head words b', 'head words f', 'tried fresh']);
    await first.gossip.head(merge(9, 'd', stranger));
    await first.gossip.checkpoint(
      signCheckpoint({ origin: 'log', size: 9, root: Buffer.alloc(32) }, stranger),
    );
    await first.gossip.head(Buffer.from('nonsense'));
    const score = () =>
      (
        peers[1]!.network.services.pubsub as unknown as { score: { score(peer: string): number } }
      ).score.score(peers[0]!.network.peerId.toString());
    await until(() => score() < -100, 'it costs the sender');
    expect(last.heard).toHaveLength(3);
    expect(nodeKey(1).keyId).toBe(peers[0]!.keyId);
  });

  it('lets no key fill it', async () => {
    const [first, , last] = await network();
    for (let n = 0; n < 80; n += 1) await first.gossip.experiment(experiment(`idea ${n}`));
    await first.gossip.head(merge(7, 'b'));
    await until(
      () => last.heard.includes('head words b') && last.heard.length >= 61,
      'what may pass arrives',
    );
    expect(last.heard.filter((line) => line.startsWith('tried'))).toHaveLength(60);
  });
});
