import { setImmediate } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeTurns } from './taking-turns.ts';

let app: FastifyInstance;
/** What finishes each page that is being made. */
let made: (() => void)[];
let begun = 0;
beforeEach(async () => {
  [made, begun] = [[], 0];
  app = fastify();
  takeTurns(app);
  app.get('/slow', async () => {
    begun += 1;
    await new Promise<void>((resolve) => made.push(resolve));
    return 'made';
  });
  app.get('/failing', async () => {
    throw new Error('no');
  });
  app.get('/live', async () => 'a stream');
  await app.ready();
});
afterEach(() => app.close());

const ask = (url: string, remoteAddress: string) => app.inject({ url, remoteAddress });
async function settled(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await setImmediate();
}
async function makeAll(): Promise<void> {
  while (made.length > 0) {
    for (const finish of made.splice(0)) finish();
    await settled();
  }
}

it('one visitor’s many requests are begun a few at a time, and all answered', async () => {
  const answers = Array.from({ length: 50 }, () => ask('/slow', '203.0.113.1'));
  await settled();
  expect(begun).toBe(4);
  const other = ask('/slow', '203.0.113.2');
  await settled();
  expect(begun).toBe(5);
  await makeAll();
  expect((await Promise.all([...answers, other])).every(({ statusCode }) => statusCode === 200)).toBe(true);
  expect(begun).toBe(51);
});

it('who asks for too much at once is turned away, and others are not', async () => {
  const answers = Array.from({ length: 150 }, () => ask('/slow', '203.0.113.1'));
  await settled();
  const other = ask('/slow', '2001:db8::1');
  await settled();
  await makeAll();
  const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode);
  expect(statuses.filter((status) => status === 200)).toHaveLength(104);
  expect((await other).statusCode).toBe(200);
});

it('failures give their turn back, and streams take none', async () => {
  for (let n = 0; n < 30; n += 1) expect((await ask('/failing', '203.0.113.1')).statusCode).toBe(500);
  void Array.from({ length: 30 }, () => ask('/slow', '203.0.113.1'));
  await settled();
  expect(begun).toBe(4);
  expect((await ask('/live', '203.0.113.1')).body).toBe('a stream');
  await makeAll();
});
