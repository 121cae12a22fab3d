import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@ratchet/protocol';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openS3Blobs, parseS3Place } from './s3-blobs.ts';

/** A real S3-compatible server of the test's own. */
let dir = '';
let server: S3rver;
let place = parseS3Place('s3://ratchet-blobs');
const before = { ...process.env };
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ratchet-s3-'));
  server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: dir },
    configureBuckets: [{ name: 'ratchet-blobs', configs: [] }],
  });
  const { port } = await server.run();
  place = parseS3Place(`s3://ratchet-blobs/network/one?endpoint=http://127.0.0.1:${port}`);
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' });
});
afterAll(async () => {
  await server.close();
  process.env = before;
  await rm(dir, { recursive: true, force: true });
});

describe('blobs in an S3-compatible service', () => {
  it('come back as they were put, for every process', async () => {
    const bytes = Buffer.alloc(3_000_000, 'blob');
    const address = await openS3Blobs(place).put(bytes);
    expect(address).toBe(sha256Hex(bytes));
    expect(await openS3Blobs(place).get(address)).toEqual(bytes);
    // Again is the same blob, and is sent no more.
    expect(await openS3Blobs(place).put(bytes)).toBe(address);
    expect(await openS3Blobs(place).get(sha256Hex('nothing'))).toBeNull();
  });

  it('are none when the service gives them back changed', async () => {
    const address = await openS3Blobs(place).put(Buffer.from('right'));
    const files = (await readdir(dir, { recursive: true })).map((file) => join(dir, file));
    const [file] = files.filter((name) => name.includes(address.slice(2)) && name.includes('object'));
    expect(await readFile(file!, 'utf8')).toBe('right');
    await writeFile(file!, 'wrong');
    expect(await openS3Blobs(place).get(address)).toBeNull();
  });

  it('say that the service is not there', async () => {
    const nowhere = openS3Blobs({ ...place, endpoint: 'http://127.0.0.1:1' });
    await expect(nowhere.put(Buffer.from('x'))).rejects.toMatchObject({ code: 'unavailable' });
    const noBucket = openS3Blobs({ ...place, bucket: 'another-bucket' });
    await expect(noBucket.put(Buffer.from('x'))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('are named by one address', () => {
    expect(parseS3Place('s3://my-bucket/a/b/?region=eu-north-1')).toEqual({
      ...{ bucket: 'my-bucket', prefix: 'a/b/', endpoint: null, region: 'eu-north-1' },
    });
    for (const wrong of ['', 'bucket', 'https://bucket', 's3://', 's3://B_', 's3://bucket?endpoint=ftp://x'])
      expect(() => parseS3Place(wrong)).toThrow('bad-configuration');
  });
});
