import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { NodeKey } from '@ratchet/protocol';
import type { GetSubmissionResponse } from '@ratchet/wire';
import type { Command } from 'commander';
import { badOption } from '../option-values.ts';
import type { CommandContext } from './context.ts';
import { keyFileIn } from './key.ts';

const patienceSeconds = 60;

interface ApproveOptions {
  readonly offline?: Pick<GetSubmissionResponse, 'track' | 'candidate' | 'head'>;
  readonly coordinator?: string;
  readonly dataDir?: string;
}

const epilogue = `
Candidates of a self-scored track print their own metric. However good the runs look, nothing is merged before one of the
track's maintainers has read the diff and says so here. Look at the submission's page first: what is signed is this commit on
this head, and stands in the public log.`;

export function addApprove(program: Command, context: CommandContext): void {
  program
    .command('approve')
    .description('let an accepted, self-scored candidate be merged, as a maintainer of its track')
    .argument('<submission>', 'id of the submission')
    .option('--coordinator <host:port>', 'the coordinator that has it')
    .option('--data-dir <dir>', 'folder with the maintainer’s key (ratchet key new)')
    .option(
      '--offline <track:candidate:head>',
      'print the signed approval, for the admin page, and call nobody',
      offline,
    )
    .addHelpText('after', epilogue)
    .action((submission: string, options: ApproveOptions) => approve(submission, options, context));
}

async function approve(
  submissionId: string,
  options: ApproveOptions,
  { config: { environment }, stdout, report }: CommandContext,
): Promise<void> {
  const address = options.coordinator ?? environment.RATCHET_COORDINATOR ?? '';
  const dataDir = options.dataDir ?? environment.RATCHET_DATA_DIR ?? '';
  if (address === '' && !options.offline)
    throw badOption('--coordinator', 'It is not set.', 'Give --coordinator HOST:PORT.');
  if (dataDir === '') throw badOption('--data-dir', 'It is not set.', 'Give the folder of your key.');
  const { openClient, readKeyFile } = await import('@ratchet/client');
  const key = await readKeyFile(keyFileIn(dataDir));
  if (!key)
    throw badOption('--data-dir', `There is no key in ${resolve(dataDir)}.`, 'Make one: ratchet key new.');
  if (options.offline) {
    stdout.write(`${await approvalOf({ submissionId, ...options.offline }, key)}\n`);
    return;
  }
  const { systemClock } = await import('@ratchet/kit');
  const client = openClient({
    ...{ address, key, clock: systemClock, random: Math.random, newId: randomUUID },
    onLost: () => report(`no answer from ${address}; trying again`),
  });
  const signal = AbortSignal.timeout(patienceSeconds * 1000);
  try {
    const submission = await client.call('getSubmission', { submissionId }, { signal });
    const approval = await approvalOf(submission, key);
    const { logIndex } = await client.call('approveMerge', { submissionId, approval }, { signal });
    stdout.write(`approved ${submission.candidate} on ${submission.head}: leaf ${logIndex} of the log\n`);
  } finally {
    client.close();
  }
}

async function approvalOf(
  {
    submissionId,
    track,
    candidate,
    head,
  }: Pick<GetSubmissionResponse, 'submissionId' | 'track' | 'candidate' | 'head'>,
  key: NodeKey,
): Promise<Buffer> {
  const { predicateTypes, sealStatement } = await import('@ratchet/protocol');
  return sealStatement(key, {
    ...{ subjectName: track, gitCommit: candidate, predicateType: predicateTypes.approval },
    predicate: { submission: submissionId, track, head },
  });
}

/** What the admin page says is to be approved. */
function offline(text: string): ApproveOptions['offline'] {
  const [, track, candidate, head] =
    /^([a-z][a-z0-9-]{1,39}):([0-9a-f]{40}):([0-9a-f]{40})$/.exec(text) ?? [];
  if (track !== undefined && candidate !== undefined && head !== undefined) return { track, candidate, head };
  throw badOption('--offline', `'${text}' is not TRACK:CANDIDATE:HEAD.`, 'Copy the command from /admin.');
}
