import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes `files` as the folder `output`: it is there whole or not at all, and one that was there is replaced. The name
 * in the making starts with a dot, which a coordinator that watches the parent passes over.
 */
export async function writePackage(output: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  const parent = dirname(output);
  await mkdir(parent, { recursive: true });
  const draft = await mkdtemp(join(parent, `.${basename(output)}-`));
  try {
    for (const [path, content] of files) {
      const target = join(draft, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content, { flush: true });
    }
    await chmod(draft, 0o755);
    const before = join(parent, `.${basename(output)}.old`);
    await rm(before, { recursive: true, force: true });
    await rename(output, before).catch(ignoreMissing);
    await rename(draft, output);
    await rm(before, { recursive: true, force: true });
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
