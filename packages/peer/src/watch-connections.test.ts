import type { Connection } from '@libp2p/interface';
import { afterEach, expect, it, vi } from 'vitest';
import { addressOf, startTestPeer, until } from './peer.fixture.ts';
import type { Peer } from './peer.ts';
import { watchConnections } from './watch-connections.ts';

const peers: Peer[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(peers.splice(0).map((peer) => peer.stop()));
});

/** A connection whose other end says nothing. */
const silent = (
  asked: () => void,
): { ended: Error[]; connection: Pick<Connection, 'newStream' | 'abort'> } => {
  const ended: Error[] = [];
  return {
    ended,
    connection: {
      newStream: (_, options) => {
        asked();
        return new Promise((_, reject) => {
          const signal = options?.signal;
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      },
      abort: (error) => void ended.push(error),
    },
  };
};

it('asks each connection once in its time, spread over it, and ends those that do not answer', async () => {
  vi.useFakeTimers();
  const moments: number[] = [];
  let now = 0;
  const others = Array.from({ length: 60 }, () => silent(() => void moments.push(now)));
  let draw = 0;
  const random = () => (draw++ % 60) / 60;
  const watch = watchConnections(() => others.map(({ connection }) => connection), random, {
    timeoutMs: 50,
  });
  for (; now < 59; now += 1) await vi.advanceTimersByTimeAsync(1_000);
  expect(moments).toEqual(Array.from({ length: 59 }, (_, n) => n));
  vi.useRealTimers();
  await until(() => others.slice(0, 59).every(({ ended }) => ended.length === 1), 'the silent ones end');
  expect(others[59]?.ended).toEqual([]);
  watch.stop();
});

it('leaves a connection alone whose other end answers', async () => {
  const one = await startTestPeer(1);
  const two = await startTestPeer(2);
  peers.push(one, two);
  await two.connect(addressOf(one));
  let asked = 0;
  const watched = two.network.getConnections().map((connection) => ({
    abort: (error: Error) => connection.abort(error),
    newStream: async (...options: Parameters<Connection['newStream']>) => {
      const stream = await connection.newStream(...options);
      stream.addEventListener('close', () => {
        asked += 1;
      });
      return stream;
    },
  }));
  const watch = watchConnections(() => watched, Math.random, { everyMs: 20, lookMs: 5 });
  await until(() => asked >= 3, 'it is asked again and again');
  watch.stop();
  expect(two.connected()).toHaveLength(1);
});
