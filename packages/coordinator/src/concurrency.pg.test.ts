import { randomUUID } from 'node:crypto';
import { sha256Hex } from '@ratchet/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Application, application } from './app/application.ts';
import { connect, type Sql } from './db/connection.ts';
import { openTrackRepositories } from './merge/track-repositories.ts';
import {
  callerOf,
  doChores,
  openTestNetwork,
  operator,
  partsOn,
  rootFiles,
  stateOf,
  submit,
  type TestNetwork,
  toy,
  trainingWith,
  verifiers,
  verifyAll,
  verifyOnce,
  volunteer,
} from './network-fixtures.ts';
import { checkLog } from './story-fixtures.ts';

/** Several coordinators, each with connections and repositories of its own, on one database and one folder. */
let network: TestNetwork;
let pools: Sql[];
let parts: TestNetwork['parts'][];
let apps: Application[];
beforeEach(async () => {
  network = await openTestNetwork();
  network.clock.tickMs = 1;
  pools = [1, 2, 3].map(() => connect(network.databaseUrl, 4));
  // Connected beforehand, all of them: otherwise the first request is over before the second has a connection.
  await Promise.all(pools.flatMap((sql) => [1, 2, 3, 4].map(() => sql`select pg_sleep(0.1)`)));
  parts = pools.map((sql) => {
    const repositories = openTrackRepositories({ dir: `${network.dir}/git`, operator });
    return partsOn({ ...network, sql, repositories });
  });
  apps = parts.map(application);
});
afterEach(async () => {
  await Promise.all(pools.map((sql) => sql.end()));
  await network.close();
});

const appOf = (n: number): Application => apps[n % apps.length]!;
const hash = (text: string) => sha256Hex(Buffer.from(text));
const register = (key: ReturnType<typeof volunteer>) =>
  network.app.registerNode(callerOf(key, 'register'), { displayName: 'A volunteer' });
const leaseOf = async (key: ReturnType<typeof volunteer>, hypothesis: string = randomUUID()) =>
  (await network.app.grantLease(callerOf(key, hypothesis), { track: toy, hypothesis })).leaseId;

describe('commitments at once through several coordinators', () => {
  it('have a dense log with a root that holds, and nobody shares a place', async () => {
    const keys = Array.from({ length: 40 }, (_, n) => volunteer(10 + n));
    await Promise.all(keys.map(register));
    const leases = await Promise.all(keys.map((key) => leaseOf(key)));
    const answers = await Promise.all(
      keys.map((key, n) =>
        appOf(n).commitClaim(callerOf(key, 'commit'), {
          track: toy,
          leaseId: leases[n]!,
          commitment: hash(`${n}`),
        }),
      ),
    );
    expect(new Set(answers.map(({ logIndex }) => logIndex)).size).toBe(40);
    expect(await checkLog(network)).toEqual({ dense: true, rootHolds: true, hashesHold: true });
    const rows = await network.sql<{ id: string; logIndex: number }[]>`
      select s.id, l.log_index from submissions s join log_leaves l on l.id = s.commit_leaf_id`;
    const stored = new Map(rows.map(({ id, logIndex }) => [id, logIndex]));
    for (const { submissionId, logIndex } of answers) expect(stored.get(submissionId)).toBe(logIndex);
  });

  it('are one when they are one request', async () => {
    await register(volunteer(1));
    const leaseId = await leaseOf(volunteer(1));
    const request = { track: toy, leaseId, commitment: hash('once') };
    const caller = callerOf(volunteer(1), request);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => appOf(n).commitClaim(caller, request)),
    );
    expect(new Set(answers.map(({ submissionId, logIndex }) => `${submissionId} ${logIndex}`)).size).toBe(1);
    expect(await network.sql`select 1 from log_leaves where kind = 'commitment'`).toHaveLength(1);
  });

  it('keep to the quota of their key', async () => {
    await register(volunteer(1));
    const leaseId = await leaseOf(volunteer(1));
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => {
        const request = { track: toy, leaseId, commitment: hash(`try ${n}`) };
        return appOf(n).commitClaim(callerOf(volunteer(1), request), request);
      }),
    );
    expect(codes(answers)).toEqual({ granted: 1, 'quota-exceeded': 11 });
  });

  it('fill the places of a key that has a merge, and no more', async () => {
    await register(volunteer(1));
    const leaseId = await leaseOf(volunteer(1));
    const before = { track: toy, leaseId, commitment: hash('merged long ago') };
    const { submissionId } = await network.app.commitClaim(callerOf(volunteer(1), before), before);
    await network.sql`update submissions set state = 'MERGED' where id = ${submissionId}`;
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => {
        const request = { track: toy, leaseId, commitment: hash(`try ${n}`) };
        return appOf(n).commitClaim(callerOf(volunteer(1), request), request);
      }),
    );
    expect(codes(answers)).toEqual({ granted: 4, 'quota-exceeded': 8 });
  });
});

