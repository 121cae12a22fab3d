import { join } from 'node:path';
import { type Clock, retry, systemClock } from '@ratchet/kit';
import { openCluster } from './postgres-cluster.ts';
import { installedPostgres, serverUser } from './postgres-installation.ts';
import {
  isRunning,
  type Place,
  type RunningServer,
  runningServer,
  startServer,
  stopServer,
  urlOf,
} from './postgres-server.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster (or says where it is), its password and the server's log. */
  readonly stateDir: string;
  readonly report: (line: string) => void;
  readonly clock?: Clock;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Process id of the server at this moment. */
  pid(): number;
  /** Shuts the server down (fast mode: open transactions are rolled back) and waits. */
  stop(): Promise<void>;
}

const watchMs = 300;
const restartBackoff = { firstMs: 500, longestMs: 10_000 };

/**
 * A real PostgreSQL server for one machine, from npm's binaries: initialised once, started or (when an earlier coordinator
 * was killed and its server lives on) adopted, watched, and started again on the same port when it dies.
 */
export async function startEmbeddedPostgres({
  stateDir,
  report,
  clock = systemClock,
  random = Math.random,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = await serverUser();
  const programs = await installedPostgres(user);
  const { cluster, made } = await openCluster({ stateDir, programs, user });
  if (made) report('database: made a new PostgreSQL cluster');
  const place: Place = { cluster, programs, user, logFile: join(stateDir, 'postgres.log') };
  const adopted = await runningServer(cluster, clock);
  let server = adopted ?? (await startServer(place, { clock, port: null }));
  const { port } = server;
  report(`database: PostgreSQL ${adopted ? 'was running already' : 'runs'} on port ${port}`);
  const stopping = new AbortController();
  const { signal } = stopping;
  const watching = supervise({ clock, signal }, server, async () => {
    report('database: PostgreSQL died and is started again');
    const restart = () => startServer(place, { clock, signal, port });
    server = await retry(restart, {
      backoff: restartBackoff,
      clock,
      random,
      signal,
      // The database is all that the coordinator has: there is nothing to do but to go on trying.
      isRetryable: () => true,
      onRetry: (error) => report(`database: ${error instanceof Error ? error.message : error}`),
    });
    report(`database: PostgreSQL runs again on port ${port}`);
    return server;
  });
  return {
    url: urlOf(cluster, port),
    pid: () => server.pid,
    async stop() {
      stopping.abort();
      await watching;
      await stopServer(server.pid, clock);
    },
  };
}

/** An adopted server is no child of ours, and nothing says when it ends: it is looked at. Ends when `signal` does. */
async function supervise(
  { clock, signal }: { clock: Clock; signal: AbortSignal },
  first: RunningServer,
  restart: () => Promise<RunningServer>,
): Promise<void> {
  let server = first;
  try {
    while (true) {
      await clock.sleep(watchMs, signal);
      if (!(await isRunning(server.pid))) server = await restart();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
