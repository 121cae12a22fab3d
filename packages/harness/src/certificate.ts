import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Manifest, RatchetError } from '@ratchet/protocol';

const mebibyte = 2 ** 20;

/** Where a track keeps its certificate, relative to the tree. @throws RatchetError `manifest-invalid` for a track without */
export function certificatePathOf({ verification }: Manifest): string {
  if (verification.mode === 'certificate' && verification.certificate !== undefined) {
    return verification.certificate;
  }
  throw new RatchetError({
    code: 'manifest-invalid',
    field: 'verification.certificate',
    rule: 'Only a track in mode certificate has a certificate to score.',
    remedy: 'Run its candidates instead.',
  });
}

/**
 * The certificate that a tree carries: a plain file inside it, no larger than training may leave. Null when there is no such
 * file. The tree is a stranger's: a link, a device or a folder in its place is no certificate.
 */
export async function readCertificate(manifest: Manifest, treeDir: string): Promise<Buffer | null> {
  const path = join(treeDir, certificatePathOf(manifest));
  const largest = manifest.stages.train.budget.outputMiB * mebibyte;
  let file: FileHandle | null = null;
  try {
    if (!(await liesInside(treeDir, dirname(path)))) return null;
    // Not waiting for a writer, should it be a pipe.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { size, isFile } = await file
      .stat()
      .then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
    return isFile && size <= largest ? await file.readFile() : null;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  } finally {
    await file?.close();
  }
}

async function liesInside(treeDir: string, folder: string): Promise<boolean> {
  const [root, place] = await Promise.all([realpath(resolve(treeDir)), realpath(resolve(folder))]);
  const way = relative(root, place);
  return way === '' || (!way.startsWith('..') && join(root, way) === place);
}

const absences = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO'];
const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && absences.includes(String(error.code));
