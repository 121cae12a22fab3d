/**
 * A server that does nothing: five kilobytes from memory. Asked beside the pages, it shows what the machine itself adds to every answer.
 * Tells its port when asked for it over IPC.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = Buffer.alloc(5_000, 'x');
const server = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1', () => {
  process.on('message', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.send?.({ ready: true });
});
process.on('disconnect', () => process.exit(0));
