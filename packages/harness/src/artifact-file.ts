import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Calls `use` with the path of a file, yet to be written, for one artifact; removes it afterwards whatever happens. The
 * container's user must reach it; other users of the host cannot, short of guessing the folder's random name.
 */
export async function withArtifactFile<T>(scratchDir: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = join(scratchDir, `artifact-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    await chmod(folder, 0o711);
    return await use(join(folder, 'artifact'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Writes an artifact piece by piece as it leaves its box: it may be larger than the memory that the host can spare.
 * @returns its SHA-256, lowercase hex
 */
export async function saveArtifact(artifact: Readable, path: string): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(piece: Buffer, _encoding, pass) {
      hash.update(piece);
      pass(null, piece);
    },
  });
  await pipeline(artifact, hashing, createWriteStream(path, { flags: 'wx' }));
  await chmod(path, 0o644);
  return hash.digest('hex');
}
