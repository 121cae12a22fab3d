/**
 * A process of volunteers: each holds a key, thinks of an idea, leases, commits, reveals and waits for the verdict, through the real
 * client and a real clone. Tells of every submission and its true effect over IPC.
 *
 * argv: HOST:PORT DATA_DIR VOLUNTEERS SUBMISSIONS SEED
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, openClient } from '@ratchet/client';
import { systemClock as clock } from '@ratchet/kit';
import {
  type CommitId,
  commitmentOf,
  isOpen,
  type NodeKey,
  nodeKeyFromSeed,
  parseTrackName,
  parseTreeId,
  predicateTypes,
  sealStatement,
  sha256Hex,
} from '@ratchet/protocol';
import { openWorkspace, type Workspace } from '@ratchet/repository';
import { readCommit } from '../../packages/repository/src/candidate.ts';
import { defaultCandidateLimits } from '../../packages/repository/src/limits.ts';
import { withObjectReader } from '../../packages/repository/src/object-reader.ts';
import { seededRandom, standardNormal } from '../../packages/statistics/src/seeded-random.ts';
import { type Idea, ideaFile, trackName } from './replay-track.ts';

/** What became of one submission, and what it really was. */
export interface Told {
  readonly submissionId: string;
  readonly effect: number;
  readonly isFabricated: boolean;
  readonly state: string;
}

const [address = '', dir = '', volunteers = '1', submissions = '1', seed = '1'] = process.argv.slice(2);
const uniform = seededRandom(Number(seed));
const track = parseTrackName(trackName, 'track');
let left = Number(submissions);

/** A fifth are made up; of the others one in sixteen is real, so that one in twenty of all is. */
function nextIdea(): Idea & { readonly isFabricated: boolean } {
  const isFabricated = uniform() < 0.2;
  const gain = !isFabricated && uniform() < 1 / 16 ? -Math.log(uniform()) : 0;
  return { gain, spread: 1, isFabricated };
}

async function volunteer(client: Client, key: NodeKey, workspace: Workspace): Promise<void> {
  await client.call('register', { displayName: 'A volunteer' });
  while (left > 0) {
    left -= 1;
    const idea = nextIdea();
    const head = await workspace.fetchHead();
    const submissionId = await submit(client, key, workspace, head, idea);
    let state = 'COMMITTED';
    while (isOpen(state as Parameters<typeof isOpen>[0])) {
      await delay(300);
      ({ state } = await client.call('getSubmission', { submissionId }));
    }
    const told: Told = { submissionId, effect: idea.gain, isFabricated: idea.isFabricated, state };
    process.send?.(told);
  }
}

async function submit(
  client: Client,
  key: NodeKey,
  workspace: Workspace,
  head: CommitId,
  idea: Idea & { readonly isFabricated: boolean },
): Promise<string> {
  const hypothesis = `Idea ${randomUUID()}`;
  const { leaseId } = await client.call('takeLease', { track, hypothesis });
  const file = { path: `ideas/${randomUUID()}.json`, mode: '100644' as const };
  const candidate = await workspace.commit({
    ...{ parent: head, keyId: key.keyId, message: 'Try an idea', time: new Date() },
    edits: [{ ...file, content: Buffer.from(ideaFile(idea)) }],
  });
  const bundle = await workspace.bundle(candidate);
  const tree = await treeOf(workspace, candidate);
  // The mean of four runs against four of the head, by one's own seeds; or whatever sounds good.
  const effect = idea.isFabricated ? 6 + 6 * uniform() : idea.gain + standardNormal(uniform) / Math.SQRT2;
  const claim = sealStatement(key, {
    ...{ subjectName: track, gitCommit: candidate, predicateType: predicateTypes.claim },
    predicate: {
      ...{ track, head, tree, hypothesis, hardwareClass: 'cpu', effect },
      ...{ candidateRuns: Array(4).fill(100 - effect), headRuns: Array(4).fill(100) },
    },
  });
  const nonce = randomBytes(32);
  const commitment = commitmentOf({ keyId: key.keyId, track, head, tree, claim, nonce });
  const { submissionId } = await client.call('commit', { track, leaseId, commitment });
  const opening = { submissionId, track, head, candidate, tree, claim, nonce };
  await client.reveal({ ...opening, bundleSha256: sha256Hex(bundle), bundleBytes: bundle.length }, bundle);
  await client.call('releaseLease', { leaseId });
  return submissionId;
}

const treeOf = (workspace: Workspace, commit: CommitId) =>
  withObjectReader(
    {
      settings: { homeDir: join(workspace.dir, 'empty-home') },
      store: { gitDir: workspace.dir },
      limits: defaultCandidateLimits,
    },
    async (reader) => parseTreeId((await readCommit(reader, commit)).tree, 'tree'),
  );

await Promise.all(
  Array.from({ length: Number(volunteers) }, async (_, n) => {
    const key = nodeKeyFromSeed(randomBytes(32));
    const client = openClient({ address, key, clock, random: Math.random, newId: randomUUID });
    const { httpUrl, track: found } = await client.call('getTrack', { name: track });
    const cloneUrl = new URL(found.clonePath, httpUrl).href;
    await volunteer(client, key, openWorkspace({ dir: join(dir, `${n}`), cloneUrl }));
    client.close();
  }),
);
process.disconnect?.();
