import type { NodeKey } from '@ratchet/protocol';
import { append, emptyFrontier, leafHash, rootOf } from '@ratchet/protocol';
import { type Application, application, type Parts } from './app/application.ts';
import { treeHead } from './db/leaves.ts';
import {
  callerOf,
  doChores,
  git,
  type MadeCandidate,
  makeCandidate,
  metricOf,
  type PreparedSubmission,
  prepare,
  rootFiles,
  statementOf,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  volunteer,
} from './network-fixtures.ts';

/** Does one thing that a client or the coordinator's own round does. What is interrupted is done again, word for word. */
export type Go = <T>(step: (app: Application) => Promise<T>) => Promise<T>;

const [ann, bob] = [volunteer(1), volunteer(2)];

/** Two candidates on the root, each three sigmas better, in places that do not meet. The same for every network. */
export async function makeStoryCandidates(
  network: TestNetwork,
): Promise<readonly (readonly [NodeKey, PreparedSubmission])[]> {
  const wider = { 'train.py': trainingWith('ann', 3, 5) };
  const deeper = { 'model/layers.py': `${rootFiles['model/layers.py']}GAIN_bob = 3\n` };
  const made: [NodeKey, MadeCandidate][] = [
    [ann, await makeCandidate(network, ann, wider, network.root)],
    [bob, await makeCandidate(network, bob, deeper, network.root)],
  ];
  return made.map(([key, candidate]) => [key, prepare(key, candidate)] as const);
}

/**
 * Both are accepted on the root; one is merged, the other is stale, rebased, tested again and merged; then the epoch ends.
 * Returns their ids.
 */
export async function tellStory(
  network: TestNetwork,
  candidates: readonly (readonly [NodeKey, PreparedSubmission])[],
  go: Go,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [key, prepared] of candidates) ids.push(await search(go, key, prepared));
  await go((app) => doChores(app));
  await verifyAll(network, go);
  for (let round = 0; round < 4; round += 1) {
    await go((app) => doChores(app));
    await sweep(go);
    await verifyAll(network, go);
  }
  network.clock.advance(24 * 3600);
  await sweep(go);
  return ids;
}

/** What the coordinator does every few seconds, whatever happened. */
async function sweep(go: Go): Promise<void> {
  await go((app) => app.expireHolds());
  await go((app) => app.rotateEpoch());
  await go((app) => app.sequence());
}

/** What a worker does, every request with bytes of its own. */
async function search(
  go: Go,
  key: NodeKey,
  { commitment, opening, bundle }: PreparedSubmission,
): Promise<string> {
  const named = (what: string) => callerOf(key, what, `${what}-of-${key.keyId.slice(0, 12)}`);
  await go((app) => app.registerNode(named('register'), { displayName: 'A volunteer' }));
  const hypothesis = `An idea of ${key.keyId}`;
  const { leaseId } = await go((app) => app.grantLease(named('the-lease'), { track: toy, hypothesis }));
  const experiment = { leaseId, track: toy, outcome: 'kept' as const, metric: 97, seed: 1 };
  const spent = { cpuSeconds: 1, wallSeconds: 1 };
  await go((app) => app.appendExperiment(named('journal-1'), { ...experiment, ...spent }));
  const { submissionId } = await go((app) =>
    app.commitClaim(named('committed'), { track: toy, leaseId, commitment }),
  );
  await go(async ({ revealClaim }) =>
    revealClaim.reveal(revealClaim.check(named('revealed'), { ...opening, submissionId }), bundle),
  );
  await go((app) => app.releaseLease(named('released'), { leaseId }));
  return submissionId;
}

/** Verifiers in turn until none finds anything to do; each keeps a finished run and reports it until it is taken. */
async function verifyAll({ parts }: TestNetwork, go: Go): Promise<void> {
  for (let idle = 0, turn = 0; idle < verifiers.length; turn += 1) {
    const key = verifiers[turn % verifiers.length] as NodeKey;
    const replica = await go((app) => app.leaseReplica(key.keyId, { hardwareClass: 'cpu' }));
    idle = replica ? 0 : idle + 1;
    if (!replica) continue;
    const tree = await parts.blobs.get(replica.treeBlob);
    const metric = metricOf(tree ?? Buffer.alloc(0), replica.seed);
    const statement = statementOf(key, replica, { metric });
    await go((app) => app.foldReplica(key.keyId, { replicaId: replica.id, statement }));
    if (turn > 500) throw new Error('The verifiers never come to an end.');
  }
}

