import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetError, sha256Hex } from '@ratchet/protocol';
import type { Sql } from './connection.ts';
import { lockMigrations } from './locks.ts';

const migrationsDir = join(import.meta.dirname, 'migrations');

/**
 * Brings the database up to date: numbered SQL files, each once, in one transaction under an advisory lock, so that several
 * coordinators may start at the same time.
 * @throws RatchetError `bad-configuration` when an applied file was changed, or the database is newer than this code
 */
export async function migrate(sql: Sql): Promise<void> {
  const names = (await readdir(migrationsDir)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(migrationsDir, name), 'utf8') })),
  );
  await sql.begin(async (transaction) => {
    await lockMigrations(transaction);
    await transaction`
      create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const applied = await transaction<
      { name: string; sha256: string }[]
    >`select name, sha256 from migrations`;
    for (const { name, sha256 } of applied) {
      const file = files.find((candidate) => candidate.name === name);
      if (!file) throw unfit(name, 'The database was made by a newer version.', 'Start that version.');
      if (sha256Hex(file.text) !== sha256) {
        throw unfit(
          name,
          'This migration was changed after it had been applied.',
          'Restore the file; add a new one.',
        );
      }
    }
    for (const { name, text } of files.filter((file) => !applied.some((done) => done.name === file.name))) {
      await transaction.unsafe(text);
      await transaction`insert into migrations (name, sha256) values (${name}, ${sha256Hex(text)})`;
    }
  });
}

const unfit = (field: string, rule: string, remedy: string) =>
  new RatchetError({ code: 'bad-configuration', field, rule, remedy });
