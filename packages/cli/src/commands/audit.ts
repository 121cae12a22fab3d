import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditReport, LogSource, SeenCheckpoint } from '@ratchet/audit';
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

interface AuditOptions {
  readonly key?: string;
  readonly keep?: string;
  readonly json: boolean;
}

const epilogue = `
Hashes every entry of the log into its signed checkpoint, checks every signature, and decides everything again from the runs in it:
verdicts, error budget, merges, heads. Nothing of that takes the coordinator's word for it, but for its key: give --key to be
sure of that too. What trusted runs said is sealed until their epoch is over; verdicts on them are pending until then.

With --keep DIR the log is kept there. The next audit goes on from it, and finds out if the log has changed its past; and
'ratchet audit DIR' reads it without a network. Exit code 1 when something is wrong.

  ratchet audit https://ratchet.example --keep ~/audit`;

export function addAudit(program: Command, context: CommandContext): void {
  program
    .command('audit')
    .description('read the log of a network and decide everything in it again')
    .argument('<url|dir>', 'where the network’s pages are, or a folder that --keep wrote')
    .option(
      '--key <key>',
      'the log’s key as its operator gave it to you; else the one that the log itself shows',
    )
    .option('--keep <dir>', 'keep what is read, and compare with what was read before')
    .option('--json', 'print one JSON object', false)
    .addHelpText('after', epilogue)
    .action((place: string, options: AuditOptions) => audit(place, options, context));
}

async function audit(place: string, options: AuditOptions, context: CommandContext): Promise<void> {
  const { auditLog, read } = await import('@ratchet/audit');
  const { parseVerifierKey } = await import('@ratchet/protocol');
  const { httpLog } = await import('@ratchet/client');
  const { folderLog, keptLog } = await import('../audit/log-sources.ts');
  const { movedHeads } = await import('../audit/git-heads.ts');
  const isUrl = /^https?:\/\//.test(place);
  const origin = isUrl ? httpLog(place) : folderLog(resolve(place));
  const dir = options.keep === undefined ? null : resolve(options.keep);
  const source: LogSource = dir === null ? origin : keptLog(origin, dir);
  const { keyId } = parseVerifierKey(options.key ?? (await read(source, 'key')).toString());
  const seenFile = dir === null ? null : join(dir, 'seen.json');
  const report = await auditLog({
    ...{ source, operator: keyId, seen: await readSeen(seenFile) },
    onProgress: progressOf(context),
  });
  const moved = isUrl ? await movedHeads(place, report.heads) : [];
  const findings = [...report.findings, ...moved.map((rule) => ({ index: report.size - 1, rule }))];
  const whole = { ...report, findings, findingsCount: report.findingsCount + moved.length };
  if (seenFile !== null && whole.findingsCount === 0) await writeSeen(seenFile, whole);
  context.stdout.write(
    options.json ? `${JSON.stringify(whole)}\n` : inWords(whole, options.key === undefined),
  );
  if (whole.findingsCount > 0) context.setExitCode(1);
}

async function readSeen(file: string | null): Promise<SeenCheckpoint | null> {
  if (file === null || !existsSync(file)) return null;
  const { readIfThere } = await import('@ratchet/kit');
  const { z } = await import('zod');
  const seen = z.object({ size: z.int().min(0), root: z.string() });
  return seen.parse(JSON.parse((await readIfThere(file)) ?? ''));
}

async function writeSeen(file: string, { size, root }: AuditReport): Promise<void> {
  const { writePrivateFile } = await import('@ratchet/kit');
  await writePrivateFile(file, `${JSON.stringify({ size, root })}\n`);
}

/** A line for every tenth of the way; on a terminal one that changes. */
function progressOf({ stderr, report }: CommandContext): (leaves: number, size: number) => void {
  let told = 0;
  return (leaves, size) => {
    const tenth = Math.floor((10 * leaves) / size);
    if (stderr.isTTY) stderr.write(`\r${leaves} of ${size} leaves${leaves === size ? '\n' : ''}`);
    else if (tenth > told) report(`${leaves} of ${size} leaves`);
    told = Math.max(told, tenth);
  };
}

function inWords(report: AuditReport, isKeyItsOwn: boolean): string {
  const { origin, size, root, verdicts, replicas, pending, heads, findings, findingsCount } = report;
  const lines = [
    `log        ${origin}`,
    `size       ${size} leaves, root ${root}`,
    `key        ${isKeyItsOwn ? 'as the log itself shows it; --key checks that too' : 'as given'}`,
    `runs       ${replicas} trusted runs, each by a verifier of the roster`,
    `verdicts   ${verdicts}, ${verdicts - pending} of them decided again${pending > 0 ? `, ${pending} pending until their epoch is over` : ''}`,
    ...Object.entries(heads).map(([track, head]) => `head       ${track} ${head}`),
    ...findings.map(({ index, rule }) => `WRONG      leaf ${index}: ${rule}`),
    findingsCount === 0 ? 'Nothing is wrong with this log.' : `${findingsCount} findings.`,
  ];
  return `${lines.join('\n')}\n`;
}
