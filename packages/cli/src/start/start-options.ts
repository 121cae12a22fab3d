import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256Hex } from '@ratchet/protocol';
import type { CliConfig } from '../config.ts';
import { machineStateDir } from '../config.ts';
import { badOption } from '../option-values.ts';

/** As commander reads them. */
export interface RawStartOptions {
  readonly untilMerges?: number;
  readonly json?: boolean;
  readonly withCheater?: boolean;
  readonly workers: number;
  readonly verifiers: number;
  readonly track: string;
  readonly dataDir?: string;
}

export interface StartOptions {
  readonly untilMerges: number | null;
  readonly json: boolean;
  readonly withCheater: boolean;
  readonly workers: number;
  readonly verifiers: number;
  readonly trackDir: string;
  readonly dataDir: string;
}

/** Automatic merges need a roster of three (design, section 7.7). */
const verifiersAtLeast = 3;

/** @throws RatchetError `bad-configuration` */
export function startOptions(
  raw: RawStartOptions,
  config: Pick<CliConfig, 'paths' | 'isRoot'>,
): StartOptions {
  if (raw.verifiers < verifiersAtLeast) {
    throw badOption(
      '--verifiers',
      `Automatic merges need a roster of at least ${verifiersAtLeast} verifiers, not ${raw.verifiers}.`,
      `Give --verifiers ${verifiersAtLeast} or more.`,
    );
  }
  const { checkoutDir, tracksDir } = config.paths;
  return {
    untilMerges: raw.untilMerges ?? null,
    json: raw.json ?? false,
    withCheater: raw.withCheater ?? false,
    workers: raw.workers,
    verifiers: raw.verifiers,
    trackDir: trackFolder(raw.track, tracksDir),
    dataDir: resolve(raw.dataDir ?? defaultDataDir(checkoutDir, config.isRoot)),
  };
}

/** A folder of its own for every checkout, outside of it: as root PostgreSQL's user could not reach a checkout in /root. */
export const defaultDataDir = (checkoutDir: string, isRoot: boolean): string =>
  join(machineStateDir(isRoot), sha256Hex(checkoutDir).slice(0, 12));

function trackFolder(track: string, tracksDir: string): string {
  const known = join(tracksDir, track);
  const dir = /^[a-z0-9-]+$/.test(track) && existsSync(known) ? known : resolve(track);
  if (existsSync(join(dir, 'track.json'))) return dir;
  throw badOption(
    '--track',
    `There is no track ${track}: ${dir} has no track.json.`,
    'Give a name under tracks/ or a folder.',
  );
}
