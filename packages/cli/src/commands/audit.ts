import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AuditReport, LoggedMerge, LogSource, SeenCheckpoint } from '@ratchet/audit';
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

interface AuditOptions {
  readonly key?: string;
  readonly keep?: string;
  readonly proof?: string;
  readonly evidence?: string;
  readonly json: boolean;
}

const epilogue = `
Hashes every entry of the log into its signed checkpoint, checks every signature, draws every seed and lot of the epochs that are over
again, and decides everything again from the runs: verdicts, error budget, merges, heads, which it compares with the repositories. Nothing of
that takes the coordinator's word for it, but for its key: give --key to be sure of that too. What trusted runs said is sealed until their
epoch is over; verdicts on them are pending until then.

With --keep DIR the log is kept there. The next audit goes on from it, and finds out if the log has changed its past; and
'ratchet audit DIR' reads it without a network. Exit code 1 when something is wrong.

  ratchet audit https://ratchet.example --keep ~/audit
  ratchet audit --proof FILE --key KEY      one merge, without a network, from what 'ratchet proof' wrote
  ratchet audit --evidence FILE --key KEY   whether a witness's alarm holds`;

export function addAudit(program: Command, context: CommandContext): void {
  program
    .command('audit')
    .description('read the log of a network and decide everything in it again')
    .argument('[url|dir]', 'where the network’s pages are, or a folder that --keep wrote')
    .option(
      '--key <key>',
      'the log’s key as its operator gave it to you; else the one that the log itself shows',
    )
    .option('--keep <dir>', 'keep what is read, and compare with what was read before')
    .option('--proof <file>', 'check the proof of one merge instead')
    .option('--evidence <file>', 'check the evidence of a log with two pasts instead')
    .option('--json', 'print one JSON object', false)
    .addHelpText('after', epilogue)
    .action((place: string | undefined, options: AuditOptions) => {
      if (options.proof !== undefined) return auditProof(options.proof, options, context);
      if (options.evidence !== undefined) return auditEvidence(options.evidence, options, context);
      return place === undefined ? missing('url|dir', 'Say which log.') : audit(place, options, context);
    });
}

async function audit(place: string, options: AuditOptions, context: CommandContext): Promise<void> {
  const { auditLog, read } = await import('@ratchet/audit');
  const { openCheckpoint, parseVerifierKey } = await import('@ratchet/protocol');
  const { httpLog } = await import('@ratchet/client');
  const { folderLog, keptLog } = await import('../audit/log-sources.ts');
  const { auditInWords } = await import('../audit/audit-words.ts');
  const isUrl = /^https?:\/\//.test(place);
  const origin = isUrl ? httpLog(place) : folderLog(resolve(place));
  const dir = options.keep === undefined ? null : resolve(options.keep);
  const source: LogSource = dir === null ? origin : keptLog(origin, dir);
  const { keyId } = parseVerifierKey(options.key ?? (await read(source, 'key')).toString());
  const seenFile = dir === null ? null : join(dir, 'seen.json');
  const sizeBefore = openCheckpoint((await read(source, 'checkpoint')).toString(), keyId).size;
  const histories = isUrl ? await historiesOf(place, context) : [];
  const merges: LoggedMerge[] = [];
  const report = await auditLog({
    ...{ source, operator: keyId, seen: await readSeen(seenFile), onProgress: progressOf(context) },
    onMerge: (merge) => merges.push(merge),
  });
  const whole = isUrl ? await withGit(report, histories, merges, sizeBefore) : report;
  if (seenFile !== null && whole.findingsCount === 0) await writeSeen(seenFile, whole);
  context.stdout.write(
    options.json ? `${JSON.stringify(whole)}\n` : auditInWords(whole, options.key === undefined),
  );
  if (whole.findingsCount > 0) context.setExitCode(1);
}

/** A head is in git a moment before it is in the log, and in a checkpoint some seconds later. */
const secondsUntilLogged = 3;

