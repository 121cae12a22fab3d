import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LogSource } from '@ratchet/audit';
import { readIfThere, writePrivateFile } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';

const secondsAtMost = 60;
const bytesAtMost = 64 * 1024 * 1024;

/** A log as a coordinator serves it. @throws RatchetError `unavailable` */
export const httpLog = (url: string): LogSource => ({
  async read(path) {
    const address = `${url.replace(/\/$/, '')}/log/${path}`;
    const fail = (rule: string, cause?: unknown) =>
      new RatchetError(
        {
          code: 'unavailable',
          field: address,
          rule,
          remedy: 'See that it is a Ratchet network that is up, and ask again.',
        },
        { cause },
      );
    const reply = await fetch(address, {
      signal: AbortSignal.timeout(secondsAtMost * 1_000),
      redirect: 'error',
    }).catch((cause: unknown) => {
      throw fail('It cannot be reached.', cause);
    });
    if (!reply.ok) throw fail(`It answers ${reply.status}.`);
    const bytes = Buffer.from(await reply.arrayBuffer());
    if (bytes.length > bytesAtMost) throw fail('It sends more than any part of a log can have.');
    return bytes;
  },
});

/** A log that was kept in a folder, under the paths that it is served at. */
export const folderLog = (dir: string): LogSource => ({
  read: (path) =>
    readFile(join(dir, path)).catch((cause: unknown) => {
      throw new RatchetError(
        {
          code: 'unavailable',
          field: join(dir, path),
          rule: 'It is not there.',
          remedy: 'Audit the network itself with --keep DIR first.',
        },
        { cause },
      );
    }),
});

/** Keeps what is read in `dir`. Full bundles never change: those that are there are not asked for again, so that an audit goes on where it was cut off. */
export const keptLog = (source: LogSource, dir: string): LogSource => ({
  async read(path) {
    const file = join(dir, path);
    const isFinal = path.startsWith('tile/') && !path.includes('.p/');
    if (isFinal && (await readIfThere(file)) !== null) return readFile(file);
    const bytes = await source.read(path);
    await mkdir(dirname(file), { recursive: true });
    await writePrivateFile(file, bytes);
    return bytes;
  },
});
