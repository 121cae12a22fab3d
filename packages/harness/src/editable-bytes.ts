import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { type Manifest, matchesEditable, RatchetError } from '@ratchet/protocol';

const compress = promisify(deflateRaw);

/**
 * Compressed size in bytes of the files in `candidateDir` that the manifest lets a candidate change: what a metric may
 * charge for, so that data cannot be smuggled in as code for nothing (design, section 7.2). Each file counts as path, mode
 * bit, length and content, in the order of paths, and all of them go through one raw deflate at level 9. Another build
 * of zlib may differ by some bytes: compare figures of one machine only.
 * @throws RatchetError `forbidden-mode` where such a path is neither a file nor a folder; links are never followed.
 */
export async function editableBytes(
  manifest: Pick<Manifest, 'editable'>,
  candidateDir: string,
): Promise<number> {
  const paths = (await listFiles(candidateDir, '', manifest.editable)).sort(compareText);
  const parts: Buffer[] = [];
  for (const path of paths) {
    const { content, executable } = await readPlainFile(candidateDir, path);
    parts.push(Buffer.from(`${path}\0${executable ? 1 : 0}\0${content.length}\0`), content);
  }
  return (await compress(Buffer.concat(parts), { level: 9 })).length;
}

/** By code unit: the same on every machine, unlike a locale's order. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function listFiles(root: string, folder: string, editable: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (path === '.git') continue;
    if (entry.isDirectory()) found.push(...(await listFiles(root, path, editable)));
    else if (!matchesEditable(editable, path)) continue;
    else if (entry.isFile()) found.push(path);
    else throw notPlain(path);
  }
  return found;
}

async function readPlainFile(root: string, path: string): Promise<{ content: Buffer; executable: boolean }> {
  const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw notPlain(path);
    return { content: await file.readFile(), executable: (status.mode & 0o100) !== 0 };
  } finally {
    await file.close();
  }
}

const notPlain = (path: string): RatchetError =>
  new RatchetError({
    code: 'forbidden-mode',
    field: path,
    rule: 'An editable path is a plain file or a folder.',
    remedy: 'Replace the link or device by a file.',
  });
