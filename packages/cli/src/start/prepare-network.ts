import { chmod, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ensureKeyFile } from '@ratchet/client';
import { writePrivateFile } from '@ratchet/kit';
import { type Engine, ensureEngine } from '@ratchet/sandbox';
import { rosterEntry } from '../commands/key.ts';
import type { CliConfig } from '../config.ts';
import { prepareTrack } from '../track/prepare-track.ts';
import { type Cast, castOf, verifierName } from './cast.ts';
import { type LoopbackPorts, rememberedPorts } from './loopback-ports.ts';
import type { StartOptions } from './start-options.ts';
import type { Steps } from './steps.ts';

export interface PreparedNetwork {
  readonly engine: Engine;
  readonly cast: Cast;
  readonly ports: LoopbackPorts;
  readonly trackName: string;
}

/** Everything that has to be there before the first process starts. Done again, it finds what it made and is quick. */
export async function prepareNetwork(
  options: StartOptions,
  config: CliConfig,
  steps: Steps,
): Promise<PreparedNetwork> {
  const { dataDir, trackDir } = options;
  const { environment, paths } = config;
  const engine = await steps.step('engine', async (report) => {
    const found = await ensureEngine({ stateDir: paths.engineStateDir, environment, report });
    return { value: found, said: `${found.found} (${found.address})` };
  });
  try {
    const { rosterFile, operators } = await steps.step('keys', () => ensureRoster(options));
    const packagesDir = join(dataDir, 'packages');
    const track = await steps.step('track', async (report) => {
      const prepared = await prepareTrack({
        ...{
          engine,
          environment,
          trackDir,
          rosterFile,
          report,
          given: new Map(),
          keepOpened: true,
          seasons: 1,
        },
        imagesDir: paths.imagesDir,
        output: join(packagesDir, basename(trackDir)),
      });
      return { value: prepared, said: `${prepared.name}, package ${prepared.made ? 'made' : 'up to date'}` };
    });
    const ports = await rememberedPorts(dataDir);
    const { workers, withCheater } = options;
    const cast = castOf({
      ...{ dataDir, ports, rosterFile, packagesDir, workers, operators, withCheater },
      track: track.name,
    });
    return { engine, cast, ports, trackName: track.name };
  } catch (error) {
    await engine.release();
    throw error;
  }
}

/** The data folder itself must be passable for PostgreSQL's user; what lies in it is private. */
export async function ensureDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  await chmod(dataDir, 0o711);
}

async function ensureRoster({ dataDir, verifiers }: StartOptions) {
  // One machine has one operator; the quorum's rule of different ones is met in name only, and the names say so.
  const operators = Array.from({ length: verifiers }, (_, index) => `local-${index + 1}`);
  const members = await Promise.all(
    operators.map(async (operator, index) =>
      rosterEntry(await ensureKeyFile(join(dataDir, verifierName(index + 1), 'key')), operator),
    ),
  );
  const rosterFile = join(dataDir, 'roster.json');
  await writePrivateFile(rosterFile, `${JSON.stringify(members, null, 2)}\n`);
  const said = `${members.length} verifiers on the roster, all on this one machine`;
  return { value: { rosterFile, operators }, said };
}
