import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClonedDatabase, cloneTemplateDatabase } from '../../../../test/setup/template-database.ts';
import { connectStores, type Sql } from './connection.ts';
import { readCloud } from './read-cloud.ts';
import { foldRollups } from './rollups.ts';

const began = new Date('2026-03-01T12:20:00Z');
const later = (minutes: number) => new Date(began.getTime() + minutes * 60_000);
const [ada, bob] = ['a'.repeat(64), 'b'.repeat(64)];

let database: ClonedDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await cloneTemplateDatabase();
  sql = connectStores(database.url);
  const [leaf] = await sql<{ id: number }[]>`
    insert into log_leaves (kind, entry, leaf_hash, recorded_at) values ('track', '', '', ${began}) returning id`;
  for (const name of ['toy', 'other'])
    await sql`
      insert into tracks (name, manifest, head, opened_at, train_blob, validation_blob)
      values (${name}, ${sql.json({ metric: { minimumEffect: 0.5 } })}, 'h0', ${began}, '', '')`;
  await sql`
    insert into heads (track, height, commit, tree, tree_blob, leaf_id, began_at)
    values ('toy', 0, 'h0', '', '', ${leaf?.id ?? 0}, ${began})`;
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function lease(keyId: string, grantedAt: Date, endedAt: Date | null, track = 'toy'): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into leases (id, track, key_id, hypothesis, fingerprint, head, granted_at, expires_at, ended_at, idempotency_key, request_hash)
    values (${id}, ${track}, ${keyId}, 'An idea', ${id}, 'h0', ${grantedAt}, ${new Date(grantedAt.getTime() + 864e5)}, ${endedAt}, ${id}, '')`;
  return id;
}

interface Made {
  readonly leaseId: string;
  readonly at: Date;
  readonly metric?: number | null;
  readonly keyId?: string;
  readonly outcome?: string;
}

const experiment = (
  { leaseId, at, metric = 1.2, keyId = ada, outcome = 'discarded' }: Made,
  on: Sql = sql,
) => on`
  insert into experiments (track, lease_id, key_id, outcome, metric, seed, cpu_seconds, wall_seconds, recorded_at, idempotency_key, request_hash)
  values ('toy', ${leaseId}, ${keyId}, ${metric === null ? 'crashed' : outcome}, ${metric}, 1, 2, 3, ${at}, ${randomUUID()}, '')`;

const totals = async () => {
  const rows = await sql<{ outcome: string; times: number; wallSeconds: number }[]>`
    select outcome, times, wall_seconds from experiment_totals where track = 'toy' order by outcome`;
  return Object.fromEntries(rows.map(({ outcome, times, wallSeconds }) => [outcome, [times, wallSeconds]]));
};

const cells = async (span: string) =>
  (
    await sql<{ cell: number; times: number }[]>`
    select u.cell, sum(u.times)::bigint as times from experiment_cells cross join lateral unnest(cells, times) as u (cell, times)
    where track = 'toy' and span = ${span} group by cell order by cell`
  ).map(({ cell, times }) => [cell, times]);

const volunteers = () => sql`
  select key_id, experiments, kept, wall_seconds, cpu_seconds, last_at from volunteer_tracks where track = 'toy' order by key_id`;

describe('rollups', () => {
  it('count what there is, once, however often they are folded', async () => {
    const ended = await lease(ada, began, later(5));
    for (const at of [later(1), later(2), later(3)]) await experiment({ leaseId: ended, at });
    await experiment({ leaseId: ended, at: later(4), metric: 0.4, keyId: bob, outcome: 'kept' });
    await experiment({ leaseId: ended, at: later(4), metric: null });
    for (const minute of [5, 6, 7]) expect(await foldRollups(sql, later(minute))).toBe(true);
    expect(await totals()).toEqual({ crashed: [1, 3], discarded: [3, 9], kept: [1, 3] });
    // Cells are as high as the minimum effect until the track is calibrated; what crashed is in cell 0 too.
    for (const span of ['hour', 'day'])
      expect(await cells(span)).toEqual([
        [0, 2],
        [2, 3],
      ]);
    expect(await volunteers()).toEqual([
      { keyId: ada, experiments: 4, kept: 0, wallSeconds: 12, cpuSeconds: 8, lastAt: later(4) },
      { keyId: bob, experiments: 1, kept: 1, wallSeconds: 3, cpuSeconds: 2, lastAt: later(4) },
    ]);
  });

  it('find a row that came late, also when the window has moved on since', async () => {
    const ended = await lease(ada, later(30), later(95));
    await experiment({ leaseId: ended, at: later(35) });
    await foldRollups(sql, later(95));
    await experiment({ leaseId: ended, at: later(60) });
    await foldRollups(sql, later(96));
    await foldRollups(sql, later(240));
    await foldRollups(sql, later(241));
    expect((await totals()).discarded).toEqual([5, 15]);
    expect(await cells('day')).toContainEqual([2, 5]);
  });

  it('leave nothing half done when the process dies between two statements', async () => {
    const ended = await lease(ada, later(242), later(250));
    await experiment({ leaseId: ended, at: later(245) });
    await sql`alter table track_presence add constraint dies check (workers < 0) not valid`;
    await sql`delete from track_presence`;
    await expect(foldRollups(sql, later(246))).rejects.toThrow('dies');
    await sql`alter table track_presence drop constraint dies`;
    expect((await totals()).discarded).toEqual([5, 15]);
    await foldRollups(sql, later(247));
    expect((await totals()).discarded).toEqual([6, 18]);
  });

  it('are folded by one process at a time, and a row that commits meanwhile is counted by the next', async () => {
    const ended = await lease(ada, later(248), later(260));
    const other = connectStores(database.url);
    await other.begin(async (transaction) => {
      await experiment({ leaseId: ended, at: later(249) }, transaction as unknown as Sql);
      const folds = await Promise.all([250, 250, 250].map((minute) => foldRollups(sql, later(minute))));
      expect(folds.filter(Boolean).length).toBeGreaterThanOrEqual(1);
      expect((await totals()).discarded).toEqual([6, 18]);
    });
    await other.end();
    await Promise.all([251, 251, 251].map((minute) => foldRollups(sql, later(minute))));
    await foldRollups(sql, later(252));
    expect((await totals()).discarded).toEqual([7, 21]);
  });

  it('show nothing of an open lease in the cloud, and all of it when it is over, hours later', async () => {
    const open = await lease(bob, later(300), null);
    await experiment({ leaseId: open, at: later(301), metric: 99, keyId: bob });
    await foldRollups(sql, later(302));
    await foldRollups(sql, later(700));
    expect(await cells('hour')).not.toContainEqual([198, 1]);
    expect(await sql`select workers from track_presence where track = 'toy'`).toEqual([{ workers: 1 }]);
    await sql`update leases set ended_at = ${later(701)} where id = ${open}`;
    await foldRollups(sql, later(702));
    expect(await cells('hour')).toContainEqual([198, 1]);
    expect(await cells('day')).toContainEqual([198, 1]);
    expect(await sql`select workers from track_presence where track = 'toy'`).toEqual([{ workers: 0 }]);
  });

  it('draw finer or coarser cells once the noise is known', async () => {
    await sql`
      insert into calibrations (track, hardware_class, sigma, degrees_of_freedom, leaf_id)
      values ('toy', 'cpu', 0.2, 31, (select min(id) from log_leaves))`;
    await foldRollups(sql, later(703));
    expect(await cells('day')).toContainEqual([11, 7]);
    expect(await cells('day')).not.toContainEqual([2, 7]);
    expect((await totals()).discarded).toEqual([8, 24]);
  });

  it('count submissions by how they ended, replicas by kind and verifier', async () => {
    const [ended, key] = [await lease(ada, later(0), later(1)), randomUUID()];
    const submission = async (state: string, code: string | null) => {
      const [id, leaf] = [
        randomUUID(),
        await sql<
          { id: number }[]
        >`insert into log_leaves (kind, entry, leaf_hash, recorded_at) values ('commitment', '', '', ${began}) returning id`,
      ];
      await sql`
        insert into submissions (id, track, key_id, lease_id, state, code, commitment, commit_leaf_id, committed_at, idempotency_key, request_hash, updated_at)
        values (${id}, 'toy', ${ada}, ${ended}, ${state}, ${code}, ${id}, ${leaf[0]?.id ?? 0}, ${began}, ${id}, '', ${began})`;
      return id;
    };
    const [first] = [await submission('REJECTED', 'duplicate-candidate'), await submission('TESTING', null)];
    await foldRollups(sql, later(704));
    await sql`update submissions set state = 'LAPSED' where id = ${first}`;
    await foldRollups(sql, later(705));
    expect(await sql`select state, why, times from submission_totals order by state`).toEqual([
      { state: 'LAPSED', why: '', times: 1 },
      { state: 'TESTING', why: '', times: 1 },
    ]);
    const [epoch] = await sql<{ id: number }[]>`
      insert into epochs (key, key_hash, began_at, leaf_id) values ('', ${key}, ${began}, (select min(id) from log_leaves)) returning id`;
    const run = (index: number, metric: number | null) => sql`
      insert into replicas (id, track, kind, head, epoch_id, verifier, hardware_class, commitment_index, replica_index, seed, leased_at,
        expires_at, metric, wall_seconds, cpu_seconds, statement_hash, reported_at)
      values (${randomUUID()}, 'toy', 'bank', 'h0', ${epoch?.id ?? 0}, 'v', 'cpu', 0, ${index}, 1, ${began}, ${began}, ${metric}, 4, 5, '', ${later(704)})`;
    for (const [index, metric] of [1, 2, null].entries()) await run(index, metric);
    for (const minute of [705, 706, 900, 901]) await foldRollups(sql, later(minute));
    expect(await sql`select verifier, kind, runs, wall_seconds from replica_totals`).toEqual([
      { verifier: 'v', kind: 'bank', runs: 3, wallSeconds: 12 },
    ]);
    const headRuns = () => sql`select commit, runs, mean from head_runs`;
    expect(await headRuns()).toEqual([{ commit: 'h0', runs: 2, mean: 1.5 }]);
    // Hours after it was reported.
    await sql`update replicas set discarded_at = ${later(905)} where metric = 2`;
    await foldRollups(sql, later(906));
    expect(await headRuns()).toEqual([{ commit: 'h0', runs: 1, mean: 1 }]);
    await sql`update replicas set discarded_at = ${later(907)} where metric = 1`;
    for (const minute of [908, 1_200, 1_201]) await foldRollups(sql, later(minute));
    expect(await headRuns()).toEqual([]);
  });
});

describe('the cloud', () => {
  const cloud = (from: Date, to: Date) =>
    readCloud(
      { sql, now: () => later(1_000), operator: ada as never, readHeadFile: async () => null },
      'toy',
      {
        ...{ from: from.toISOString(), to: to.toISOString() },
      },
    );

  it('gives few experiments as themselves', async () => {
    const view = await cloud(later(0), later(10));
    expect(view.cells).toHaveLength(5);
    expect(view.cells[0]).toMatchObject({
      ...{ at: later(1).toISOString(), metric: 1.2, times: 1, outcome: 'discarded' },
      experiment: { volunteer: ada, hypothesis: 'An idea', metric: 1.2 },
    });
    expect(view.cells.find(({ outcome }) => outcome === 'crashed')?.metric).toBeNull();
  });

  it('gives many as cells, so few that a screen can show them, and clips what is absurd', async () => {
    const ended = await lease(ada, later(2_000), later(2_001));
    await sql`
      insert into experiments (track, lease_id, key_id, outcome, metric, seed, cpu_seconds, wall_seconds, recorded_at, idempotency_key, request_hash)
      select 'toy', ${ended}, ${ada}, case when i % 7 = 0 then 'crashed' else 'discarded' end,
        case when i % 7 = 0 then null when i = 1 then 1e300 else 3 + sin(i) * (1 + i % 13) end, i, 1, 1,
        ${later(2_000)}::timestamptz + i * interval '1 hour' / 20, 'many-' || i, ''
      from generate_series(1, 60000) i`;
    await foldRollups(sql, later(2_000 + 181_000));
    for (const [hours, spanSeconds] of [
      [300, 3_600],
      [2_900, 86_400],
    ] as const) {
      const view = await cloud(later(2_000), later(2_000 + hours * 60));
      expect(view.spanSeconds).toBe(spanSeconds);
      expect(view.cells.length).toBeGreaterThan(100);
      expect(view.cells.length).toBeLessThanOrEqual(6_000);
      expect(Math.max(...view.cells.map(({ metric }) => metric ?? 0))).toBeLessThan(100);
      const shown = view.cells.reduce((sum, { times }) => sum + times, 0);
      expect(shown).toBeGreaterThanOrEqual(hours * 20);
      expect(shown).toBeLessThanOrEqual(hours * 20 + 20 * 24);
    }
  });
});
