import type { AuditReport, ProofReport } from '@ratchet/audit';

/** What an audit says to a person. */
export function auditInWords(report: AuditReport, isKeyItsOwn: boolean): string {
  const { origin, size, root, verdicts, replicas, pending, heads, findings, findingsCount } = report;
  const lines = [
    `log        ${origin}`,
    `size       ${size} leaves, root ${root}`,
    `key        ${isKeyItsOwn ? 'as the log itself shows it; --key checks that too' : 'as given'}`,
    `witnesses  ${witnessesInWords(report)}`,
    `runs       ${replicas} trusted runs, each by a verifier of the roster`,
    `verdicts   ${verdicts}, ${verdicts - pending} of them decided again${pending > 0 ? `, ${pending} pending until their epoch is over` : ''}`,
    ...Object.entries(heads).map(([track, head]) => `head       ${track} ${head}`),
    ...findings.map(({ index, rule }) => `WRONG      leaf ${index}: ${rule}`),
    findingsCount === 0 ? 'Nothing is wrong with this log.' : `${findingsCount} findings.`,
  ];
  return `${lines.join('\n')}\n`;
}

function witnessesInWords({ size, witnesses }: AuditReport): string {
  const { cosigners, quorum, rosterSize } = witnesses;
  const needed = `${quorum} of the ${rosterSize} verifiers needed`;
  if (witnesses.size === 0)
    return `NOT COSIGNED: ${cosigners.length} of ${needed}; others may be shown another log`;
  const rest = size - witnesses.size;
  return `cosigned by ${cosigners.length}, ${needed}, ${rest === 0 ? 'as it is' : `but for the last ${rest} leaves`}`;
}

export function proofInWords({
  commit,
  track,
  size,
  runs,
  isPending,
  findings,
  ...witnesses
}: ProofReport): string {
  const { cosigners, quorum, rosterSize } = witnesses;
  const isCosigned = cosigners.length >= quorum;
  const lines = [
    `merge      ${commit} of ${track === '' ? 'no track' : track}`,
    `log        at ${size} leaves`,
    `witnesses  ${isCosigned ? 'cosigned by' : 'NOT COSIGNED:'} ${cosigners.length}, ${quorum} of the ${rosterSize} verifiers needed`,
    `runs       ${runs} trusted runs${isPending ? '; what they said opens when their epoch is over' : ''}`,
    ...findings.map(({ index, rule }) => `WRONG      leaf ${index}: ${rule}`),
    findings.length > 0
      ? `${findings.length} findings.`
      : isPending
        ? 'The merge, its verdict and the number of its runs are in the log.'
        : 'The merge follows from the runs, as the log has them.',
  ];
  return `${lines.join('\n')}\n`;
}
