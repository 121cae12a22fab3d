import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import type { TreeFile } from './tree-listing.ts';

/** A tar of `files` as they are ordered: no time, no owner, so that the same tree always gives the same bytes. */
export async function treeTar(files: readonly TreeFile[]): Promise<Buffer> {
  const archive = pack();
  const bytes = buffer(archive);
  for (const { path, mode, content } of files) {
    const header = {
      name: path,
      mode: mode === '100755' ? 0o755 : 0o644,
      mtime: new Date(0),
      uid: 0,
      gid: 0,
    };
    archive.entry(header, content);
  }
  archive.finalize();
  return bytes;
}
