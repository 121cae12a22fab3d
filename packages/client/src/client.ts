import { Metadata } from '@grpc/grpc-js';
import type { Clock } from '@ratchet/kit';
import type { NodeKey } from '@ratchet/protocol';
import {
  chunkBytes,
  type MethodName,
  methods,
  type Opening,
  type RequestOf,
  type ResponseOf,
} from '@ratchet/wire';
import { checked, collected } from './checked-blob.ts';
import { type RetryOptions, untilAnswered } from './retry.ts';
import { signatureOver } from './signed-call.ts';
import { openTransport, type TransportCall } from './transport.ts';

type StreamName = 'reveal' | 'fetchBlob' | 'fetchTree' | 'fetchHoldout';
/** The calls with one message each way. */
export type CallName = Exclude<MethodName, StreamName>;
/** A request as its sender thinks of it: the client adds the header. */
export type Unheaded<Request> = Omit<Request, 'header'>;

export interface CallOptions {
  /** Ends the call, and the retries, with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Names the thing that is asked for; new unless given. Give it to ask for the same thing after a restart. */
  readonly idempotencyKey?: string;
}

export interface Client {
  /**
   * Sends one request, signed where it carries a header, and again with the same bytes until it is answered or the signal
   * aborts: a lost connection never becomes an error.
   * @throws RatchetError as the coordinator meant it; the signal's reason.
   */
  call<Name extends CallName>(
    name: Name,
    request: Unheaded<RequestOf<Name>>,
    options?: CallOptions,
  ): Promise<ResponseOf<Name>>;
  reveal(
    opening: Unheaded<Opening>,
    bundle: Uint8Array,
    options?: CallOptions,
  ): Promise<ResponseOf<'reveal'>>;
  /** A public blob. @throws RatchetError `unknown-blob`, also when what came does not have that hash; `oversized`. */
  fetchBlob(sha256: string, options?: CallOptions): Promise<Buffer>;
  /** The tar of a tree of a leased replica, checked as `fetchBlob` does. */
  fetchTree(replicaId: string, sha256: string, options?: CallOptions): Promise<Buffer>;
  /** This verifier's hold-out shard of `track`, sealed to its box key. */
  fetchHoldout(track: string, options?: CallOptions): Promise<Buffer>;
  close(): void;
}

export interface ClientOptions {
  /** `host:port` of the coordinator. */
  readonly address: string;
  readonly key: NodeKey;
  readonly clock: Clock;
  /** Uniform in [0, 1): spreads the retries of many nodes. */
  readonly random: () => number;
  readonly newId: () => string;
  /** Largest blob that is taken in; bytes. */
  readonly blobBytesAtMost?: number;
  /** Told each time that a call is lost, before the wait. */
  readonly onLost?: RetryOptions['onLost'];
}

const unsigned: ReadonlySet<MethodName> = new Set([
  'listTracks',
  'getTrack',
  'fetchBlob',
  'readJournal',
  'getSubmission',
]);

const callSeconds = 30;
/** For streams of data, and for a reveal, whose answer comes after the bundle was read. */
const streamSeconds = 600;

export function openClient(options: ClientOptions): Client {
  const { key, clock } = options;
  const transport = openTransport(options);
  const blobBytesAtMost = options.blobBytesAtMost ?? 512 * 1024 * 1024;

  const headed = (request: object, idempotencyKey: string): object => ({
    ...request,
    header: { idempotencyKey, issuedAtMs: clock.now() },
  });

  /** One answer to `request`: `send` gets the bytes and their metadata, the same ones on every retry. */
  const answered = <T>(
    name: MethodName,
    request: object,
    call: CallOptions | undefined,
    deadlineSeconds: number,
    send: (call: TransportCall, message: Buffer) => Promise<T>,
  ): Promise<T> => {
    const { path, request: codec } = methods[name];
    const idempotencyKey = call?.idempotencyKey ?? options.newId();
    const encode = codec.encode as (message: object) => Buffer;
    const prepare = () => {
      if (unsigned.has(name)) return { message: encode(request), metadata: new Metadata() };
      const full = headed(request, idempotencyKey);
      const message = encode(name === 'reveal' ? { opening: full } : full);
      return { message, metadata: signatureOver(key, path, message) };
    };
    return untilAnswered({ ...options, signal: call?.signal }, prepare, ({ message, metadata }) =>
      send({ path, metadata: metadata.clone(), deadlineSeconds, signal: call?.signal }, message),
    );
  };

  const download = (name: StreamName, request: object, call: CallOptions | undefined): Promise<Buffer> =>
    answered(name, request, call, streamSeconds, (to, message) =>
      collected(chunksOf(name, transport.download(to, message)), blobBytesAtMost),
    );

  return {
    call: async (name, request, call) => {
      const waitSeconds = 'waitSeconds' in request ? Number(request.waitSeconds) : 0;
      const answer = await answered(name, request, call, callSeconds + waitSeconds, transport.unary);
      return methods[name].response.decode(answer) as ResponseOf<typeof name>;
    },
    reveal: async (opening, bundle, call) => {
      const answer = await answered('reveal', opening, call, streamSeconds, (to, message) =>
        transport.upload(to, revealMessages(message, bundle)),
      );
      return methods.reveal.response.decode(answer);
    },
    fetchBlob: async (sha256, call) => checked(await download('fetchBlob', { sha256 }, call), sha256),
    fetchTree: async (replicaId, sha256, call) =>
      checked(await download('fetchTree', { replicaId, sha256 }, call), sha256),
    fetchHoldout: (track, call) => download('fetchHoldout', { track }, call),
    close: transport.close,
  };
}

function* revealMessages(opening: Buffer, bundle: Uint8Array): Iterable<Buffer> {
  yield opening;
  for (let start = 0; start < bundle.length; start += chunkBytes) {
    yield methods.reveal.request.encode({ chunk: bundle.subarray(start, start + chunkBytes) });
  }
}

async function* chunksOf(name: StreamName, messages: AsyncIterable<Buffer>): AsyncIterable<Uint8Array> {
  const { response } = methods[name];
  for await (const message of messages) {
    const piece = response.decode(message);
    if ('chunk' in piece) yield piece.chunk;
  }
}
