import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

interface ProofOptions {
  readonly from: string;
  readonly key?: string;
}

const epilogue = `
Writes the merge's leaf, its verdict, its runs and all else that the verdict was read from, each with the hashes that put it into the log's
signed checkpoint. Whoever has the file and the log's key can check the merge without asking anyone:

  ratchet proof 3f786850e387550fdab836ed7e6dc881de23001b --from https://ratchet.example > merge.json
  ratchet audit --proof merge.json --key KEY`;

export function addProof(program: Command, context: CommandContext): void {
  program
    .command('proof')
    .description('write a proof of one merge, to be checked without a network')
    .argument('<commit>', 'the merged commit: a head that the track had')
    .requiredOption('--from <url>', 'where the network’s pages are')
    .option(
      '--key <key>',
      'the log’s key as its operator gave it to you; else the one that the log itself shows',
    )
    .addHelpText('after', epilogue)
    .action((commit: string, options: ProofOptions) => prove(commit, options, context));
}

async function prove(commit: string, { from, key }: ProofOptions, context: CommandContext): Promise<void> {
  const { buildMergeProof, checkMergeProof, read } = await import('@ratchet/audit');
  const { httpLog } = await import('@ratchet/client');
  const { parseCommitId, parseVerifierKey, RatchetError } = await import('@ratchet/protocol');
  const { z } = await import('zod');
  const source = httpLog(from);
  const operator = parseVerifierKey(key ?? (await read(source, 'key')).toString()).keyId;
  const hint = await source.find(`merges/${parseCommitId(commit, 'commit')}`);
  if (!hint)
    throw new RatchetError({
      code: 'unavailable',
      field: 'commit',
      rule: 'The network knows no such merge.',
      remedy: 'Give the whole id of a commit that was head of a track; its page lists them.',
    });
  const { leaves } = z
    .object({ leaves: z.array(z.int().min(0)).min(1).max(10_000) })
    .parse(JSON.parse(hint.toString()));
  const proof = await buildMergeProof(source, commit, leaves, operator);
  const { findings } = checkMergeProof(proof, operator);
  for (const { index, rule } of findings) context.report(`WRONG leaf ${index}: ${rule}`);
  context.stdout.write(`${JSON.stringify(proof)}\n`);
  if (findings.length > 0) context.setExitCode(1);
}
