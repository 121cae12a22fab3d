/**
 * Volunteers and verifiers of a seeded network at work on a coordinator: leases, experiments, commitments with real candidates, trusted runs,
 * each at a steady rate. Their keys are those of the demonstration. Asked over IPC, a lease says a given word, and a commitment follows it.
 *
 * argv: HOST:PORT USUAL_RUNS GIT_DIR FIRST_VOLUNTEER TRACK...; the second as JSON, see usual-runs.ts
 */
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openClient } from '@ratchet/client';
import { systemClock as clock } from '@ratchet/kit';
import {
  authorEmail,
  authorName,
  type CommitId,
  commitmentOf,
  parseCommitId,
  parseTrackName,
  parseTreeId,
  predicateTypes,
  sealStatement,
  sha256Hex,
} from '@ratchet/protocol';
import { demoKey } from '../../packages/coordinator/src/demo/people.ts';
import { encodeBundle } from '../../packages/repository/src/bundle.ts';
import { buildTrees, encodeCommit, gitObject, stamp } from '../../packages/repository/src/index.ts';
import { encodePack } from '../../packages/repository/src/pack.ts';
import type { UsualRun } from './usual-runs.ts';

/** In a second: a million experiments and twenty thousand submissions a day. */
export const rates = { experiments: 12, commitments: 0.25, trustedRuns: 1.5 } as const;

export interface LoadDone {
  readonly experiments: number;
  readonly commitments: number;
  readonly trustedRuns: number;
  readonly failures: number;
}

const [address = '', usual = '[]', gitDir = '', first = '0', ...tracks] = process.argv.slice(2);
const usualRuns = JSON.parse(usual) as readonly UsualRun[];
const usualOf = new Map(usualRuns.map((run) => [`${run.verifier} ${run.track}`, run]));
const usualFirst = new Map(usualRuns.map((run) => [run.track, run.firstHead]));
const done = { experiments: 0, commitments: 0, trustedRuns: 0, failures: 0 };
const failed = (what: string) => (error: unknown) => {
  done.failures += 1;
  if (done.failures <= 5)
    process.stderr.write(`load: ${what}: ${error instanceof Error ? error.message : error}\n`);
};
const clientOf = (what: string) => {
  const key = demoKey(what);
  return { key, client: openClient({ address, key, clock, random: Math.random, newId: randomUUID }) };
};
let turn = 0;
const next = <T>(list: readonly T[]): T => list[turn++ % list.length] as T;

/** Calls `work` so often a second, whether the last call is done or not. */
function steadily(perSecond: number, what: string, work: () => Promise<void>): void {
  setInterval(() => void work().catch(failed(what)), 1000 / perSecond);
}

// A volunteer holds a lease and appends to it; then takes another.
const searchers = Array.from({ length: 24 }, (_, i) => ({
  ...clientOf(`volunteer ${Number(first) + i}`),
  lease: null as null | { id: string; track: string; left: number },
  isBusy: false,
}));
steadily(rates.experiments, 'experiment', async () => {
  const searcher = next(searchers);
  if (searcher.isBusy) return;
  searcher.isBusy = true;
  try {
    if (searcher.lease === null || searcher.lease.left === 0) {
      if (searcher.lease) await searcher.client.call('releaseLease', { leaseId: searcher.lease.id });
      searcher.lease = null;
      const track = next(tracks);
      const { leaseId } = await searcher.client.call('takeLease', {
        track,
        hypothesis: `Idea ${randomUUID()}`,
      });
      searcher.lease = { id: leaseId, track, left: 12 };
    }
    const { id: leaseId, track } = searcher.lease;
    searcher.lease.left -= 1;
    const isCrash = Math.random() < 0.05;
    const cost = { seed: 1, cpuSeconds: 4, wallSeconds: 5 };
    await searcher.client.call('appendExperiment', {
      ...{ leaseId, track, ...cost, outcome: isCrash ? 'crashed' : 'discarded' },
      ...(!isCrash && { metric: 2 + Math.random() }),
    });
    done.experiments += 1;
  } finally {
    searcher.isBusy = false;
  }
});

const git = async (track: string, ...args: string[]): Promise<string> =>
  (await promisify(execFile)('git', ['-C', join(gitDir, `${track}.git`), '-c', 'safe.directory=*', ...args]))
    .stdout;
let newcomer = Number(first) + 100;

