import { RatchetError } from '@ratchet/protocol';

/** A log by its paths: `checkpoint`, `cosigned`, `key`, `epoch-keys`, `tile/…`, `opened/<N>`. */
export interface LogSource {
  /** Null where the log has nothing at this path (yet). */
  find(path: string): Promise<Buffer | null>;
}

/** @throws RatchetError `unavailable` */
export async function read(source: LogSource, path: string): Promise<Buffer> {
  const bytes = await source.find(path);
  if (bytes) return bytes;
  throw new RatchetError({
    code: 'unavailable',
    field: path,
    rule: 'The log has nothing there.',
    remedy:
      'See that it is the log of a Ratchet network; of a folder, audit the network itself with --keep DIR first.',
  });
}
