import type { SubmissionState } from '@ratchet/protocol';
import { LRUCache } from 'lru-cache';
import type { Sql } from './connection.ts';
import type { ReadModelOptions } from './read-context.ts';
import { readDiff } from './read-merges.ts';
import { decided } from './read-submissions.ts';
import { saidOf } from './said-of.ts';

/** A commit that may be compared, and where its objects are. */
export interface PublicCommit {
  readonly commit: string;
  readonly kind: 'head' | 'candidate';
  readonly height: number | null;
  readonly submission: string | null;
  readonly hypothesis: string | null;
  /** Of a candidate: the head below it. */
  readonly parent: string | null;
  /** Address of its bundle; null where the track's repository has the commit. */
  readonly bundle: string | null;
}

/** Text of comparisons that is kept: two commits never compare differently. */
const keptCharacters = 24 * 1024 * 1024;

/** Compares two commits of a track that the public may see: heads, and admitted candidates after their verdict. */
export function openComparisons(options: ReadModelOptions) {
  const { sql } = options;
  const kept = new LRUCache<string, { readonly diff: string | null }>({
    maxSize: keptCharacters,
    sizeCalculation: ({ diff }) => 200 + (diff?.length ?? 0),
  });
  return async (track: string, from: string, to: string) => {
    const known = await sql`select 1 from tracks where name = ${track}`;
    if (known.length === 0) return null;
    const [a, b] = await Promise.all([publicCommit(sql, track, from), publicCommit(sql, track, to)]);
    if (typeof a === 'string') return { kind: a, commit: from };
    if (typeof b === 'string') return { kind: b, commit: to };
    const key = `${track} ${a.commit} ${b.commit}`;
    const diff = kept.get(key) ?? { diff: await diffOf(options, track, a, b) };
    kept.set(key, diff);
    return { kind: 'compared' as const, from: shown(a), to: shown(b), ...diff };
  };
}

const shown = ({ commit, kind, height, submission, hypothesis }: PublicCommit) => ({
  ...{ commit, kind, height, submission, hypothesis },
});

async function diffOf(
  { sql, compare }: ReadModelOptions,
  track: string,
  from: PublicCommit,
  to: PublicCommit,
): Promise<string | null> {
  if (from.commit === to.commit) return '';
  // What a candidate changes on its own head was written down when it was admitted, and is what its merge changed on the head before.
  const isItsChange =
    to.kind === 'candidate'
      ? to.parent === from.commit
      : from.height !== null && to.height === from.height + 1;
  const written = isItsChange && to.submission !== null ? await readDiff(sql, to.submission) : null;
  return written ?? compare?.(track, from, to) ?? null;
}

async function publicCommit(
  sql: Sql,
  track: string,
  commit: string,
): Promise<PublicCommit | 'unknown' | 'withheld'> {
  const [head] = await sql<{ height: number; submission: string | null; hypothesis: string | null }[]>`
    select h.height, h.submission_id as submission, ${saidOf(sql)}
    from heads h left join submissions s on s.id = h.submission_id left join leases l on l.id = s.lease_id
    where h.track = ${track} and h.commit = ${commit}`;
  if (head) return { ...head, commit, kind: 'head', parent: null, bundle: null };
  const rows = await sql<CandidateRow[]>`
    select s.id as submission, s.state, s.head as parent, ${saidOf(sql)}, s.patch_id is not null and s.reason is distinct from 'duplicate' as admitted,
      case when s.merge_commit is null then s.bundle_blob end as bundle
    from submissions s left join leases l on l.id = s.lease_id
    where s.commit = ${commit} and s.track = ${track} order by s.commit_leaf_id limit 100`;
  // One that is still tested keeps the secret of all that are the same commit.
  if (rows.some(({ state }) => !decided.includes(state))) return 'withheld';
  const found = rows.find(({ admitted }) => admitted);
  if (!found) return 'unknown';
  const { submission, hypothesis, parent, bundle } = found;
  return { commit, kind: 'candidate', height: null, submission, hypothesis, parent, bundle };
}

interface CandidateRow {
  readonly submission: string;
  readonly state: SubmissionState;
  readonly parent: string;
  readonly hypothesis: string | null;
  readonly admitted: boolean;
  readonly bundle: string | null;
}
