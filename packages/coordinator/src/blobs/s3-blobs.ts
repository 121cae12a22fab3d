import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { RatchetError, type Sha256, sha256, sha256Hex } from '@ratchet/protocol';
import type { Blobs } from '../app/ports.ts';
import { type BlobMemory, blobMemory } from './blob-memory.ts';

/** Where blobs lie in an S3-compatible service. */
export interface S3Place {
  readonly bucket: string;
  /** Before each blob's name; ends in `/` or is empty. */
  readonly prefix: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  readonly region: string;
}

/** `s3://BUCKET/PREFIX?endpoint=URL&region=REGION`; keys come from the usual AWS_… variables. @throws RatchetError `bad-configuration` */
export function parseS3Place(text: string): S3Place {
  const url = URL.parse(text);
  const [endpoint, region] = [
    url?.searchParams.get('endpoint') ?? null,
    url?.searchParams.get('region') ?? 'us-east-1',
  ];
  const isBucket = url?.protocol === 's3:' && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname);
  if (!url || !isBucket || (endpoint !== null && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')))
    throw new RatchetError({
      code: 'bad-configuration',
      field: '--blobs',
      rule: `'${text}' is not s3://BUCKET/PREFIX?endpoint=URL&region=REGION.`,
      remedy: 'Name the bucket, and the endpoint where the service is not Amazon’s.',
    });
  const path = url.pathname.replace(/^\/+|\/+$/g, '');
  return { bucket: url.hostname, prefix: path === '' ? '' : `${path}/`, endpoint, region };
}

/** A blob store in a bucket: `ab/cdef…` by SHA-256, written once and never changed. */
export function openS3Blobs(
  { bucket, prefix, endpoint, region }: S3Place,
  memory: BlobMemory = blobMemory(),
): Blobs {
  const client = new S3Client({
    region,
    maxAttempts: 4,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  });
  const at = (address: Sha256) => ({
    Bucket: bucket,
    Key: `${prefix}${address.slice(0, 2)}/${address.slice(2)}`,
  });
  const isThere = (address: Sha256) =>
    client.send(new HeadObjectCommand(at(address))).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFound) return false;
        throw unavailable(error);
      },
    );
  return {
    async put(bytes) {
      const address = sha256Hex(bytes);
      if (memory.has(address) || (await isThere(address))) return address;
      // The service refuses what was changed on the way.
      const ChecksumSHA256 = sha256(bytes).toString('base64');
      await client
        .send(new PutObjectCommand({ ...at(address), Body: bytes, ChecksumSHA256 }))
        .catch((error: unknown) => {
          throw unavailable(error);
        });
      memory.set(address, bytes);
      return address;
    },

    async get(address) {
      const known = memory.get(address);
      if (known) return known;
      const found = await client.send(new GetObjectCommand(at(address))).catch((error: unknown) => {
        if (error instanceof NoSuchKey || error instanceof NotFound) return null;
        throw unavailable(error);
      });
      const bytes = found?.Body && Buffer.from(await found.Body.transformToByteArray());
      // What the service gives back changed is as good as none.
      if (!bytes || sha256Hex(bytes) !== address) return null;
      memory.set(address, bytes);
      return bytes;
    },
  };
}

const unavailable = (cause: unknown): RatchetError =>
  new RatchetError(
    {
      code: 'unavailable',
      field: 'blobs',
      rule: `The blob store does not answer: ${cause instanceof Error ? cause.message : cause}.`,
      remedy: 'See that the service is up and that its keys are right.',
    },
    { cause },
  );
