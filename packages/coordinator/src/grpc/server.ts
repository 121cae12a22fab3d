import {
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { RatchetError } from '@ratchet/protocol';
import {
  chunkBytes,
  type MethodName,
  methods,
  type RequestOf,
  type ResponseOf,
  statusOf,
} from '@ratchet/wire';
import type { Caller, Clock } from '../app/ports.ts';
import { callerOf, signerOf } from './authenticate.ts';
import { type RevealHandler, receiveReveal } from './receive-reveal.ts';

type Handler<Name extends MethodName, Response> = (
  request: RequestOf<Name>,
  caller: Caller,
) => Promise<Response>;
type Signed =
  | 'register'
  | 'takeLease'
  | 'renewLease'
  | 'releaseLease'
  | 'appendExperiment'
  | 'commit'
  | 'approveMerge'
  | 'administer'
  | 'leaseReplica'
  | 'renewReplica'
  | 'reportReplica';
type Open = 'listTracks' | 'getTrack' | 'readJournal' | 'getSubmission';

/** What answers each RPC. Signed ones are told who called; streams give their bytes as one piece and are cut here. */
export type Handlers = { readonly [N in Signed]: Handler<N, ResponseOf<N>> } & {
  readonly [N in Open]: (request: RequestOf<N>) => Promise<ResponseOf<N>>;
} & {
  readonly fetchBlob: (request: RequestOf<'fetchBlob'>) => Promise<Buffer>;
  readonly fetchTree: Handler<'fetchTree', Buffer>;
  readonly fetchHoldout: Handler<'fetchHoldout', Buffer>;
  readonly reveal: RevealHandler;
};

export interface GrpcOptions {
  readonly host: string;
  readonly port: number;
  readonly handlers: Handlers;
  readonly clock: Clock;
  /** @throws RatchetError of a key whose requests are not taken */
  readonly requireWelcome: (keyId: Caller['keyId']) => void;
  /** Told of every refusal and every fault; a fault's details stay here and are not sent to the caller. */
  readonly onRefused: (method: MethodName, track: string | null, error: RatchetError, cause: unknown) => void;
}

const unsigned: ReadonlySet<MethodName> = new Set([
  'listTracks',
  'getTrack',
  'readJournal',
  'getSubmission',
  'fetchBlob',
]);
/** Bigger messages than this are refused with a code; bigger ones than `transportBytes` by gRPC itself. */
const messageBytes = 512 * 1024;
const transportBytes = 16 * 1024 * 1024;
const identity = (bytes: Buffer): Buffer => bytes;

/** Serves every RPC. gRPC carries bytes only: they are verified first, then exactly they are parsed. */
export async function startGrpc(options: GrpcOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new Server({
    'grpc.max_receive_message_length': transportBytes,
    'grpc.max_concurrent_streams': 1_000,
  });
  for (const name of Object.keys(methods) as MethodName[]) addMethod(server, name, options);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`${options.host}:${options.port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(cannotListen(options, error)) : resolve(bound),
    ),
  );
  return { port, stop: () => stop(server) };
}

function addMethod(server: Server, name: MethodName, options: GrpcOptions): void {
  const { path, kind } = methods[name];
  const definition = {
    ...{ path, requestStream: kind === 'client-stream', responseStream: kind === 'server-stream' },
    ...{
      requestSerialize: identity,
      requestDeserialize: identity,
      responseSerialize: identity,
      responseDeserialize: identity,
    },
  };
  const implementation = { unary, 'client-stream': clientStream, 'server-stream': serverStream }[kind];
  server.addService({ [name]: definition }, {
    [name]: implementation(name, options),
  } satisfies UntypedServiceImplementation);
}

/** Which track a call spoke of, as far as it came: refusals are counted by track. */
interface Asked {
  track: string | null;
}

type Received = { readonly request: Buffer; readonly metadata: Parameters<typeof signerOf>[2] };

/** The request's message and, of a signed method, its caller. */
function received(name: MethodName, call: Received, { clock, requireWelcome }: GrpcOptions, asked: Asked) {
  const bytes = call.request;
  if (bytes.length > messageBytes) throw tooBig();
  const keyId = unsigned.has(name) ? null : signerOf(methods[name].path, bytes, call.metadata);
  if (keyId) requireWelcome(keyId);
  const request = methods[name].request.decode(bytes);
  if ('track' in request && typeof request.track === 'string') asked.track = request.track;
  return { request, caller: keyId ? callerOf(keyId, methods[name].path, request, clock) : null };
}

type AnyHandler = (request: object, caller: Caller | null) => Promise<never>;
type Done = (error: ReturnType<typeof statusOf> | null, bytes?: Buffer) => void;

function unary(name: MethodName, options: GrpcOptions) {
  const handle = options.handlers[name] as unknown as AnyHandler;
  return (call: Received, done: Done): void => {
    const asked: Asked = { track: null };
    const answer = async () => {
      const { request, caller } = received(name, call, options, asked);
      return methods[name].response.encode(await handle(request, caller));
    };
    answer().then(
      (bytes) => done(null, bytes),
      (error: unknown) => done(statusOf(coded(name, asked, error, options))),
    );
  };
}

function clientStream(name: MethodName, options: GrpcOptions) {
  return (call: Parameters<typeof receiveReveal>[0], done: Done): void => {
    const asked: Asked = { track: null };
    receiveReveal(call, options, (opening) => {
      asked.track = opening.track;
    }).then(
      (response) => done(null, methods.reveal.response.encode(response)),
      (error: unknown) => done(statusOf(coded(name, asked, error, options))),
    );
  };
}

function serverStream(name: MethodName, options: GrpcOptions) {
  const handle = options.handlers[name] as unknown as (
    request: object,
    caller: Caller | null,
  ) => Promise<Buffer>;
  return (call: ServerWritableStream<Buffer, Buffer>): void => {
    const asked: Asked = { track: null };
    const answer = async () => {
      const { request, caller } = received(name, call, options, asked);
      const bytes = await handle(request, caller);
      for (let at = 0; at < bytes.length && !call.cancelled; at += chunkBytes) {
        const chunk = methods.fetchBlob.response.encode({ chunk: bytes.subarray(at, at + chunkBytes) });
        if (!call.write(chunk))
          await new Promise((resolve) => call.once('drain', resolve).once('cancelled', resolve));
      }
      call.end();
    };
    answer().catch((error: unknown) => call.emit('error', statusOf(coded(name, asked, error, options))));
  };
}

/** The refusal to send: faults of ours become `unavailable` (worth a retry), and only we learn what they were. */
function coded(name: MethodName, asked: Asked, error: unknown, options: GrpcOptions): RatchetError {
  const refusal =
    error instanceof RatchetError
      ? error
      : new RatchetError({
          code: 'unavailable',
          field: 'coordinator',
          rule: 'The coordinator could not answer now.',
          remedy: 'Send the same request again, under the same idempotency key.',
        });
  options.onRefused(name, asked.track, refusal, error);
  return refusal;
}

const tooBig = () =>
  new RatchetError({
    code: 'oversized',
    field: 'message',
    rule: `A message is at most ${messageBytes} bytes.`,
    remedy: `Send a bundle in chunks of at most ${chunkBytes} bytes.`,
  });

const cannotListen = ({ host, port }: GrpcOptions, cause: Error) =>
  new RatchetError(
    {
      code: 'bad-configuration',
      field: 'grpc',
      rule: `Cannot listen on ${host}:${port}: ${cause.message}.`,
      remedy: 'Choose another address with --grpc HOST:PORT.',
    },
    { cause },
  );

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Long polls end at once; whoever waited asks again elsewhere.
    const force = setTimeout(() => server.forceShutdown(), 1_000);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
