import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '../../packages/coordinator/src/db/connection.ts';
import { type ClonedDatabase, cloneTemplateDatabase } from './template-database.ts';

let clones: ClonedDatabase[];
let pools: Sql[];

beforeAll(async () => {
  clones = await Promise.all([cloneTemplateDatabase(), cloneTemplateDatabase()]);
  pools = clones.map(({ url }) => connect(url, 1));
});

afterAll(async () => {
  await Promise.all(pools.map((sql) => sql.end()));
  await Promise.all(clones.map((clone) => clone.drop()));
});

describe('clones of the template database', () => {
  it('have every migration, and what is written to one is not in the other', async () => {
    const [first, second] = pools as [Sql, Sql];
    expect((await first`select name from migrations`).length).toBeGreaterThan(0);
    await first`create table only_here (id int)`;
    const found = await second`select 1 from pg_tables where tablename = 'only_here'`;
    expect(found.length).toBe(0);
  });

  it('are gone after drop, even with a connection open', async () => {
    const clone = await cloneTemplateDatabase();
    const sql = connect(clone.url, 1);
    await sql`select 1`;
    await clone.drop();
    await expect(sql`select 1`).rejects.toThrow();
    await sql.end();
  });
});
