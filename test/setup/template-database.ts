import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { connect } from '../../packages/coordinator/src/db/connection.ts';

export interface ClonedDatabase {
  readonly url: string;
  /** Ends whatever connections are left and removes the database. */
  drop(): Promise<void>;
}

/** A database of one test file's own, with all migrations applied and no rows. Call it in `beforeAll` of a `*.pg.test.ts`. */
export async function cloneTemplateDatabase(): Promise<ClonedDatabase> {
  const template = new URL(inject('templateDatabaseUrl'));
  const name = `ratchet_test_${randomUUID().replaceAll('-', '')}`;
  await administer(
    template,
    (sql) => sql`create database ${sql(name)} template ${sql(template.pathname.slice(1))}`,
  );
  const url = new URL(template);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(template, (sql) => sql`drop database if exists ${sql(name)} with (force)`),
  };
}

/** Over the database that every server has: nobody may be connected to the one that is cloned or dropped. */
async function administer(
  template: URL,
  statement: (sql: ReturnType<typeof connect>) => PromiseLike<unknown>,
): Promise<void> {
  const server = new URL(template);
  server.pathname = '/postgres';
  const sql = connect(server.href, 1);
  try {
    await statement(sql);
  } finally {
    await sql.end();
  }
}
