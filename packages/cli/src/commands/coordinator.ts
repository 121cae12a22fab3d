import { resolve } from 'node:path';
import type { Command } from 'commander';
import { badOption, type HostPort, hostPort } from '../option-values.ts';
import { serve } from '../service-life.ts';
import type { CommandContext } from './context.ts';

interface CoordinatorOptions {
  readonly dataDir?: string;
  readonly grpc: HostPort;
  readonly http: HostPort;
  readonly publicUrl?: string;
  readonly roster?: string;
  readonly packages?: string;
  readonly blobs?: string;
  readonly readDatabaseUrl?: string;
  readonly peer: readonly string[] | false;
  readonly bootstrap?: readonly string[];
  readonly admin?: readonly string[];
  readonly webhooksToPrivate?: boolean;
}

export function addCoordinator(program: Command, context: CommandContext): void {
  program
    .command('coordinator')
    .description(
      'keep the state of a network: leases, journal, submissions, evidence, verdicts, merges, pages',
    )
    .option('--data-dir <dir>', 'private folder of the coordinator (or RATCHET_DATA_DIR)')
    .option('--grpc <host:port>', 'where nodes call', hostPort('--grpc'), { host: '127.0.0.1', port: 7700 })
    .option('--http <host:port>', 'where pages and git are served', hostPort('--http'), {
      host: '127.0.0.1',
      port: 7780,
    })
    .option('--public-url <url>', 'how others reach the pages; the HTTP address unless given')
    .option('--roster <file>', 'roster.json: the trusted verifiers')
    .option('--packages <dir>', 'folder of prepared tracks (default: packages in the data folder)')
    .option(
      '--blobs <address>',
      's3://BUCKET/PREFIX?endpoint=URL: blobs in an S3-compatible service; else in the data folder',
    )
    .option(
      '--read-database-url <url>',
      'a replica of the database, for pages (or RATCHET_READ_DATABASE_URL)',
    )
    .option('--peer <multiaddr...>', 'where other peers reach it', ['/ip4/127.0.0.1/tcp/0'])
    .option('--no-peer', 'no peer-to-peer layer: everything goes through the coordinator')
    .option('--bootstrap <multiaddr...>', 'peers to begin with, where there are others than its own')
    .option('--admin <key-id...>', 'keys that administer the network beside its own (or administrators.json)')
    .option('--webhooks-to-private', 'webhooks may lead into private networks, this machine included')
    .addHelpText('after', '\nThe database is DATABASE_URL, or a PostgreSQL of its own in the data folder.')
    .action((options: CoordinatorOptions) => runCommand(options, context));
}

async function runCommand(options: CoordinatorOptions, { config, report }: CommandContext): Promise<void> {
  const { environment } = config;
  const given = options.dataDir ?? environment.RATCHET_DATA_DIR ?? '';
  if (given === '')
    throw badOption('--data-dir', 'It is not set.', 'Give --data-dir or set RATCHET_DATA_DIR.');
  const dataDir = resolve(given);
  const { runCoordinator } = await import('@ratchet/coordinator');
  const { registerPortal, servedForAMoment, unreadableAddress } = await import('@ratchet/portal');
  const publicUrl = options.publicUrl ?? null;
  await serve(async () => {
    const running = await runCoordinator({
      dataDir,
      grpc: options.grpc,
      http: options.http,
      databaseUrl: environment.DATABASE_URL || null,
      readDatabaseUrl: options.readDatabaseUrl || environment.RATCHET_READ_DATABASE_URL || null,
      rosterFile: options.roster === undefined ? null : resolve(options.roster),
      packagesDir: options.packages === undefined ? resolve(dataDir, 'packages') : resolve(options.packages),
      administrators: options.admin ?? [],
      webhooksToPrivate: options.webhooksToPrivate ?? false,
      publicUrl,
      blobs: options.blobs ?? null,
      peer: options.peer === false ? null : { listen: options.peer, bootstrap: options.bootstrap ?? [] },
      openPages: (sources) => ({
        register: (app) => registerPortal(app, { ...sources, recentAnswers: servedForAMoment }),
        onUnreadableAddress: unreadableAddress(sources),
      }),
      report,
    });
    report(`nodes call ${running.grpcAddress}; pages at ${publicUrl ?? running.httpUrl}`);
    return running;
  }, config);
}
