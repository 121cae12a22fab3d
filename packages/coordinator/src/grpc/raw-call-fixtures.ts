import { randomUUID } from 'node:crypto';
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { type NodeKey, requestBytes } from '@ratchet/protocol';
import {
  errorOf,
  type MethodName,
  methods,
  type RequestHeader,
  type ResponseOf,
  signatureMetadata,
} from '@ratchet/wire';
import { expect } from 'vitest';
import { fingerprint, openTestNetwork, type TestNetwork } from '../network-fixtures.ts';
import { handlersOf } from './handlers.ts';
import { startGrpc } from './server.ts';

/** What came back: the answer's bytes, or the refusal as `code field`; `transport STATUS` when gRPC itself refused. */
export interface Answer {
  readonly bytes: Buffer | null;
  readonly refusal: string | null;
}

export interface SignedRequest {
  readonly bytes: Buffer;
  readonly metadata: Metadata;
}

/** The network of network-fixtures behind a real gRPC server, and a client that sends whatever bytes it is told to. */
export interface ServedNetwork extends TestNetwork {
  /** HOST:PORT. */
  readonly address: string;
  send(name: MethodName, request: SignedRequest): Promise<Answer>;
  /** Sends every message of a stream of the client's, then ends it, or cancels it. */
  stream(messages: readonly Buffer[], metadata: Metadata, end?: 'end' | 'cancel'): Promise<Answer>;
  header(changed?: Partial<RequestHeader>): RequestHeader;
}

const identity = (bytes: Buffer): Buffer => bytes;

/** `message` as bytes, signed by `key` for `method`. */
export function signed<N extends MethodName>(key: NodeKey, name: N, message: object): SignedRequest {
  const codec = methods[name].request as { encode(message: object): Buffer };
  const bytes = codec.encode(message);
  return { bytes, metadata: signatureOf(key, methods[name].path, bytes) };
}

export function signatureOf(key: NodeKey, path: string, bytes: Buffer): Metadata {
  const metadata = new Metadata();
  metadata.set(signatureMetadata.key, key.keyId);
  metadata.set(signatureMetadata.signature, key.sign(requestBytes(path, bytes)));
  return metadata;
}

export async function serveTestNetwork(): Promise<ServedNetwork> {
  const network = await openTestNetwork();
  const { app, clock } = network;
  const bell = { ring: () => {}, wait: async () => {}, subscribe: () => () => {}, close: async () => {} };
  const stopping = AbortSignal.abort();
  const server = await startGrpc({
    ...{ host: '127.0.0.1', port: 0, clock },
    requireWelcome: app.standing.requireUnblocked,
    handlers: handlersOf({
      application: app,
      bell,
      httpUrl: () => 'http://toy.test',
      peers: () => [],
      stopping,
    }),
    onRefused(method, _track, error, cause) {
      if (cause !== error) network.troubles.push(`${method}: ${cause}`);
    },
  });
  const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure());
  return {
    ...network,
    address: `127.0.0.1:${server.port}`,
    send: (name, request) => send(client, name, request),
    stream: (messages, metadata, end = 'end') => sendStream(client, messages, metadata, end),
    header: (changed) => ({ idempotencyKey: randomUUID(), issuedAtMs: clock.now().getTime(), ...changed }),
    async close() {
      client.close();
      await server.stop();
      await network.close();
    },
  };
}

function send(client: Client, name: MethodName, { bytes, metadata }: SignedRequest): Promise<Answer> {
  const { path, kind } = methods[name];
  if (kind !== 'server-stream') {
    return new Promise((resolve) =>
      client.makeUnaryRequest(path, identity, identity, bytes, metadata, (error, answer) =>
        resolve(error ? refusedBy(error) : { bytes: answer ?? null, refusal: null }),
      ),
    );
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const call = client.makeServerStreamRequest(path, identity, identity, bytes, metadata);
    call.on('data', (chunk: Buffer) => chunks.push(chunk));
    call.on('end', () => resolve({ bytes: Buffer.concat(chunks), refusal: null }));
    call.on('error', (error: ServiceError) => resolve(refusedBy(error)));
  });
}

function sendStream(
  client: Client,
  messages: readonly Buffer[],
  metadata: Metadata,
  end: 'end' | 'cancel',
): Promise<Answer> {
  return new Promise((resolve) => {
    const { path } = methods.reveal;
    const call = client.makeClientStreamRequest(path, identity, identity, metadata, (error, answer) =>
      resolve(error ? refusedBy(error) : { bytes: answer ?? null, refusal: null }),
    );
    // The server refuses in the middle of a stream: what is written after that goes nowhere.
    call.on('error', () => {});
    for (const message of messages) call.write(message);
    if (end === 'end') call.end();
    else setImmediate(() => call.cancel());
  });
}

function refusedBy(error: ServiceError): Answer {
  const refusal = errorOf(error.metadata);
  return {
    bytes: null,
    refusal: refusal ? `${refusal.code} ${refusal.field}` : `transport ${status[error.code]}`,
  };
}

/** Sends `body` with a fresh header, signed by `key`. */
export const ask = <N extends MethodName>(
  network: ServedNetwork,
  key: NodeKey,
  name: N,
  body: object,
  header: Partial<RequestHeader> = {},
): Promise<Answer> => network.send(name, signed(key, name, { header: network.header(header), ...body }));

/** The answer to a request that must be granted. */
export async function granted<N extends MethodName>(
  network: ServedNetwork,
  key: NodeKey,
  name: N,
  body: object,
): Promise<ResponseOf<N>> {
  const { bytes, refusal } = await ask(network, key, name, body);
  if (bytes === null) throw new Error(`${name} was refused: ${refusal}`);
  return methods[name].response.decode(bytes) as ResponseOf<N>;
}

/** What `asking` was refused with, once it is sure that no row and no reference changed. */
export async function refusalOf(
  network: ServedNetwork,
  asking: () => Promise<Answer>,
): Promise<string | null> {
  const before = await fingerprint(network);
  const { refusal } = await asking();
  expect(await fingerprint(network)).toEqual(before);
  return refusal;
}
