import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;
const shareOfMemory = 1 / 8;
const [leastMebibytes, mostMebibytes] = [128, 1024];

/**
 * PostgreSQL's own cache: an eighth of the machine's memory (of the control group's, where that is less), since the coordinator and a volunteer's
 * containers live there too. PostgreSQL's manual begins a server that has the machine to itself at a quarter
 * (https://www.postgresql.org/docs/current/runtime-config-resource.html). Past a gigabyte the system's cache does as well: over a year of a large
 * network, pages were as fast with one as with three, and whatever walks through all of it (dropping a database) takes longer.
 */
export const sharedBuffersMebibytes = (memoryBytes: number): number =>
  Math.round(Math.min(Math.max((memoryBytes * shareOfMemory) / mebibyte, leastMebibytes), mostMebibytes));

/** Bytes of memory that this process and its children may use. */
function usableMemoryBytes(): number {
  // 0 where nothing limits it, on some systems a number past all memory.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** What a server is started with, whatever the cluster's own file says. */
export const serverSettings = (port: number): Readonly<Record<string, string>> => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
  // What was acknowledged survives a power cut.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '200',
  shared_buffers: `${sharedBuffersMebibytes(usableMemoryBytes())}MB`,
  log_checkpoints: 'off',
  // After a checkpoint each page is logged whole once more, and ids that are hashes touch a new page each time: seldom, then.
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
});