/** How often each came: `granted`, or the code of a refusal. */
function codes(answers: readonly PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const code = answer.status === 'fulfilled' ? 'granted' : String(answer.reason.code ?? answer.reason);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

describe('leases at once through several coordinators', () => {
  it('give one hypothesis to one of many', async () => {
    const keys = Array.from({ length: 20 }, (_, n) => volunteer(10 + n));
    await Promise.all(keys.map(register));
    const request = { track: toy, hypothesis: 'The same idea' };
    const answers = await Promise.allSettled(
      keys.map((key, n) => appOf(n).grantLease(callerOf(key, n), request)),
    );
    expect(codes(answers)).toEqual({ granted: 1, 'hypothesis-held': 19 });
  });

  it('keep to the quota of their key', async () => {
    await register(volunteer(1));
    for (let n = 0; n < 4; n += 1) await leaseOf(volunteer(1));
    const answers = await Promise.allSettled(
      Array.from({ length: 24 }, (_, n) =>
        appOf(n).grantLease(callerOf(volunteer(1), n), { track: toy, hypothesis: `Idea number ${n}` }),
      ),
    );
    expect(codes(answers)).toEqual({ granted: 4, 'quota-exceeded': 20 });
  });
});

describe('two coordinators at the same work', () => {
  it('lease one replica to one verifier, whoever it asks', async () => {
    const asked = await Promise.all(
      verifiers.flatMap(({ keyId }) => apps.map((app) => app.leaseReplica(keyId, { hardwareClass: 'cpu' }))),
    );
    expect(new Set(asked.map((replica) => replica?.id)).size).toBe(verifiers.length);
    expect(await network.sql`select 1 from replicas`).toHaveLength(verifiers.length);
  });

  it('admit once, test once and merge once', async () => {
    const first = await submit(network, volunteer(1), { 'train.py': trainingWith('a', 3, 5) });
    const second = await submit(network, volunteer(2), {
      'model/layers.py': `${rootFiles['model/layers.py']}GAIN_b = 3\n`,
    });
    const ids = [first.submissionId, second.submissionId];
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(
        apps.flatMap((app) => [doChores(app), app.expireHolds(), app.rotateEpoch(), app.sequence()]),
      );
      // Verifiers ask while the coordinators admit, rebase and merge.
      await Promise.all([
        ...apps.map((app) => doChores(app)),
        ...verifiers.map((key, n) => verifyOnce(appOf(n), parts[n % parts.length]!, key)),
      ]);
      await verifyAll(network);
    }
    expect(network.troubles).toEqual([]);
    expect(await Promise.all(ids.map((id) => stateOf(network, id)))).toEqual(['MERGED', 'MERGED']);
    const heads = await network.sql<
      { submissionId: string | null }[]
    >`select submission_id from heads order by height`;
    expect(new Set(heads.map(({ submissionId }) => submissionId))).toEqual(new Set([null, ...ids]));
    expect(heads).toHaveLength(3);
    expect(await network.sql`select 1 from epochs`).toHaveLength(1);
    expect(await network.sql`select 1 from trials where ended_at is null`).toHaveLength(0);
    expect(await checkLog(network)).toEqual({ dense: true, rootHolds: true, hashesHold: true });
  });

  it('begin one epoch after another', async () => {
    network.clock.advance(25 * 3600);
    await Promise.all([...apps, ...apps].map((app) => app.rotateEpoch()));
    const epochs = await network.sql<{ endedAt: Date | null }[]>`select ended_at from epochs order by id`;
    expect(epochs.map(({ endedAt }) => endedAt !== null)).toEqual([true, false]);
    expect(await network.sql`select 1 from log_leaves where kind = 'epoch-end'`).toHaveLength(1);
  });
});