/** What a story comes to, in terms that no crash may change. */
export async function outcomeOf(network: TestNetwork) {
  const { sql, repositories } = network;
  const submissions = await sql<{ state: string; steps: string[] }[]>`
    select s.state, array_agg(p.state order by p.step) as steps
    from submissions s join submission_steps p on p.submission_id = s.id group by s.id order by s.commit_leaf_id`;
  const heads = await sql<{ commit: string; merged: boolean }[]>`
    select commit, submission_id is not null as merged from heads order by height`;
  const staircase = git(repositories.folderOf(toy), 'rev-list', '--first-parent', '--reverse', 'main');
  const [counts] = await sql<Record<string, number>[]>`
    select (select count(*) from leases) as leases, (select count(*) from experiments) as experiments,
      (select count(*) from replicas where reported_at is null) as unfinished,
      (select count(*) from replicas where statement_hash is not null) as replicas,
      (select count(*) from trials where ended_at is null) as open_trials,
      (select count(*) from epochs) as epochs, (select count(*) from epochs where ended_at is null) as open_epochs,
      (select count(distinct submission_id) from heads) as merged_once,
      (select count(*) from log_leaves where kind = 'merge') as merge_leaves,
      (select count(*) from log_leaves where kind = 'verdict') as verdict_leaves,
      (select count(*) from log_leaves where kind = 'commitment') as commitment_leaves,
      (select count(*) from log_leaves where kind = 'claim') as claim_leaves,
      (select count(*) from (select seed from replicas group by seed having count(*) > 1) twice) as seeds_drawn_twice`;
  return {
    submissions: submissions.map(({ state, steps }) => ({ state, steps })),
    heads: heads.map(({ merged }) => merged),
    gitAgrees: staircase.trim().split('\n').join() === heads.map(({ commit }) => commit).join(),
    counts: { ...counts },
    log: await checkLog(network),
    troubles: network.troubles,
  };
}

/** The log as its leaves make it: numbered without a gap, and with the root that the table says. */
export async function checkLog({ sql }: Pick<TestNetwork, 'sql'>) {
  const leaves = await sql<{ logIndex: number | null; entry: Buffer; leafHash: Buffer }[]>`
    select log_index, entry, leaf_hash from log_leaves order by log_index nulls last`;
  const frontier = leaves.reduce((before, { entry }) => append(before, leafHash(entry)), emptyFrontier);
  const { size, root } = await treeHead(sql);
  return {
    dense: leaves.every(({ logIndex }, i) => logIndex === i),
    rootHolds: root === rootOf(frontier).toString('hex') && size === leaves.length,
    hashesHold: leaves.every(({ entry, leafHash: hash }) => leafHash(entry).equals(hash)),
  };
}

export class Crash extends Error {}

/** Where a process ends: at the n-th call of a port by that name (counted over the whole story), just before or just after it takes effect. */
export interface CrashPoint {
  readonly name: string;
  readonly occurrence: number;
  readonly when: 'before' | 'after';
}

/**
 * The application on ports that end the process at the points given: from then on nothing of it reaches the world any
 * more, and `go` carries on with a fresh one, which repeats the step.
 */
export function crashingGo(
  parts: Parts,
  points: readonly CrashPoint[],
): { go: Go; calls: string[]; left: readonly CrashPoint[] } {
  const calls: string[] = [];
  const counts = new Map<string, number>();
  const left = [...points];
  const incarnate = () => {
    const life = { over: false, underWay: new Set<Promise<unknown>>() };
    const through = async (name: string, call: () => unknown): Promise<unknown> => {
      if (life.over) throw new Crash(name);
      calls.push(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const at = left.findIndex((point) => point.name === name && point.occurrence === counts.get(name));
      const point = at < 0 ? null : left.splice(at, 1)[0];
      if (point?.when === 'before') life.over = true;
      if (life.over) throw new Crash(name);
      const done = Promise.resolve(call());
      life.underWay.add(done);
      const answer = await done.finally(() => life.underWay.delete(done));
      if (point) life.over = true;
      if (life.over) throw new Crash(name);
      return answer;
    };
    return { life, app: application(wrapped(parts, through)) };
  };
  let { life, app } = incarnate();
  const go: Go = async (step) => {
    for (;;) {
      const answer = await step(app).catch((error: unknown) => {
        if (!life.over) throw error;
        return null as never;
      });
      if (!life.over) return answer;
      await Promise.allSettled(life.underWay);
      ({ life, app } = incarnate());
    }
  };
  return { go, calls, left };
}

type Through = (name: string, call: () => unknown) => Promise<unknown>;

/** Clock, chance, bell and the operator's key are no steps; everything else is. */
function wrapped(parts: Parts, through: Through): Parts {
  const names = [
    'nodes',
    'roster',
    'leases',
    'journal',
    'submissions',
    'tracks',
    'epochs',
    'log',
    'blobs',
  ] as const;
  const ports = Object.fromEntries(names.map((name) => [name, intercepted(name, parts[name], through)]));
  return {
    ...parts,
    ...ports,
    repositories: {
      of: async (track) => intercepted('git', await parts.repositories.of(track), through),
    },
    verification: {
      renewReplica: (...args) => parts.verification.renewReplica(...args),
      exclusively: (work) =>
        through('exclusively', () =>
          parts.verification.exclusively((transaction) => work(intercepted('in', transaction, through))),
        ) as ReturnType<typeof work>,
    },
    report: () => {},
  };
}

const intercepted = <Port extends object>(name: string, port: Port, through: Through): Port =>
  new Proxy(port, {
    get(target, key) {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => through(`${name}.${String(key)}`, () => method.apply(target, args));
    },
  });
