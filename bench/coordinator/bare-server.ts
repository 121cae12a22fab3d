/**
 * The baseline: a gRPC handler that does one INSERT and one UPDATE in a transaction, on the same PostgreSQL, with the same
 * driver and pool as the coordinator. Started with a database URL; says its address over IPC.
 */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { connect } from '../../packages/coordinator/src/db/connection.ts';

export const barePath = '/bare.Bare/Call';
const identity = (bytes: Buffer): Buffer => bytes;

if (process.send) {
  const sql = connect(process.argv[2] ?? '');
  await sql`create table if not exists bare (id bigint generated always as identity primary key, worker int not null, body bytea not null)`;
  await sql`create table if not exists bare_workers (worker int primary key, calls bigint not null)`;
  await sql`insert into bare_workers select n, 0 from generate_series(0, 4095) n on conflict do nothing`;
  const call = async (body: Buffer): Promise<Buffer> => {
    const worker = body.readUInt16BE(0) % 4096;
    await sql.begin(async (transaction) => {
      await transaction`insert into bare (worker, body) values (${worker}, ${body})`;
      await transaction`update bare_workers set calls = calls + 1 where worker = ${worker}`;
    });
    return Buffer.alloc(16);
  };
  const server = new Server();
  server.addService(
    {
      call: {
        ...{ path: barePath, requestStream: false, responseStream: false },
        ...{
          requestSerialize: identity,
          requestDeserialize: identity,
          responseSerialize: identity,
          responseDeserialize: identity,
        },
      },
    },
    {
      call: ({ request }: { request: Buffer }, done: (error: Error | null, bytes?: Buffer) => void) =>
        call(request).then((bytes) => done(null, bytes), done),
    },
  );
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
    process.send?.(error ? { failed: error.message } : { ready: `127.0.0.1:${port}` }),
  );
  process.on('disconnect', () => process.exit(0));
}
