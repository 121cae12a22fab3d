import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder } from '@ratchet/kit';
import { type NodeKey, openHoldout, parseTrackName, sha256Hex } from '@ratchet/protocol';
import { unpackTar } from './strict-tar.ts';

export interface HoldoutVault {
  /** The folder of this verifier's own shard of `track` in that season, which is the one that is on. */
  folder(track: string, season: number, signal: AbortSignal): Promise<string>;
}

/**
 * This verifier's hold-out shards, unpacked inside a folder that only it may enter. The coordinator only ever has them
 * sealed; asked once per track, season and process.
 */
export async function openHoldoutVault(options: {
  readonly dir: string;
  readonly key: NodeKey;
  readonly fetchSealed: (track: string, signal: AbortSignal) => Promise<Buffer>;
}): Promise<HoldoutVault> {
  await privateFolder(options.dir);
  const known = new Map<string, string>();
  return {
    async folder(track, season, signal) {
      const name = parseTrackName(track, 'track');
      const shown = known.get(`${name} ${season}`);
      if (shown !== undefined) return shown;
      const sealed = await options.fetchSealed(name, signal);
      const trackDir = await privateFolder(join(options.dir, name));
      const current = sha256Hex(sealed);
      const path = join(trackDir, current);
      if (!existsSync(path)) await unpackTar(openHoldout(sealed, options.key), path);
      for (const other of await readdir(trackDir)) {
        if (other !== current) await rm(join(trackDir, other), { recursive: true, force: true });
      }
      known.set(`${name} ${season}`, path);
      return path;
    },
  };
}
