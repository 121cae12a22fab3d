import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@ratchet/client';
import { unpackData } from '@ratchet/harness';
import { type Manifest, RatchetError } from '@ratchet/protocol';
import { makeReadable } from './make-readable.ts';

export interface PublicData {
  /** Folders of the track's public data, fetched and unpacked the first time. @throws RatchetError */
  folders(manifest: Manifest, signal: AbortSignal): Promise<{ train: string; validation: string }>;
}

/** The public data of tracks, by the hash of their tars, in `dir`. */
export async function openPublicData(options: {
  readonly dir: string;
  readonly client: Pick<Client, 'fetchBlob'>;
}): Promise<PublicData> {
  const { dir, client } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const name of await readdir(dir)) {
    // What a killed process was unpacking.
    if (name.startsWith('.')) await rm(join(dir, name), { recursive: true, force: true });
  }
  const folder = async (sha256: string, signal: AbortSignal): Promise<string> => {
    const path = join(dir, sha256);
    if ((await readdir(dir)).includes(sha256)) return path;
    const tar = await client.fetchBlob(sha256, { signal });
    const draft = await mkdtemp(join(dir, '.draft-'));
    await unpackData(tar, draft);
    await makeReadable(draft);
    await rename(draft, path);
    return path;
  };
  return {
    async folders({ data }, signal) {
      if (!data) throw noData();
      return { train: await folder(data.train, signal), validation: await folder(data.validation, signal) };
    },
  };
}

const noData = (): RatchetError =>
  new RatchetError({
    code: 'manifest-invalid',
    field: 'data',
    rule: 'The track names no public data.',
    remedy: "Ask its author to prepare it with 'ratchet track prepare'.",
  });
