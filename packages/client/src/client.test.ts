import * as grpc from '@grpc/grpc-js';
import {
  isSignedBy,
  nodeKeyFromSeed,
  parseKeyId,
  RatchetError,
  requestBytes,
  sha256Hex,
} from '@ratchet/protocol';
import { type MethodName, methods, statusOf } from '@ratchet/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from './client.ts';

interface Received {
  readonly bytes: Buffer;
  readonly metadata: grpc.Metadata;
}

const key = nodeKeyFromSeed(Buffer.alloc(32, 7));
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const thing of opened.splice(0)) thing.close();
});

const identity = (bytes: Buffer): Buffer => bytes;
const lost = { code: grpc.status.UNAVAILABLE, details: 'try again' };

/** A server of one method, and a client of it whose clock never really waits. */
async function pair(name: MethodName, handler: grpc.UntypedHandleCall) {
  const { path, kind } = methods[name];
  const server = new grpc.Server();
  const definition = {
    path,
    requestStream: kind === 'client-stream',
    responseStream: kind === 'server-stream',
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  };
  server.addService({ [name]: definition }, { [name]: handler });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  opened.push({ close: () => server.forceShutdown() });
  let now = 1_795_000_000_000;
  let ids = 0;
  const waits: number[] = [];
  const client: Client = openClient({
    address: `127.0.0.1:${port}`,
    key,
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms;
        waits.push(ms);
      },
    },
    random: () => 0.5,
    newId: () => `idempotency-${++ids}`,
    blobBytesAtMost: 1_000_000,
  });
  opened.push(client);
  return { client, waits };
}

function unary(received: Received[], answer: (attempt: number) => Buffer | Partial<grpc.StatusObject>) {
  return (call: grpc.ServerUnaryCall<Buffer, Buffer>, done: grpc.sendUnaryData<Buffer>) => {
    received.push({ bytes: call.request, metadata: call.metadata });
    const given = answer(received.length);
    if (Buffer.isBuffer(given)) done(null, given);
    else done(given);
  };
}

const lease = { leaseId: 'lease', head: 'a'.repeat(40), expiresAtMs: 5 };

