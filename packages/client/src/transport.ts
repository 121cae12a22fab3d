import { once } from 'node:events';
import { Client as Channel, credentials, type Metadata } from '@grpc/grpc-js';

/**
 * gRPC with bytes on both sides: what is signed is what is sent, and a message is parsed where it is used. Deadlines are
 * the transport's own, in real time.
 */
export interface Transport {
  unary(call: TransportCall, message: Buffer): Promise<Buffer>;
  /** Sends `messages` one by one, as fast as the receiver takes them. */
  upload(call: TransportCall, messages: Iterable<Buffer>): Promise<Buffer>;
  download(call: TransportCall, message: Buffer): AsyncIterable<Buffer>;
  close(): void;
}

export interface TransportCall {
  readonly path: string;
  readonly metadata: Metadata;
  readonly deadlineSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** Largest messages either way; the largest legitimate one is a page of 1,000 journal entries. */
const messageBytesAtMost = 4 * 1024 * 1024;

const channelOptions = {
  'grpc.max_receive_message_length': messageBytesAtMost,
  'grpc.max_send_message_length': messageBytesAtMost,
  // A coordinator that vanished without a word is noticed within half a minute of a call.
  'grpc.keepalive_time_ms': 20_000,
  'grpc.keepalive_timeout_ms': 10_000,
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 5_000,
} as const;

const identity = (bytes: Buffer): Buffer => bytes;

export function openTransport(options: { readonly address: string }): Transport {
  const channel = new Channel(options.address, credentials.createInsecure(), channelOptions);
  return {
    unary: (call, message) =>
      settled(call, (done) =>
        channel.makeUnaryRequest(call.path, identity, identity, message, call.metadata, limits(call), done),
      ),
    upload: (call, messages) => {
      let upstream: Upstream | undefined;
      const answer = settled(call, (done) => {
        const stream = channel.makeClientStreamRequest(
          call.path,
          identity,
          identity,
          call.metadata,
          limits(call),
          done,
        );
        upstream = stream;
        return stream;
      });
      if (upstream) void feed(upstream, messages, answer);
      return answer;
    },
    download: (call, message) => ({
      async *[Symbol.asyncIterator]() {
        call.signal?.throwIfAborted();
        const stream = channel.makeServerStreamRequest(
          call.path,
          identity,
          identity,
          message,
          call.metadata,
          limits(call),
        );
        const release = onAbort(call.signal, () => stream.cancel());
        try {
          for await (const chunk of stream) yield chunk as Buffer;
        } catch (error) {
          call.signal?.throwIfAborted();
          throw error;
        } finally {
          release();
          stream.cancel();
        }
      },
    }),
    close: () => channel.close(),
  };
}

type Done = (error: Error | null, answer?: Buffer) => void;

const limits = (call: TransportCall) => ({ deadline: Date.now() + call.deadlineSeconds * 1000 });

function settled(call: TransportCall, start: (done: Done) => { cancel(): void }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    call.signal?.throwIfAborted();
    let release: () => void = () => {};
    const running = start((error, answer) => {
      release();
      if (call.signal?.aborted) reject(call.signal.reason);
      else if (error || !answer) reject(error ?? new Error('The call ended without an answer.'));
      else resolve(answer);
    });
    release = onAbort(call.signal, () => running.cancel());
  });
}

function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  signal?.addEventListener('abort', act, { once: true });
  return () => signal?.removeEventListener('abort', act);
}

interface Upstream extends NodeJS.EventEmitter {
  write(message: Buffer): boolean;
  end(): void;
}

/** Stops as soon as the answer is there: a refusal often comes before the last chunk. */
async function feed(stream: Upstream, messages: Iterable<Buffer>, answer: Promise<Buffer>): Promise<void> {
  const answered = new AbortController();
  const stop = () => answered.abort();
  stream.on('error', stop);
  answer.then(stop, stop);
  try {
    for (const message of messages) {
      if (answered.signal.aborted) return;
      if (!stream.write(message)) await once(stream, 'drain', { signal: answered.signal });
    }
    stream.end();
  } catch (error) {
    if (!answered.signal.aborted) throw error;
  }
}
