import { chunkListOf, encodeChunkList } from '@ratchet/peer';
import { parseSha256, RatchetError, sha256Hex } from '@ratchet/protocol';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveBlobs } from './serve-blobs.ts';

const blob = Buffer.alloc(300_000, 'public data ');
const address = parseSha256(sha256Hex(blob), 'sha256');
const app = Fastify();
beforeAll(() =>
  serveBlobs(app, async (asked) => {
    if (asked === address) return blob;
    throw new RatchetError({
      code: 'unknown-blob',
      field: 'sha256',
      rule: 'No.',
      remedy: 'Ask for another.',
    });
  }),
);
afterAll(() => app.close());
const get = (path: string, range?: string) => app.inject({ url: path, headers: range ? { range } : {} });

describe('blobs over HTTP', () => {
  it('come whole, and in parts', async () => {
    const whole = await get(`/blobs/${address}`);
    expect(whole.rawPayload).toEqual(blob);
    expect(whole.headers['cache-control']).toContain('immutable');
    const part = await get(`/blobs/${address}`, 'bytes=262144-524287');
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe('bytes 262144-299999/300000');
    expect(part.rawPayload).toEqual(blob.subarray(262_144));
    expect((await get(`/blobs/${address}`, 'bytes=300000-300001')).statusCode).toBe(416);
  });
  it('say how they are cut', async () => {
    for (let twice = 0; twice < 2; twice += 1)
      expect((await get(`/blobs/${address}/chunks`)).rawPayload).toEqual(encodeChunkList(chunkListOf(blob)));
  });
  it.each([
    `/blobs/${'0'.repeat(64)}`,
    `/blobs/${'0'.repeat(64)}/chunks`,
    '/blobs/none',
    '/blobs/..%2F..%2Fetc',
  ])('are not at %s', async (path) => {
    const reply = await get(path);
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toHaveProperty('remedy');
  });
});
