import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../packages/coordinator/src/db/embedded-postgres.ts';

/** A PostgreSQL server that leaves nothing behind when it is stopped. */
export async function openOwnServer(stateDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await startEmbeddedPostgres({ stateDir, report: () => {} });
  // Whoever is interrupted exits without any tear-down; the folder is left to the next run.
  const onExit = (): void => void process.kill(server.pid(), 'SIGINT');
  process.once('exit', onExit);
  return {
    url: server.url,
    async stop() {
      process.off('exit', onExit);
      await server.stop();
      // Its data may lie elsewhere, where the server's user can reach it.
      const cluster: { dataDir: string } = JSON.parse(await readFile(join(stateDir, 'cluster.json'), 'utf8'));
      await rm(cluster.dataDir, { recursive: true, force: true });
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