async function historiesOf(url: string, { config, report }: CommandContext) {
  const { systemClock } = await import('@ratchet/kit');
  const { gitHistories } = await import('../audit/git-history.ts');
  const { trackNames } = await import('../audit/track-names.ts');
  const tracks = await trackNames(url);
  report(`cloning ${tracks.length} repositories`);
  const histories = await gitHistories(url, tracks, config.environment.PATH);
  await systemClock.sleep(secondsUntilLogged * 1_000);
  return histories;
}

async function withGit(
  report: AuditReport,
  histories: Awaited<ReturnType<typeof historiesOf>>,
  merges: readonly LoggedMerge[],
  sizeBefore: number,
): Promise<AuditReport> {
  const { historyFaults } = await import('../audit/git-history.ts');
  const unread = Object.keys(report.heads)
    .filter((track) => !histories.some((history) => history.track === track))
    .map((track) => ({ index: report.size - 1, rule: `The network does not show the track ${track}.` }));
  const faults = [...unread, ...histories.flatMap((history) => historyFaults(history, merges, sizeBefore))];
  return {
    ...report,
    findings: [...report.findings, ...faults],
    findingsCount: report.findingsCount + faults.length,
  };
}

async function auditProof(file: string, { key, json }: AuditOptions, context: CommandContext): Promise<void> {
  const { checkMergeProof, mergeProofSchema } = await import('@ratchet/audit');
  const { parseVerifierKey } = await import('@ratchet/protocol');
  const { proofInWords } = await import('../audit/audit-words.ts');
  if (key === undefined) return missing('--key', 'A proof is checked against the log’s key.');
  const proof = await readJson(file, mergeProofSchema);
  const report = checkMergeProof(proof, parseVerifierKey(key).keyId);
  context.stdout.write(json ? `${JSON.stringify(report)}\n` : proofInWords(report));
  if (report.findings.length > 0) context.setExitCode(1);
}

async function auditEvidence(
  file: string,
  { key, json }: AuditOptions,
  context: CommandContext,
): Promise<void> {
  const { isSplit, parseVerifierKey } = await import('@ratchet/protocol');
  const { z } = await import('zod');
  if (key === undefined) return missing('--key', 'Evidence is checked against the log’s key.');
  const schema = z.strictObject({
    older: z.string(),
    newer: z.string(),
    prefix: z.array(z.string()).max(128),
  });
  const holds = isSplit(await readJson(file, schema), parseVerifierKey(key).keyId);
  const words = holds
    ? 'The evidence holds: the owner of this key signed two checkpoints that no one log can have.'
    : 'This is no evidence of two pasts.';
  context.stdout.write(json ? `${JSON.stringify({ holds })}\n` : `${words}\n`);
  if (!holds) context.setExitCode(1);
}

/** @throws RatchetError `bad-field` */
async function readJson<T>(file: string, schema: { parse(value: unknown): T }): Promise<T> {
  const { RatchetError } = await import('@ratchet/protocol');
  try {
    return schema.parse(JSON.parse(await readFile(resolve(file), 'utf8')));
  } catch (cause) {
    throw new RatchetError(
      {
        code: 'bad-field',
        field: file,
        rule: 'It cannot be read as what it should be.',
        remedy: 'Give the file as it was written, whole.',
      },
      { cause },
    );
  }
}

async function missing(field: string, rule: string): Promise<never> {
  const { RatchetError } = await import('@ratchet/protocol');
  throw new RatchetError({ code: 'bad-configuration', field, rule, remedy: "See 'ratchet audit --help'." });
}

async function readSeen(file: string | null): Promise<SeenCheckpoint | null> {
  if (file === null || !existsSync(file)) return null;
  const { z } = await import('zod');
  return readJson(file, z.object({ size: z.int().min(0), root: z.string() }));
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
    if (stderr.isTTY)
      stderr.write(`\r${bar(leaves / size)} ${leaves} of ${size} leaves${leaves === size ? '\n' : ''}`);
    else if (tenth > told) report(`${leaves} of ${size} leaves`);
    told = Math.max(told, tenth);
  };
}

const bar = (share: number): string => `[${'='.repeat(Math.floor(30 * share)).padEnd(30)}]`;
