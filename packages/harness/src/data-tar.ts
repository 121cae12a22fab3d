import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { RatchetError } from '@ratchet/protocol';
import { extract, pack } from 'tar-stream';

export interface TarFile {
  /** Relative, `/` between names. */
  readonly path: string;
  readonly content: Buffer;
}

const maxFiles = 100_000;
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * The files of a tar that a stage wrote: plain files and folders only, each path once, of plain names, none a folder of
 * another. @throws RatchetError `bad-field`
 */
export async function readTar(tar: Buffer): Promise<TarFile[]> {
  const files = new Map<string, Buffer>();
  const reader = extract();
  const feeding = pipeline(Readable.from([tar]), reader);
  feeding.catch(() => {}); // The loop below hears of it.
  for await (const entry of reader) {
    const { type, name } = entry.header;
    if (type === 'directory') {
      entry.resume();
      continue;
    }
    if (type !== 'file') throw refused(name, `has an entry that is no plain file (${type ?? 'unknown'})`);
    if (!isPlainPath(name)) throw refused(name, 'has a path that is not of plain names');
    if (files.has(name)) throw refused(name, 'has a path twice');
    if (files.size >= maxFiles) throw refused(name, `has more than ${maxFiles} files`);
    files.set(name, await buffer(entry));
  }
  await feeding;
  for (const path of files.keys()) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (files.has(path.slice(0, end))) throw refused(path, 'has a file where it also has a folder');
    }
  }
  return [...files].map(([path, content]) => ({ path, content }));
}

const isPlainPath = (path: string): boolean => path.split('/').every((name) => namePattern.test(name));

/** A tar of `files` that depends on their paths and content only: sorted, no times, no owners. */
export async function writeTar(files: readonly TarFile[]): Promise<Buffer> {
  const writer = pack();
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    writer.entry({ name: path, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }, content);
  }
  writer.finalize();
  return buffer(writer);
}

/** Writes the files of `tar` (one of PreparedData) below `folder`, readable by the stages. @throws RatchetError `bad-field` */
export async function unpackData(tar: Buffer, folder: string): Promise<void> {
  await makeFolder(folder);
  for (const { path, content } of await readTar(tar)) {
    const names = path.split('/').slice(0, -1);
    for (const depth of names.keys()) await makeFolder(join(folder, ...names.slice(0, depth + 1)));
    const target = join(folder, path);
    await writeFile(target, content, { flag: 'wx' });
    await chmod(target, 0o644);
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

const refused = (path: string, what: string): RatchetError =>
  new RatchetError({
    code: 'bad-field',
    field: JSON.stringify(path.slice(0, 200)),
    rule: `The tar ${what}.`,
    remedy: 'Write plain files under plain names.',
  });
