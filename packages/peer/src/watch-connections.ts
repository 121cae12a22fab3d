import type { Connection } from '@libp2p/interface';
import { byteStream } from '@libp2p/utils';

const pingProtocol = '/ipfs/ping/1.0.0';
const pingBytes = 32;
const defaultTimes = { everyMs: 60_000, timeoutMs: 20_000, lookMs: 1_000 };

/** Whoever does not speak this protocol has said so, and so lives; the question before may still be on its way out. */
const tellsNothing = new Set(['UnsupportedProtocolError', 'TooManyOutboundProtocolStreamsError']);

type Watched = Pick<Connection, 'newStream' | 'abort'>;

/**
 * Asks the other end of every connection once a minute whether it lives, each at a moment of its own, and ends those that say nothing:
 * a network that was cut says no goodbye. libp2p's own monitor asks all at once every ten seconds; that was most of what a network
 * at rest computed, and what was told in those seconds had to wait behind it. A machine whose every core trains has time to answer.
 */
export function watchConnections(
  connections: () => readonly Watched[],
  random: () => number,
  times: Partial<typeof defaultTimes> = {},
): { stop(): void } {
  const { everyMs, timeoutMs, lookMs } = { ...defaultTimes, ...times };
  /** Looks until each is asked again. */
  const looksLeft = new WeakMap<Watched, number>();
  const looks = Math.max(1, Math.round(everyMs / lookMs));
  const asked = new WeakSet<Watched>();
  const ending = new AbortController();

  const look = () => {
    for (const connection of connections()) {
      const left = looksLeft.get(connection) ?? 1 + Math.floor(random() * looks);
      looksLeft.set(connection, left > 1 ? left - 1 : looks);
      if (left > 1 || asked.has(connection)) continue;
      asked.add(connection);
      const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(timeoutMs)]);
      ask(connection, signal)
        .catch((error: Error) => {
          if (!tellsNothing.has(error.name) && !ending.signal.aborted) connection.abort(error);
        })
        .finally(() => asked.delete(connection));
    }
  };
  const timer = setInterval(look, lookMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      ending.abort();
    },
  };
}

async function ask(connection: Watched, signal: AbortSignal): Promise<void> {
  const stream = await connection.newStream(pingProtocol, { signal, runOnLimitedConnection: true });
  try {
    const bytes = byteStream(stream);
    const question = crypto.getRandomValues(new Uint8Array(pingBytes));
    await Promise.all([bytes.write(question, { signal }), bytes.read({ bytes: pingBytes, signal })]);
    await stream.close({ signal });
  } catch (error) {
    stream.abort(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}