/** A whole submission, as a newcomer makes it. Answers when the lease was granted. */
async function submit(track: string, hypothesis: string): Promise<number> {
  const { key, client } = clientOf(`volunteer ${newcomer++}`);
  try {
    const { leaseId } = await client.call('takeLease', { track, hypothesis });
    const leasedAt = Date.now();
    const { track: opened } = await client.call('getTrack', { name: track });
    const head = parseCommitId(opened.head, 'head');
    const candidate = await makeCandidate(key.keyId, track, head);
    const nonce = randomBytes(32);
    const claim = sealStatement(key, {
      ...{ subjectName: track, gitCommit: candidate.commit, predicateType: predicateTypes.claim },
      predicate: {
        track,
        head,
        tree: candidate.tree,
        hypothesis,
        hardwareClass: 'cpu',
        candidateRuns: [1, 1],
        headRuns: [2, 2],
        effect: 1,
      },
    });
    const commitment = commitmentOf({
      keyId: key.keyId,
      track: parseTrackName(track, 'track'),
      head,
      tree: parseTreeId(candidate.tree, 'tree'),
      claim,
      nonce,
    });
    const { submissionId } = await client.call('commit', { leaseId, track, commitment });
    await client.reveal(
      {
        submissionId,
        track,
        head,
        candidate: candidate.commit,
        tree: candidate.tree,
        claim,
        nonce,
        bundleSha256: sha256Hex(candidate.bundle),
        bundleBytes: candidate.bundle.length,
      },
      candidate.bundle,
    );
    done.commitments += 1;
    return leasedAt;
  } finally {
    client.close();
  }
}

/** Read once for each head, as a volunteer does who works on it. */
const checkouts = new Map<CommitId, Promise<{ entries: string[][]; model: string }>>();

async function checkOut(track: string, head: CommitId) {
  const entries = (await git(track, 'ls-tree', head))
    .trim()
    .split('\n')
    .map((line) => /^(\d+) blob ([0-9a-f]{40})\t(.+)$/.exec(line) ?? []);
  return { entries, model: await git(track, 'show', `${head}:model.py`) };
}

async function makeCandidate(keyId: Parameters<typeof authorName>[0], track: string, head: CommitId) {
  const checkout = checkouts.get(head) ?? checkOut(track, head);
  checkouts.set(head, checkout);
  const { entries, model: text } = await checkout;
  const model = gitObject('blob', Buffer.from(`${text}# ${randomUUID()}\n`));
  const { root, trees } = buildTrees(
    new Map(
      entries.map(([, mode = '', id = '', path = '']) => [
        path,
        { mode, id: path === 'model.py' ? model.id : id },
      ]),
    ),
  );
  const person = stamp({ name: authorName(keyId), email: authorEmail(keyId) }, new Date());
  const commit = gitObject(
    'commit',
    encodeCommit({
      tree: parseTreeId(root.id, 'tree'),
      parents: [head],
      author: person,
      committer: person,
      message: 'Try it\n',
    }),
  );
  const bundle = encodeBundle({
    commit: commit.id as CommitId,
    prerequisite: head,
    pack: encodePack([commit, ...trees, model]),
  });
  return { commit: commit.id, tree: root.id, bundle };
}
steadily(
  rates.commitments,
  'commitment',
  async () => void (await submit(next(tracks), `Candidate ${randomUUID()}`)),
);

/**
 * What an honest verifier would see, and every other one under the same seed: the first head as it always was, and candidates as good as
 * the head. Anything else would set off alarms.
 */
function metricOf(verifier: string, track: string, isFirst: boolean, run: string): number {
  // On a track that nobody ran yet, anything is usual.
  const usual = usualOf.get(`${verifier} ${track}`) ?? { first: 1, head: 1, sigma: 0.01 };
  const [one = 0, two = 0] = [0, 8].map((at) => Number.parseInt(run.slice(at, at + 8), 16) / 2 ** 32);
  return (isFirst ? usual.first : usual.head) + (one + two - 1) * 2 * usual.sigma;
}

const verifiers = ['uni-graz', 'open-lab', 'city-archive'].map((operator) => ({
  ...clientOf(`verifier ${operator}`),
  isBusy: false,
}));
steadily(rates.trustedRuns, 'trusted run', async () => {
  const verifier = next(verifiers);
  if (verifier.isBusy) return;
  verifier.isBusy = true;
  try {
    const { replica } = await verifier.client.call('leaseReplica', { hardwareClass: 'cpu', waitSeconds: 0 });
    if (!replica) return;
    const { replicaId, track, tree, seed, commit } = replica;
    const run = sha256Hex(`${tree} ${seed}`);
    const statement = sealStatement(verifier.key, {
      ...{ subjectName: track, gitCommit: commit, predicateType: predicateTypes.replica },
      predicate: {
        replica: replicaId,
        track,
        tree,
        seed,
        outcome: 'scored',
        metric: metricOf(verifier.key.keyId, track, commit === usualFirst.get(track), run),
        artifact: run,
        holdout: sha256Hex(verifier.key.keyId),
        cpuSeconds: 3,
        wallSeconds: 4,
        hardwareClass: 'cpu',
      },
    });
    await verifier.client.call('reportReplica', { replicaId, statement });
    done.trustedRuns += 1;
  } finally {
    verifier.isBusy = false;
  }
});

process.on('message', async (message: { ask: 'done' } | { word: string; track: string }) => {
  if ('ask' in message) process.send?.({ done });
  else process.send?.({ saidAt: await submit(message.track, `The word is ${message.word}`) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
