import type { CommitId } from '@ratchet/protocol';
import { refusal } from './refusal.ts';

const magic = '# v2 git bundle\n';
const maxHeaderBytes = 4_096;

/** A bundle of one candidate (gitformat-bundle, version 2, SHA-1). */
export interface Bundle {
  /** What its only reference points to. */
  readonly commit: CommitId;
  /** The only commit that it needs: the head. */
  readonly prerequisite: CommitId;
  readonly pack: Buffer;
}

export const encodeBundle = ({ commit, prerequisite, pack }: Bundle): Buffer =>
  Buffer.concat([Buffer.from(`${magic}-${prerequisite}\n${commit} refs/heads/candidate\n\n`), pack]);

/**
 * Splits a bundle. One reference, one prerequisite, nothing else: git would take more, an admission has no use for it.
 * @throws RatchetError `bundle-malformed`
 */
export function parseBundle(bytes: Buffer): Bundle {
  if (bytes.toString('latin1', 0, magic.length) !== magic) {
    throw malformed('It does not begin as a version 2 git bundle.');
  }
  const end = bytes.subarray(0, maxHeaderBytes).indexOf('\n\n');
  if (end < magic.length) throw malformed('Its header does not end.');
  const prerequisites: string[] = [];
  const references: string[] = [];
  for (const line of bytes.toString('latin1', magic.length, end).split('\n')) {
    const [matched, minus, id] = /^(-?)([0-9a-f]{40})(?: [ -~]{0,300})?$/.exec(line) ?? [];
    if (matched === undefined || id === undefined)
      throw malformed('Its header has a line that does not belong.');
    (minus ? prerequisites : references).push(id);
  }
  const [prerequisite, ...morePrerequisites] = prerequisites;
  const [commit, ...moreReferences] = references;
  if (commit === undefined || moreReferences.length > 0)
    throw malformed('It must carry exactly one reference.');
  if (prerequisite === undefined || morePrerequisites.length > 0) {
    throw malformed('It must name exactly one prerequisite, the head.');
  }
  const pack = bytes.subarray(end + 2);
  return { commit: commit as CommitId, prerequisite: prerequisite as CommitId, pack };
}

const malformed = (rule: string) =>
  refusal('bundle-malformed', 'bundle', rule, 'Make it with: git bundle create FILE HEAD..candidate.');
