import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodedOnce, encodingFor } from './compression.ts';
import { fixturePortal } from './portal.fixture.ts';

const app = fixturePortal();

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('what is compressed', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('a page as %s is the same page', async (encoding, unpack) => {
    const [plain, packed] = [
      await get('/calculator'),
      await get('/calculator', { 'accept-encoding': encoding }),
    ];
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.headers.vary).toMatch(/Accept, accept-encoding/i);
    expect(unpack(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    expect(packed.headers.etag).toBe(`W/${plain.headers.etag}`);
    const again = await get('/calculator', {
      'accept-encoding': encoding,
      'if-none-match': String(packed.headers.etag),
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
  it('a small answer stays as it is', async () => {
    const reply = await get('/robots.txt', { 'accept-encoding': 'br' });
    expect(reply.headers['content-encoding']).toBeUndefined();
  });
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('styles and scripts as %s are compressed once and kept for ever', async (encoding, unpack) => {
    const { body } = await get('/');
    for (const [, url = ''] of body.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)) {
      const [plain, packed] = [await get(url), await get(url, { 'accept-encoding': encoding })];
      expect(packed.headers['cache-control']).toContain('immutable');
      expect(packed.headers.vary).toBe('Accept-Encoding');
      expect(Number(packed.headers['content-length'])).toBe(packed.rawPayload.length);
      if (packed.headers['content-encoding']) expect(unpack(packed.rawPayload).toString()).toBe(plain.body);
      else expect(plain.rawPayload.length).toBeLessThan(1_024);
    }
  });
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip;q=0.000', 'identity'],
  ['*', 'identity'],
  [undefined, 'identity'],
])('Accept-Encoding: %s gets %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
});

it('a body is compressed once however often it is asked for', async () => {
  const encoded = encodedOnce(Buffer.from('a'.repeat(5_000)), 'smallest');
  expect(await encoded('br')).toBe(await encoded('br'));
});
