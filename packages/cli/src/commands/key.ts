import { join, resolve } from 'node:path';
import { ensureKeyFile, readKeyFile } from '@ratchet/client';
import type { NodeKey } from '@ratchet/protocol';
import type { Command } from 'commander';
import { badOption } from '../option-values.ts';
import { operatorForm, operatorPattern } from '../track/roster.ts';
import type { CommandContext } from './context.ts';

interface KeyOptions {
  readonly dataDir: string;
  readonly operator?: string;
}

export function addKey(program: Command, { stdout }: CommandContext): void {
  const key = program.command('key').description('make or show the key of a node');
  const show = (nodeKey: NodeKey, operator: string | undefined): void => {
    stdout.write(`${JSON.stringify(rosterEntry(nodeKey, operator ?? 'name-of-the-operator'), null, 2)}\n`);
  };

  key
    .command('new')
    .description('make a key in a node’s data folder and print its entry for roster.json')
    .requiredOption('--data-dir <dir>', 'private folder of the node')
    .option('--operator <name>', 'who runs the node', operatorName)
    .action(async ({ dataDir, operator }: KeyOptions) => {
      const file = keyFileIn(dataDir);
      if ((await readKeyFile(file)) !== null) {
        throw badOption(
          '--data-dir',
          `${file} is a key already.`,
          'Use ratchet key show, or another folder.',
        );
      }
      show(await ensureKeyFile(file), operator);
    });

  key
    .command('show')
    .description('print the public parts of a node’s key, as roster.json has them')
    .requiredOption('--data-dir <dir>', 'private folder of the node')
    .option('--operator <name>', 'who runs the node', operatorName)
    .action(async ({ dataDir, operator }: KeyOptions) => {
      const file = keyFileIn(dataDir);
      const nodeKey = await readKeyFile(file);
      if (nodeKey === null)
        throw badOption('--data-dir', `There is no ${file}.`, 'Make one: ratchet key new.');
      show(nodeKey, operator);
    });
}

/** As roster.json takes it. */
function operatorName(text: string): string {
  if (operatorPattern.test(text)) return text;
  throw badOption('--operator', `'${text}' is not ${operatorForm}.`, 'Give it as ada-lovelace.');
}

export const keyFileIn = (dataDir: string): string => join(resolve(dataDir), 'key');

/** One member of roster.json. */
export const rosterEntry = (key: NodeKey, operator: string) => ({
  keyId: key.keyId,
  boxKey: Buffer.from(key.boxPublicKey).toString('hex'),
  operator,
});
