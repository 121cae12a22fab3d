import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type NodeKey, quotaAtMost } from '@ratchet/protocol';
import type { AdministerRequest } from '@ratchet/wire';
import type { Command } from 'commander';
import { badOption, wholeNumber } from '../option-values.ts';
import type { CommandContext } from './context.ts';
import { keyFileIn } from './key.ts';

const patienceSeconds = 60;

interface AdminOptions {
  readonly coordinator?: string;
  readonly dataDir?: string;
  readonly reason: string;
  readonly leases?: number;
  readonly submissions?: number;
  readonly boxKey?: string;
  readonly operator?: string;
}

/** What is asked for, but for the reason, which every action has. */
type Asked = Omit<AdministerRequest, 'header' | 'reason'>;

const epilogue = `
For the operator's key (--data-dir of the coordinator) and keys that the operator names: --admin at the coordinator, or a list
of key ids in administrators.json in its folder. Every action is a leaf of the log; its reason is public, and not in the log.`;

interface ActionCommand {
  readonly name: string;
  readonly argument?: readonly [form: string, what: string];
  readonly what: string;
  readonly asked: (argument: string | undefined, options: AdminOptions) => Asked;
  readonly options?: (command: Command) => Command;
}

const key = ['<key-id>', 'key id, 64 digits'] as const;
const ofTrack = (action: string) => (track: string | undefined) => ({ action, ...(track && { track }) });
const ofKey = (action: string) => (keyId: string | undefined) => ({ action, ...(keyId && { keyId }) });

const actions: readonly ActionCommand[] = [
  {
    ...{ name: 'pause', argument: ['<track>', 'name of the track'], asked: ofTrack('pause-track') },
    what: 'begin nothing on a track; what is under way goes on',
  },
  {
    ...{ name: 'resume', argument: ['<track>', 'name of the track'], asked: ofTrack('resume-track') },
    what: 'let a paused track go on',
  },
  { name: 'block', argument: key, what: 'refuse every request of a key', asked: ofKey('block-key') },
  { name: 'unblock', argument: key, what: 'take its requests again', asked: ofKey('unblock-key') },
  {
    ...{ name: 'quota', argument: ['[key-id]', 'whose; everybody’s unless given'] },
    what: 'limit open leases and submissions; a limit that is not given is as by default',
    options: (command) =>
      command
        .option('--leases <count>', 'open leases', wholeNumber('--leases', 0, quotaAtMost))
        .option(
          '--submissions <count>',
          'open submissions a track',
          wholeNumber('--submissions', 0, quotaAtMost),
        ),
    asked: (keyId, { leases, submissions }) => ({
      action: 'set-quota',
      ...(keyId !== undefined && { keyId }),
      quota: {
        ...(leases !== undefined && { openLeases: leases }),
        ...(submissions !== undefined && { openSubmissions: submissions }),
      },
    }),
  },
  {
    ...{ name: 'add-verifier', argument: key, what: 'put a verifier on the roster' },
    options: (command) =>
      command
        .requiredOption('--box-key <hex>', 'as ratchet key show prints it')
        .requiredOption('--operator <name>', 'who runs it'),
    asked: (keyId, { boxKey = '', operator = '' }) => ({
      ...ofKey('add-verifier')(keyId),
      verifier: { boxKey, operator },
    }),
  },
  {
    ...{ name: 'remove-verifier', argument: key, asked: ofKey('remove-verifier') },
    what: 'take a verifier off the roster',
  },
  {
    ...{ name: 'suspend-verifier', argument: key, asked: ofKey('suspend-verifier') },
    what: 'give a verifier no runs until it is reinstated',
  },
  {
    ...{ name: 'reinstate-verifier', argument: key, asked: ofKey('reinstate-verifier') },
    what: 'end a suspension, and forgive what led to it',
  },
  {
    ...{ name: 'withdraw-reason', argument: ['<leaf>', 'place in the log of an earlier action'] },
    what: 'delete the words of an earlier reason; its hash stays in the log',
    asked: (leaf) => ({ action: 'withdraw-reason', leaf: wholeNumber('leaf', 0, 999_999_999)(leaf ?? '') }),
  },
];

export function addAdmin(program: Command, context: CommandContext): void {
  const admin = program
    .command('admin')
    .description('rule a network: pause tracks, block keys, set quotas, change the roster')
    .addHelpText('after', epilogue);
  for (const { name, argument, what, asked, options } of actions) {
    const command = admin.command(name).description(what);
    if (argument) command.argument(...argument);
    (options?.(command) ?? command)
      .requiredOption('--reason <text>', 'why, for everyone to read')
      .option('--coordinator <host:port>', 'the network’s coordinator')
      .option('--data-dir <dir>', 'folder with the administrator’s key, or the coordinator’s own')
      .action((...given: unknown[]) => {
        const [value, chosen] = argument ? [given[0], given[1]] : [undefined, given[0]];
        const chosenOptions = chosen as AdminOptions;
        return administer(asked(value as string | undefined, chosenOptions), chosenOptions, context);
      });
  }
}

async function administer(
  asked: Asked,
  options: AdminOptions,
  { config: { environment }, stdout, report }: CommandContext,
): Promise<void> {
  const address = options.coordinator ?? environment.RATCHET_COORDINATOR ?? '';
  const dataDir = options.dataDir ?? environment.RATCHET_DATA_DIR ?? '';
  if (address === '') throw badOption('--coordinator', 'It is not set.', 'Give --coordinator HOST:PORT.');
  if (dataDir === '') throw badOption('--data-dir', 'It is not set.', 'Give the folder of your key.');
  const { openClient } = await import('@ratchet/client');
  const { systemClock } = await import('@ratchet/kit');
  const client = openClient({
    ...{ address, key: await keyIn(dataDir), clock: systemClock, random: Math.random, newId: randomUUID },
    onLost: () => report(`no answer from ${address}; trying again`),
  });
  try {
    const signal = AbortSignal.timeout(patienceSeconds * 1000);
    const { logIndex } = await client.call('administer', { ...asked, reason: options.reason }, { signal });
    stdout.write(`${asked.action}: leaf ${logIndex} of the log\n`);
  } finally {
    client.close();
  }
}

/** A node's key, or the operator's own in the coordinator's folder: both files are alike. */
async function keyIn(dataDir: string): Promise<NodeKey> {
  const { readKeyFile } = await import('@ratchet/client');
  const found =
    (await readKeyFile(keyFileIn(dataDir))) ?? (await readKeyFile(join(resolve(dataDir), 'operator.key')));
  if (found) return found;
  throw badOption('--data-dir', `There is no key in ${resolve(dataDir)}.`, 'Make one: ratchet key new.');
}
