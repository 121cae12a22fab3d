import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemo } from '@ratchet/coordinator';
import { registerPortal } from '@ratchet/portal';
import { append, emptyFrontier, leafHash, rootOf } from '@ratchet/protocol';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageKinds } from '../../../bench/portal/addresses.ts';
import { type ClonedDatabase, cloneTemplateDatabase } from '../../../test/setup/template-database.ts';
import { connect, type Sql } from '../../coordinator/src/db/connection.ts';
import { openReadModel } from '../../coordinator/src/db/read-model.ts';
import { demoOperator } from '../../coordinator/src/demo/people.ts';

const present = new Date('2026-06-01T12:00:00Z');
const sizes = { experiments: 3_000, submissions: 240, volunteers: 60 };

let database: ClonedDatabase;
let sql: Sql;
let dir: string;
let app: FastifyInstance;

beforeAll(async () => {
  database = await cloneTemplateDatabase();
  sql = connect(database.url, 4);
  dir = await mkdtemp(join(tmpdir(), 'ratchet-demo-'));
  await seedDemo({ sql, gitDir: dir, sizes, seed: 7, until: present, report: () => {} });
  app = Fastify();
  const readModel = openReadModel({
    ...{ sql, now: () => present, operator: demoOperator.keyId, readHeadFile: async () => '# Program' },
    compare: async () => null,
  });
  registerPortal(app, {
    readModel,
    publicUrl: () => 'http://demo.invalid',
    grpcAddress: () => 'demo.invalid:7700',
    isDemo: true,
  });
});

afterAll(async () => {
  await app.close();
  await sql.end();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

/** Some addresses of every kind of page, and of submissions in every state. */
async function addresses(): Promise<string[]> {
  const submissions = await sql<{ id: string }[]>`
    select distinct on (track, state) id from submissions order by track, state`;
  const kinds = await pageKinds(sql);
  return [
    ...kinds.flatMap(({ addresses: all }) => all.slice(0, 7)),
    ...submissions.map(({ id }) => `/submissions/${id}`),
  ];
}

const saysDemo = ({ headers, body }: LightMyRequestResponse): boolean => {
  const type = String(headers['content-type']);
  if (type.startsWith('application/json')) return JSON.parse(body).demo === true;
  if (!type.startsWith('text/html')) return /demo/i.test(body);
  // A piece of a page is put into one that says it.
  return !body.trimStart().startsWith('<!doctype') || body.includes('Everything here is invented');
};

describe('a demonstration', () => {
  it('has pages that all answer, and all say what they are', async () => {
    for (const address of await addresses()) {
      const answer = await app.inject(address);
      expect([address, answer.statusCode]).toEqual([address, 200]);
      expect([address, answer.headers['x-ratchet-demo']]).toEqual([address, expect.any(String)]);
      expect([address, saysDemo(answer)]).toEqual([address, true]);
      if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
      const twin = await app.inject({ url: address, headers: { accept: 'application/json' } });
      expect([address, twin.statusCode, twin.json()]).toEqual([
        address,
        200,
        expect.objectContaining({ demo: true }),
      ]);
    }
  }, 180_000);

  it('says so where nothing is found', async () => {
    const missing = await app.inject({ url: '/nothing.json' });
    expect([missing.statusCode, missing.json()]).toEqual([404, expect.objectContaining({ demo: true })]);
  });

  it('has a log whose leaves make its root, and whose name says what it is', async () => {
    const leaves = await sql<
      { logIndex: number; entry: Buffer }[]
    >`select log_index, entry from log_leaves order by log_index`;
    expect(leaves.map(({ logIndex }) => logIndex)).toEqual(leaves.map((_, i) => i));
    const frontier = leaves.reduce((tree, { entry }) => append(tree, leafHash(entry)), emptyFrontier);
    const { size, root, leaves: first } = (await app.inject('/log.json?after=-1')).json();
    expect({ size, root }).toEqual({ size: leaves.length, root: rootOf(frontier).toString('hex') });
    expect(first.length).toBeGreaterThan(0);
    const [checkpoint] = await sql<{ note: string }[]>`select note from checkpoints`;
    expect(checkpoint?.note).toContain('demo-log/everything-here-is-invented');
  });

  it('has submissions that ended in every way, and open ones', async () => {
    const states = await sql<{ state: string }[]>`select distinct state from submissions`;
    for (const state of ['MERGED', 'REJECTED', 'LAPSED', 'ADMITTED', 'TESTING'])
      expect(states.map((row) => row.state)).toContain(state);
    const gone = await sql`
      select 1 from heads h left join submissions s on s.id = h.submission_id
      where h.height > 0 and (s.id is null or s.merge_commit <> h.commit or s.verdict_leaf_id is null)`;
    expect(gone.length).toBe(0);
  });

  it('is the same year for the same seed', async () => {
    const again = await cloneTemplateDatabase();
    const other = connect(again.url, 2);
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-demo-'));
    const { root } = await seedDemo({
      sql: other,
      gitDir: folder,
      sizes,
      seed: 7,
      until: present,
      report: () => {},
    });
    expect(root.toString('hex')).toBe((await app.inject('/log.json')).json().root);
    await other.end();
    await again.drop();
    await rm(folder, { recursive: true, force: true });
  });
});
