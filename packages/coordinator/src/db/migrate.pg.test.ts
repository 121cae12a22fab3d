import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClonedDatabase, cloneTemplateDatabase } from '../../../../test/setup/template-database.ts';
import { connect, type Sql } from './connection.ts';
import { migrate } from './migrate.ts';

let database: ClonedDatabase;
let sql: Sql;

beforeEach(async () => {
  database = await cloneTemplateDatabase();
  sql = connect(database.url);
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

const applied = () => sql`select name, sha256, applied_at from migrations order by name`;
const tables = () =>
  sql`select tablename from pg_tables where schemaname = 'public' order by tablename`.then((rows) =>
    rows.map(({ tablename }) => tablename),
  );
const emptyIt = async () => {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
};

describe('migrations', () => {
  it('are applied in order, each once, however many coordinators start together', async () => {
    const expected = await tables();
    await emptyIt();
    await Promise.all([migrate(sql), migrate(sql), migrate(sql)]);
    expect(await tables()).toEqual(expected);
    const rows = await applied();
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['0001-first.sql']));
    await migrate(sql);
    expect(await applied()).toEqual(rows);
  });

  it('leave nothing when one of them fails', async () => {
    await emptyIt();
    const name = 'tracks';
    // In the way of a table of the first migration's.
    await sql`create table ${sql(name)} (mine int)`;
    await expect(migrate(sql)).rejects.toThrow(/already exists/);
    expect(await tables()).toEqual([name]);
  });

  it('that were changed after they had been applied are refused, and nothing is done', async () => {
    await sql`update migrations set sha256 = ${'0'.repeat(64)} where name = '0001-first.sql'`;
    const before = await applied();
    await expect(migrate(sql)).rejects.toMatchObject({
      code: 'bad-configuration',
      field: '0001-first.sql',
      rule: expect.stringContaining('changed'),
    });
    expect(await applied()).toEqual(before);
  });

  it('of a newer version are refused by name', async () => {
    await sql`insert into migrations (name, sha256) values ('9999-later.sql', ${'0'.repeat(64)})`;
    await expect(migrate(sql)).rejects.toMatchObject({
      code: 'bad-configuration',
      field: '9999-later.sql',
      rule: expect.stringContaining('newer'),
    });
  });
});