describe('a signed call', () => {
  it('is signed over exactly the bytes that arrive', async () => {
    const received: Received[] = [];
    const { client } = await pair(
      'takeLease',
      unary(received, () => methods.takeLease.response.encode(lease)),
    );
    expect(await client.call('takeLease', { track: 'words', hypothesis: 'a wider layer' })).toEqual(lease);
    const [{ bytes, metadata }] = received as [Received];
    const keyId = parseKeyId(metadata.get('ratchet-key')[0], 'key');
    expect(keyId).toBe(key.keyId);
    const signature = metadata.get('ratchet-signature-bin')[0] as Buffer;
    expect(isSignedBy(keyId, requestBytes(methods.takeLease.path, bytes), signature)).toBe(true);
    expect(methods.takeLease.request.decode(bytes)).toEqual({
      header: { idempotencyKey: 'idempotency-1', issuedAtMs: 1_795_000_000_000 },
      track: 'words',
      hypothesis: 'a wider layer',
    });
  });

  it('sends the same bytes again after a lost answer, waiting longer each time', async () => {
    const received: Received[] = [];
    const { client, waits } = await pair(
      'takeLease',
      unary(received, (attempt) => (attempt < 4 ? lost : methods.takeLease.response.encode(lease))),
    );
    await client.call('takeLease', { track: 'words', hypothesis: 'a wider layer' });
    expect(new Set(received.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1);
    expect(waits).toEqual([187.5, 375, 750]);
  });

  it('keeps asking while the coordinator says that it is unavailable itself', async () => {
    const received: Received[] = [];
    const unavailable = new RatchetError({
      code: 'unavailable',
      field: 'coordinator',
      rule: 'It is starting.',
      remedy: 'Wait.',
    });
    const { client } = await pair(
      'takeLease',
      unary(received, (n) => (n === 1 ? statusOf(unavailable) : methods.takeLease.response.encode(lease))),
    );
    expect(await client.call('takeLease', { track: 'words', hypothesis: 'h' })).toEqual(lease);
  });

  it('is made anew, for the same thing, when an outage outlasted it', async () => {
    const received: Received[] = [];
    const expired = new RatchetError({
      code: 'request-expired',
      field: 'header.issuedAtMs',
      rule: 'Too old.',
      remedy: 'Sign it again.',
    });
    const answers = [lost, lost, statusOf(expired)];
    const { client } = await pair(
      'takeLease',
      unary(received, (n) => answers[n - 1] ?? methods.takeLease.response.encode(lease)),
    );
    await client.call('takeLease', { track: 'words', hypothesis: 'h' });
    const headers = received.map(({ bytes }) => methods.takeLease.request.decode(bytes).header);
    expect(new Set(headers.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(headers[3]!.issuedAtMs).toBeGreaterThan(headers[0]!.issuedAtMs);
  });

  it('brings a refusal back whole, without a retry', async () => {
    const refusal = new RatchetError({
      code: 'hypothesis-held',
      field: 'hypothesis',
      rule: 'Another worker tries it.',
      remedy: 'Try another.',
    });
    const received: Received[] = [];
    const { client } = await pair(
      'takeLease',
      unary(received, () => statusOf(refusal)),
    );
    const error = await client.call('takeLease', { track: 'words', hypothesis: 'h' }).catch((e) => e);
    expect(error).toBeInstanceOf(RatchetError);
    expect(error.toJSON()).toEqual(refusal.toJSON());
    expect(received).toHaveLength(1);
  });

  it('names a stranger that answers in the coordinator’s place', async () => {
    const { client } = await pair(
      'register',
      unary([], () => ({ code: grpc.status.UNIMPLEMENTED, details: 'no' })),
    );
    await expect(client.call('register', { displayName: 'me' })).rejects.toMatchObject({
      code: 'internal',
      field: 'coordinator',
    });
  });

  it('stops retrying when its signal aborts', async () => {
    const stop = new AbortController();
    const { client } = await pair(
      'takeLease',
      unary([], () => {
        stop.abort(new Error('enough'));
        return lost;
      }),
    );
    const calling = client.call('takeLease', { track: 'words', hypothesis: 'h' }, { signal: stop.signal });
    await expect(calling).rejects.toThrow('enough');
  });
});

describe('a blob', () => {
  const pieces = [Buffer.alloc(200_000, 1), Buffer.alloc(100_000, 2)];
  const serve =
    (chunks: readonly Buffer[]) =>
    (call: grpc.ServerWritableStream<Buffer, Buffer>): void => {
      for (const chunk of chunks) {
        call.write(methods.fetchBlob.response.encode({ chunk }));
      }
      call.end();
    };

  it('arrives whole when its hash is right', async () => {
    const { client } = await pair('fetchBlob', serve(pieces));
    const blob = await client.fetchBlob(sha256Hex(...pieces));
    expect(blob.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('is refused when its hash is another', async () => {
    const { client } = await pair('fetchBlob', serve(pieces));
    await expect(client.fetchBlob('0'.repeat(64))).rejects.toMatchObject({ code: 'unknown-blob' });
  });

  it('is refused when it is larger than allowed', async () => {
    const { client } = await pair('fetchBlob', serve(Array.from({ length: 6 }, () => pieces[0]!)));
    await expect(client.fetchBlob('0'.repeat(64))).rejects.toMatchObject({ code: 'oversized' });
  });

  it('is fetched again from the beginning when the stream breaks', async () => {
    let calls = 0;
    const { client } = await pair('fetchBlob', (call: grpc.ServerWritableStream<Buffer, Buffer>) => {
      call.write(methods.fetchBlob.response.encode({ chunk: pieces[0]! }));
      if (++calls === 1) call.emit('error', lost);
      else call.end();
    });
    expect((await client.fetchBlob(sha256Hex(pieces[0]!))).length).toBe(200_000);
    expect(calls).toBe(2);
  });
});

describe('a reveal', () => {
  const bundle = Buffer.from(Array.from({ length: 700_000 }, (_, i) => i % 251));
  const opening = {
    submissionId: 's',
    track: 'words',
    head: 'a'.repeat(40),
    candidate: 'b'.repeat(40),
    tree: 'c'.repeat(40),
    claim: Buffer.from('claim'),
    nonce: Buffer.alloc(32, 9),
    bundleSha256: sha256Hex(bundle),
    bundleBytes: bundle.length,
  };

  it('sends a signed opening, then the bundle in pieces, and all of it again after a loss', async () => {
    const streams: Buffer[][] = [];
    const { client } = await pair(
      'reveal',
      (call: grpc.ServerReadableStream<Buffer, Buffer>, done: grpc.sendUnaryData<Buffer>) => {
        const messages: Buffer[] = [];
        streams.push(messages);
        call.on('data', (message: Buffer) => messages.push(message));
        call.on('end', () => {
          const signed = isSignedBy(
            key.keyId,
            requestBytes(methods.reveal.path, messages[0]!),
            call.metadata.get('ratchet-signature-bin')[0] as Buffer,
          );
          expect(signed).toBe(true);
          if (streams.length === 1) done(lost);
          else done(null, methods.reveal.response.encode({ state: 'REVEALED' }));
        });
      },
    );
    expect(await client.reveal(opening, bundle)).toEqual({ state: 'REVEALED' });
    expect(streams).toHaveLength(2);
    expect(Buffer.concat(streams[0]!).equals(Buffer.concat(streams[1]!))).toBe(true);
    const [first, ...rest] = streams[1]!.map((message) => methods.reveal.request.decode(message));
    expect(first).toMatchObject({ opening: { candidate: opening.candidate } });
    const chunks = rest.map((message) => ('chunk' in message ? Buffer.from(message.chunk) : Buffer.alloc(0)));
    expect(Buffer.concat(chunks).equals(bundle)).toBe(true);
    expect(Math.max(...chunks.map(({ length }) => length))).toBe(256 * 1024);
  });

  it('ends with a refusal that comes before the bundle was read', async () => {
    const refusal = new RatchetError({
      code: 'commitment-mismatch',
      field: 'opening',
      rule: 'It does not open the commitment.',
      remedy: 'Send what was committed.',
    });
    const { client } = await pair('reveal', (_call: unknown, done: grpc.sendUnaryData<Buffer>) =>
      done(statusOf(refusal)),
    );
    await expect(client.reveal(opening, bundle)).rejects.toMatchObject({ code: 'commitment-mismatch' });
  });
});
