import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder } from '@ratchet/kit';
import { holdoutAddress, type NodeKey, openHoldout, parseTrackName, sha256Hex } from '@ratchet/protocol';
import { unpackTar } from './strict-tar.ts';

export interface Shard {
  readonly folder: string;
  /** Under this verifier's key, so that nobody else can confirm a guess of what is in it. */
  readonly address: string;
}

export interface HoldoutVault {
  /** This verifier's own shard of `track` in that season, which is the one that is on. */
  shard(track: string, season: number, signal: AbortSignal): Promise<Shard>;
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
  const known = new Map<string, Shard>();
  return {
    async shard(track, season, signal) {
      const name = parseTrackName(track, 'track');
      const shown = known.get(`${name} ${season}`);
      if (shown !== undefined) return shown;
      const sealed = await options.fetchSealed(name, signal);
      const trackDir = await privateFolder(join(options.dir, name));
      const current = sha256Hex(sealed);
      const path = join(trackDir, current);
      const content = openHoldout(sealed, options.key);
      if (!existsSync(path)) await unpackTar(content, path);
      for (const other of await readdir(trackDir)) {
        if (other !== current) await rm(join(trackDir, other), { recursive: true, force: true });
      }
      const shard = { folder: path, address: holdoutAddress(content, options.key) };
      known.set(`${name} ${season}`, shard);
      return shard;
    },
  };
}
