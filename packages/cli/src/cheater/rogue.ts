import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Client, ensureKeyFile, openClient } from '@ratchet/client';
import { systemClock } from '@ratchet/kit';
import {
  type Claim,
  type CommitId,
  commitmentOf,
  isOpen,
  type Manifest,
  type NodeKey,
  parseCommitId,
  parseManifest,
  parseTrackName,
  predicateTypes,
  sealStatement,
  sha256Hex,
  type TreeId,
} from '@ratchet/protocol';
import { openWorkspace, type Workspace } from '@ratchet/repository';
import type { GetSubmissionResponse } from '@ratchet/wire';

/** One dishonest identity: real keys, real signatures, real calls. */
export interface Rogue {
  readonly key: NodeKey;
  readonly client: Client;
  readonly track: string;
  readonly head: CommitId;
  readonly manifest: Manifest;
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
}

export interface RogueOptions {
  readonly coordinator: string;
  readonly track: string;
  /** New for every attempt: an identity costs nothing. */
  readonly dataDir: string;
  readonly name: string;
  readonly signal: AbortSignal;
}

/** Calls `work` with a registered identity and a clone of the track. */
export async function withRogue<T>(options: RogueOptions, work: (rogue: Rogue) => Promise<T>): Promise<T> {
  const { coordinator, track, dataDir, name, signal } = options;
  const key = await ensureKeyFile(join(dataDir, 'key'));
  const client = openClient({
    ...{ address: coordinator, key, clock: systemClock, random: Math.random, newId: randomUUID },
  });
  try {
    await client.call('register', { displayName: name }, { signal });
    const answer = await client.call('getTrack', { name: track }, { signal });
    const cloneUrl = new URL(answer.track.clonePath, answer.httpUrl).href;
    const workspace = openWorkspace({ dir: join(dataDir, 'git'), cloneUrl });
    await workspace.fetchHead();
    const head = parseCommitId(answer.track.head, 'head');
    const manifest = parseManifest(answer.track.manifestJson);
    return await work({ key, client, track, head, manifest, workspace, signal });
  } finally {
    client.close();
  }
}

export interface Loot {
  readonly head: CommitId;
  readonly candidate: CommitId;
  readonly tree: TreeId;
  readonly hypothesis: string;
  /** Direction-adjusted, metric units: made up. */
  readonly effect: number;
}

/** Commits to a candidate with an invented claim and opens the commitment, as an honest worker would. */
export async function submitWithInventedClaim(rogue: Rogue, loot: Loot): Promise<string> {
  const { key, client, signal } = rogue;
  const { head, candidate, tree } = loot;
  const track = parseTrackName(rogue.track, 'track');
  const claim = sealStatement(key, {
    subjectName: track,
    gitCommit: candidate,
    predicateType: predicateTypes.claim,
    predicate: inventedClaim(rogue, loot),
  });
  const nonce = randomBytes(32);
  const commitment = commitmentOf({ keyId: key.keyId, track, head, tree, claim, nonce });
  const { leaseId } = await client.call('takeLease', { track, hypothesis: loot.hypothesis }, { signal });
  const { submissionId } = await client.call('commit', { leaseId, track, commitment }, { signal });
  const bundle = await rogue.workspace.bundle(candidate);
  const opening = { submissionId, track, head, candidate, tree, claim, nonce };
  await client.reveal({ ...opening, bundleSha256: sha256Hex(bundle), bundleBytes: bundle.length }, bundle, {
    signal,
  });
  return submissionId;
}

function inventedClaim({ track, manifest }: Rogue, { head, tree, hypothesis, effect }: Loot): Claim {
  const gain = manifest.metric.direction === 'maximize' ? effect : -effect;
  const headRuns = [3, 3.01, 2.99, 3];
  return {
    ...{ track, head, tree, hypothesis, effect, headRuns },
    candidateRuns: headRuns.map((value) => value + gain),
    hardwareClass: 'cpu-x86_64',
  };
}

const askEveryMs = 2_000;

/** The submission once it has ended. */
export async function ended({ client, signal }: Rogue, submissionId: string): Promise<GetSubmissionResponse> {
  for (;;) {
    const submission = await client.call('getSubmission', { submissionId }, { signal });
    if (!isOpen(submission.state)) return submission;
    await systemClock.sleep(askEveryMs, signal);
  }
}
