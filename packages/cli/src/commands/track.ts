import { resolve } from 'node:path';
import type { Command } from 'commander';
import { imageById, wholeNumber } from '../option-values.ts';
import type { CommandContext } from './context.ts';

interface PrepareOptions {
  readonly roster: string;
  readonly output: string;
  readonly image: ReadonlyMap<string, string>;
  readonly seasons: number;
}

const epilogue = `
The package holds the track's files with images and data pinned, the public data, and for each verifier of the roster a
hold-out of its own, sealed to its key. The secret that divides the data is kept beside the package in author-secret:
keep it, and keep it private. Run again with a longer roster it gives the new verifiers shards from the reserve.`;

export function addTrack(program: Command, context: CommandContext): void {
  const track = program.command('track').description('put a research question online');
  track
    .command('schema')
    .description('print the JSON Schema of track.json, for editors and other programs')
    .action(async () => {
      const { manifestJsonSchema } = await import('@ratchet/protocol');
      process.stdout.write(`${JSON.stringify(manifestJsonSchema(), null, 2)}\n`);
    });
  track
    .command('prepare')
    .description('make the package that a coordinator opens a track from')
    .argument('<dir>', 'folder of the track, with track.json')
    .requiredOption('--roster <file>', 'roster.json: the verifiers that get a hold-out')
    .requiredOption('--output <dir>', 'folder of the package')
    .option('--image <name=id>', 'use this image for that name; may be repeated', imageById, new Map())
    .option(
      '--seasons <n>',
      'hold-outs for each verifier, one after the other',
      wholeNumber('--seasons', 1, 64),
      1,
    )
    .addHelpText('after', epilogue)
    .action((dir: string, options: PrepareOptions) => prepare(dir, options, context));
}

async function prepare(
  dir: string,
  options: PrepareOptions,
  { config, report }: CommandContext,
): Promise<void> {
  const { ensureEngine } = await import('@ratchet/sandbox');
  const { prepareTrack } = await import('../track/prepare-track.ts');
  const { environment, paths } = config;
  const engine = await ensureEngine({ stateDir: paths.engineStateDir, environment, report });
  try {
    const { name, made, verifiers } = await prepareTrack({
      ...{ engine, environment, report },
      imagesDir: paths.imagesDir,
      trackDir: resolve(dir),
      rosterFile: resolve(options.roster),
      output: resolve(options.output),
      given: options.image,
      keepOpened: false,
      seasons: options.seasons,
    });
    report(`${name}: package ${made ? 'made' : 'up to date'}, hold-outs for ${verifiers} verifiers`);
  } finally {
    await engine.release();
  }
}
