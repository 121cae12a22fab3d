import type { LogView } from '@ratchet/portal';
import { append, emptyFrontier, leafHash, rootOf, submissionStates } from '@ratchet/protocol';
import { connect } from '../../packages/coordinator/src/db/connection.ts';
import type { Acknowledged } from './acknowledgements.ts';
import type { StaircaseStep } from './cloned-track.ts';
import { databaseUrlOf } from './victims.ts';

export interface TreeHead {
  readonly size: number;
  readonly root: string;
}

/** Not as it was a moment ago. */
const newest = { 'cache-control': 'no-cache' };

/** The log's newest tree head; null while the coordinator does not answer. */
export async function readTreeHead(portalUrl: string): Promise<TreeHead | null> {
  try {
    const answer = await fetch(`${portalUrl}/log.json?limit=1`, {
      signal: AbortSignal.timeout(5_000),
      headers: newest,
    });
    if (!answer.ok) return null;
    const { size, root } = (await answer.json()) as LogView;
    return { size, root };
  } catch {
    return null;
  }
}

/** What is wrong with the log: gaps, leaves that do not hash to what is said, roots that are not those of its leaves. */
export async function logFaults(portalUrl: string, seen: readonly TreeHead[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const roots = new Map([[0, rootOf(emptyFrontier).toString('hex')]]);
  let frontier = emptyFrontier;
  let head: TreeHead;
  do {
    const answer = await fetch(`${portalUrl}/log.json?after=${frontier.size - 1}`, { headers: newest });
    const view = (await answer.json()) as LogView;
    head = view;
    for (const { index, hash, entry } of view.leaves) {
      if (index !== frontier.size) faults.push(`leaf ${index} stands where ${frontier.size} belongs`);
      const bytes = Buffer.from(hash, 'hex');
      if (entry !== null && !leafHash(Buffer.from(entry, 'base64')).equals(bytes))
        faults.push(`leaf ${index} does not hash to ${hash}`);
      frontier = append(frontier, bytes);
      roots.set(frontier.size, rootOf(frontier).toString('hex'));
    }
    if (view.leaves.length === 0) break;
  } while (frontier.size < head.size);
  for (const { size, root } of [...seen, head])
    if (roots.get(size) !== root)
      faults.push(`the root over ${size} leaves was ${root}, not ${roots.get(size)}`);
  return faults;
}

/** What the database does not know though a client was told so, or holds twice, or holds otherwise than git does. */
export async function databaseFaults(
  dataDir: string,
  acknowledged: Acknowledged,
  staircase: readonly StaircaseStep[],
): Promise<readonly string[]> {
  const sql = connect(databaseUrlOf(dataDir), 1);
  try {
    const submissions = await sql<{ id: string; state: string; mergeCommit: string | null }[]>`
      select id, state, merge_commit from submissions`;
    const experiments = await sql<{ entry: number }[]>`select entry from experiments`;
    const heads = await sql<{ commit: string; submissionId: string | null }[]>`
      select commit, submission_id from heads order by height desc`;
    const unnumbered = await sql`select id from log_leaves where log_index is null`;
    const states = new Map(submissions.map(({ id, state }) => [id, state]));
    const entries = new Set(experiments.map(({ entry }) => entry));
    const known: readonly string[] = submissionStates;
    const merged = submissions.filter(({ state }) => state === 'MERGED');
    return [
      ...acknowledged.contradictions.map((text) => `two answers to one request: ${text}`),
      ...[...acknowledged.submissions]
        .filter((id) => !states.has(id))
        .map((id) => `submission ${id} is lost`),
      ...[...acknowledged.experiments].filter((n) => !entries.has(n)).map((n) => `experiment ${n} is lost`),
      ...[...states].filter(([, state]) => !known.includes(state)).map(([id, state]) => `${id} is ${state}`),
      ...unnumbered.map(({ id }) => `leaf ${id} has no place in the log`),
      ...twice(staircase.map(({ submission }) => submission)).map((id) => `${id} is in git twice`),
      ...differences(
        staircase.map(({ commit, submission }) => `${commit} ${submission}`),
        heads.map(({ commit, submissionId }) => `${commit} ${submissionId ?? ''}`),
      ),
      ...differences(
        merged.map(({ id, mergeCommit }) => `${mergeCommit} ${id}`).sort(),
        heads
          .flatMap(({ commit, submissionId }) => (submissionId ? [`${commit} ${submissionId}`] : []))
          .sort(),
      ),
    ];
  } finally {
    await sql.end();
  }
}

const twice = (ids: readonly string[]): string[] =>
  ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index);

const differences = (one: readonly string[], other: readonly string[]): string[] =>
  one.join('\n') === other.join('\n') ? [] : [`${one.join(', ')} here, ${other.join(', ')} there`];
