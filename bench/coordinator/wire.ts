import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';

const identity = (bytes: Buffer): Buffer => bytes;

/** Calls by path with bytes, as a client does once it has encoded and signed. */
export interface Caller {
  unary(path: string, bytes: Buffer, metadata?: Metadata): Promise<Buffer>;
  clientStream(path: string, messages: readonly Buffer[], metadata: Metadata): Promise<Buffer>;
  close(): void;
}

export function openCaller(address: string): Caller {
  const client = new Client(address, credentials.createInsecure(), {
    // Channels to one address share a connection unless told otherwise; workers are on machines of their own.
    'grpc.use_local_subchannel_pool': 1,
  });
  const answer =
    (resolve: (bytes: Buffer) => void, reject: (error: Error) => void) =>
    (error: ServiceError | null, bytes?: Buffer) =>
      error ? reject(error) : resolve(bytes ?? Buffer.alloc(0));
  return {
    unary: (path, bytes, metadata = new Metadata()) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(path, identity, identity, bytes, metadata, answer(resolve, reject));
      }),
    clientStream: (path, messages, metadata) =>
      new Promise((resolve, reject) => {
        const call = client.makeClientStreamRequest(
          path,
          identity,
          identity,
          metadata,
          answer(resolve, reject),
        );
        for (const message of messages) call.write(message);
        call.end();
      }),
    close: () => client.close(),
  };
}
