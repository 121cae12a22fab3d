import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../packages/coordinator/src/db/connection.ts';
import { migrate } from '../../packages/coordinator/src/db/migrate.ts';
import { openOwnServer } from './own-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a database with all migrations and nothing else, which nobody may connect to: to be cloned. */
    readonly templateDatabaseUrl: string;
  }
}

const clustersDir = join(import.meta.dirname, '../../.ratchet/test-databases');

/** A PostgreSQL for the tests (DATABASE_URL, else a server of this run's own) with a template database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startOwnServer();
  const name = `ratchet_template_${randomUUID().slice(0, 8)}`;
  const sql = connect(server.url, 1);
  try {
    await sql`create database ${sql(name)}`;
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const template = connect(url.href, 1);
    await migrate(template).finally(() => template.end());
    project.provide('templateDatabaseUrl', url.href);
  } catch (error) {
    await sql.end();
    await server.stop();
    throw error;
  }
  return async () => {
    await sql`drop database ${sql(name)} with (force)`;
    await sql.end();
    await server.stop();
  };
}

/** In a folder named for this process: two runs in one checkout do not share a server, nor do two kinds of tests in one run, so none stops another's. */
async function startOwnServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  await mkdir(clustersDir, { recursive: true });
  await sweepKilledRuns();
  return openOwnServer(join(clustersDir, `${process.pid}-${randomUUID().slice(0, 8)}`));
}

/** A run that was killed leaves its server behind: it is adopted, and stopped. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of await readdir(clustersDir)) {
    if (isAlive(Number.parseInt(name, 10))) continue;
    // Another kind of tests of this run may be at it as well.
    await openOwnServer(join(clustersDir, name))
      .then((server) => server.stop())
      .catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
