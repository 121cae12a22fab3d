import { chmod, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { RatchetError } from '@ratchet/protocol';
import { extract } from 'tar-stream';

export interface UnpackLimits {
  readonly entries: number;
  readonly bytes: number;
}

/** What a tar's reader gives for each entry: its header, and its content as a stream. */
type Entry = ReturnType<typeof extract> extends AsyncIterable<infer Item> ? Item : never;

const defaultLimits: UnpackLimits = { entries: 20_000, bytes: 4 * 1024 ** 3 };
const pathBytesAtMost = 1_000;

/**
 * Unpacks `tar` into the new folder `target`, all of it or nothing. Only plain files and folders, under relative paths
 * that stay inside and come once; everything becomes readable by all (the sandbox's user is another one), so the folder
 * belongs inside a private one. Times, owners and links are not taken over.
 * @throws RatchetError `bad-field`
 */
export async function unpackTar(tar: Uint8Array, target: string, limits = defaultLimits): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    await unpackInto(tar, draft, limits);
    await chmod(draft, 0o755);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function unpackInto(tar: Uint8Array, folder: string, limits: UnpackLimits): Promise<void> {
  const entries = extract();
  const source = Readable.from([tar]);
  // A broken archive surfaces from the iteration below.
  source.pipe(entries);
  let count = 0;
  let bytes = 0;
  try {
    for await (const entry of entries) {
      const { header } = entry;
      count += 1;
      bytes += header.size ?? 0;
      if (count > limits.entries || bytes > limits.bytes) throw refused('It holds more than is taken.');
      await unpackEntry(folder, header, entry);
    }
  } catch (error) {
    throw error instanceof RatchetError ? error : refused(`It cannot be read: ${String(error)}.`, error);
  } finally {
    source.destroy();
  }
}

async function unpackEntry(folder: string, header: Entry['header'], content: Entry): Promise<void> {
  const path = join(folder, ...safeNames(header.name));
  if (header.type === 'directory') {
    await openFolder(folder, path);
    content.resume();
    return;
  }
  if (header.type !== 'file' && header.type !== 'contiguous-file') {
    throw refused(`${JSON.stringify(header.name)} is neither a file nor a folder.`);
  }
  await openFolder(folder, dirname(path));
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content as AsyncIterable<Uint8Array>) await file.writeFile(chunk);
    await file.chmod((header.mode ?? 0) & 0o111 ? 0o755 : 0o644);
  } finally {
    await file.close();
  }
}

/** Makes `path` and the folders between it and `root`, searchable by everyone whatever the process's umask. */
async function openFolder(root: string, path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  for (let at = path; at.length > root.length; at = dirname(at)) await chmod(at, 0o755);
}

/** The names of a path that stays inside its folder. */
function safeNames(name: string): string[] {
  const names = name.replace(/\/$/, '').replace(/^\.\//, '').split('/');
  const bad = names.some((part) => part === '' || part === '..' || /[\0\\]/.test(part));
  if (bad || Buffer.byteLength(name) > pathBytesAtMost || (names.includes('.') && names.length > 1)) {
    throw refused(`The path ${JSON.stringify(name.slice(0, 200))} does not stay inside.`);
  }
  return names;
}

function refused(rule: string, cause?: unknown): RatchetError {
  return new RatchetError(
    { code: 'bad-field', field: 'tar', rule, remedy: 'Pack plain files under relative paths.' },
    cause === undefined ? undefined : { cause },
  );
}
