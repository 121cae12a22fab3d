import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Calls `use` with the path of a file that holds `artifact`, and removes it afterwards whatever happens. The container's
 * user must reach it; other users of the host cannot, short of guessing the folder's random name.
 */
export async function withArtifactFile<T>(
  scratchDir: string,
  artifact: Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(scratchDir, `artifact-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    await chmod(folder, 0o711);
    const path = join(folder, 'artifact');
    await writeFile(path, artifact);
    await chmod(path, 0o644);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
