import type { SubmissionState } from '@ratchet/protocol';
import { refusalLeaf } from '../app/leaf.ts';
import type { AdmittedCandidate, SubmissionRow } from '../app/ports.ts';
import { asJson } from './batch-rows.ts';
import type { Sql, Transaction } from './connection.ts';
import { insertLeaf } from './leaves.ts';
import { holdHeads, lockHunks } from './locks.ts';
import { isIn, isOpen } from './states.ts';

export interface Admission {
  readonly submission: Pick<SubmissionRow, 'id' | 'track'>;
  readonly candidate: AdmittedCandidate;
  readonly now: Date;
}
export type Admitted = 'admitted' | 'duplicate' | 'gone';

/** A submission of the track that has something in common with one that is being admitted. */
interface Other {
  readonly id: string;
  readonly commitLeafId: number;
  readonly state: SubmissionState;
}
interface Twin extends Other {
  readonly track: string;
  readonly patchId: string;
}
interface Sharing extends Other {
  /** Whose hunks it shares. */
  readonly with: string;
  readonly hunkCount: number;
  /** How many of them. */
  readonly shared: number;
}

/** What is there when the locks are held. */
interface Standing {
  readonly heads: ReadonlyMap<string, string>;
  readonly twins: readonly Twin[];
  readonly sharing: readonly Sharing[];
}

/** An admission whose submission is still REVEALED. */
interface Own extends Admission {
  readonly id: string;
  readonly commitLeafId: number;
  readonly hunks: ReadonlySet<string>;
}

interface Decisions {
  readonly admitted: Own[];
  /** Which wait for which: both by id. */
  readonly waits: Map<string, string>;
  readonly duplicates: { readonly id: string; readonly of: string }[];
}

/**
 * ADMITTED, unless an earlier commitment holds the same patch. Candidates that share a hunk, twins among them, are entered
 * one after the other (the locks; git's work is done by then), so whichever comes second sees the first; a later commitment
 * that got in before is turned out, unless it is decided: of an accepted one the merge may be in git already. On a head that
 * is head no more it is STALE at once.
 */
export const admitCandidates = (sql: Sql, admissions: readonly Admission[]): Promise<Admitted[]> =>
  sql.begin(async (transaction) => {
    const { own, standing } = await look(transaction, admissions);
    const decisions = decide(own, standing);
    await write(transaction, decisions, standing.heads, admissions[0]?.now ?? new Date(0));
    const admitted = new Set(decisions.admitted.map(({ id }) => id));
    const revealed = new Set(own.map(({ id }) => id));
    return admissions.map(({ submission: { id } }) =>
      admitted.has(id) ? 'admitted' : revealed.has(id) ? 'duplicate' : 'gone',
    );
  });

async function look(sql: Transaction, admissions: readonly Admission[]) {
  const ids = admissions.map(({ submission }) => submission.id);
  const tracks = [...new Set(admissions.map(({ submission }) => submission.track))].sort();
  const hunksOf = admissions.map(({ candidate }) => new Set<string>(candidate.hunks));
  const patches = admissions.map(({ submission: { id, track }, candidate: { patchId } }) => ({
    id,
    track,
    patchId,
  }));
  const hunks = admissions.flatMap(({ submission: { id, track } }, i) =>
    [...(hunksOf[i] ?? [])].map((hunk) => ({ id, track, hunk })),
  );
  // Sent together and done in this order: each reads what is there when the locks before it are held.
  const [, , heads, revealed, twins, sharing] = await Promise.all([
    lockHunks(sql, [...patches.map(({ patchId }) => patchId), ...hunks.map(({ hunk }) => hunk)]),
    holdHeads(sql, tracks),
    sql<{ name: string; head: string }[]>`select name, head from tracks where name = any(${tracks})`,
    sql<{ id: string; commitLeafId: number }[]>`
      select id, commit_leaf_id from submissions where id = any(${ids}::uuid[]) and ${isIn(sql, 'REVEALED')}
      order by id for update`,
    sql<Twin[]>`
      select s.id, s.commit_leaf_id, s.state, s.track, s.patch_id
      from jsonb_to_recordset(${sql.json(asJson(patches))}) as w (id uuid, track text, "patchId" text)
        join submissions s on s.track = w.track and s.patch_id = w."patchId"
      where s.id <> w.id and s.state <> 'LAPSED'
      for update of s`,
    sql<Sharing[]>`
      select w.id as with, s.id, s.commit_leaf_id, s.state, s.hunk_count, count(*) as shared
      from jsonb_to_recordset(${sql.json(asJson(hunks))}) as w (id uuid, track text, hunk text)
        join submission_hunks h on h.track = w.track and h.hunk = w.hunk
        join submissions s on s.id = h.submission_id
      where s.id <> w.id and (s.${isOpen(sql)}) is true
      group by w.id, s.id`,
  ]);
  const leafOf = new Map(revealed.map(({ id, commitLeafId }) => [id, commitLeafId]));
  const own = admissions.flatMap((admission, i): Own[] => {
    const { id } = admission.submission;
    const commitLeafId = leafOf.get(id);
    const of = hunksOf[i] ?? new Set<string>();
    return commitLeafId === undefined ? [] : [{ ...admission, id, commitLeafId, hunks: of }];
  });
  const headOf = new Map(heads.map(({ name, head }) => [name, head]));
  return { own, standing: { heads: headOf, twins, sharing } satisfies Standing };
}

/** Earliest commitment first, so that what comes in together is judged as if it had come one by one. */
function decide(own: readonly Own[], { twins, sharing }: Standing): Decisions {
  const decisions: Decisions = { admitted: [], waits: new Map(), duplicates: [] };
  const out = new Set<string>();
  for (const one of [...own].sort((a, b) => a.commitLeafId - b.commitLeafId)) {
    const { track } = one.submission;
    const { patchId } = one.candidate;
    const same = twins.filter(
      (twin) => twin.track === track && twin.patchId === patchId && !out.has(twin.id),
    );
    const first =
      decisions.admitted.find(
        (earlier) => earlier.submission.track === track && earlier.candidate.patchId === patchId,
      ) ??
      same.find(
        (twin) =>
          twin.commitLeafId < one.commitLeafId ||
          ['ACCEPTED', 'MERGED', 'REJECTED', 'REVERTED'].includes(twin.state),
      );
    if (first) {
      decisions.duplicates.push({ id: one.id, of: first.id });
      continue;
    }
    for (const twin of same) {
      decisions.duplicates.push({ id: twin.id, of: one.id });
      out.add(twin.id);
    }
    const others = sharing.filter((other) => other.with === one.id && !out.has(other.id));
    // What this one contains and was committed earlier is tested before it; a later one that contains this one comes after it.
    const [before] = [
      ...others.filter((other) => other.shared === other.hunkCount && other.commitLeafId < one.commitLeafId),
      ...decisions.admitted.filter(
        (earlier) => earlier.submission.track === track && sharesAll(earlier.hunks, one.hunks),
      ),
    ].sort((a, b) => a.commitLeafId - b.commitLeafId);
    if (before) decisions.waits.set(one.id, before.id);
    for (const other of others) {
      const contains = other.shared === one.hunks.size && other.commitLeafId > one.commitLeafId;
      if (contains && other.state === 'ADMITTED' && !decisions.waits.has(other.id)) {
        decisions.waits.set(other.id, one.id);
      }
    }
    decisions.admitted.push(one);
  }
  return decisions;
}

/** Whether the other candidate has at least one hunk, and all of them are among these. */
const sharesAll = (of: ReadonlySet<string>, among: ReadonlySet<string>): boolean =>
  of.size > 0 && [...of].every((hunk) => among.has(hunk));

async function write(
  sql: Transaction,
  { admitted, waits, duplicates }: Decisions,
  heads: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const rows = admitted.map(({ id, candidate, hunks, now: at }) => ({
    ...{ ...candidate, id, hunkCount: hunks.size, now: at, waitsFor: waits.get(id) ?? null },
    diff: candidate.diff.toString('hex'),
  }));
  const isOwn = new Set(admitted.map(({ id }) => id));
  const behind = [...waits].filter(([id]) => !isOwn.has(id)).map(([id, on]) => ({ id, on }));
  const stale = admitted.filter(
    ({ submission, candidate }) => heads.get(submission.track) !== candidate.head,
  );
  await Promise.all([
    duplicates.length > 0 && rejectDuplicates(sql, duplicates, now),
    admitted.length > 0 &&
      insertHunks(
        sql,
        admitted.flatMap(({ id, submission: { track }, hunks }) =>
          [...hunks].map((hunk) => ({ id, track, hunk })),
        ),
      ),
    admitted.length > 0 &&
      sql`
        update submissions s set
          state = 'ADMITTED', head = w.head, commit = w.commit, tree = w.tree, tree_blob = w."treeBlob",
          bundle_blob = w."bundleBlob", diff = decode(w.diff, 'hex'), patch_id = w."patchId", hunk_count = w."hunkCount",
          updated_at = w.now, waits_for = w."waitsFor"
        from jsonb_to_recordset(${sql.json(asJson(rows))}) as w (
          id uuid, head text, commit text, tree text, "treeBlob" text, "bundleBlob" text, diff text, "patchId" text,
          "hunkCount" int, now timestamptz, "waitsFor" uuid
        )
        where s.id = w.id`,
    behind.length > 0 &&
      sql`
        update submissions s set waits_for = w.on
        from jsonb_to_recordset(${sql.json(asJson(behind))}) as w (id uuid, "on" uuid)
        where s.id = w.id and ${isIn(sql, 'ADMITTED')} and s.waits_for is null`,
    stale.length > 0 &&
      sql`
        update submissions set state = 'STALE', waits_for = null
        where id = any(${stale.map(({ id }) => id)}::uuid[])`,
  ]);
}

/** The head of the track, which stays the head until the transaction ends. */
export async function readHeldHead(sql: Transaction, track: string): Promise<string | null> {
  const [, [row]] = await Promise.all([
    holdHeads(sql, [track]),
    sql<{ head: string }[]>`select head from tracks where name = ${track}`,
  ]);
  return row?.head ?? null;
}

/** Writes hunks of candidates, each of a candidate given once. */
export const insertHunks = (
  sql: Transaction,
  hunks: readonly { readonly id: string; readonly track: string; readonly hunk: string }[],
) => sql`
  insert into submission_hunks (track, hunk, submission_id)
  select track, hunk, id from jsonb_to_recordset(${sql.json(asJson(hunks))}) as w (id uuid, track text, hunk text)`;

async function rejectDuplicates(
  sql: Transaction,
  duplicates: Decisions['duplicates'],
  now: Date,
): Promise<void> {
  const rows = duplicates.map(({ id, of }) => ({
    id,
    detail: `The same change as submission ${of}, whose commitment is earlier in the log or was decided before.`,
  }));
  await Promise.all([
    sql`
      update submissions s set state = 'REJECTED', reason = 'duplicate', code = 'duplicate-candidate', detail = w.detail,
        decided_at = ${now}, updated_at = ${now}
      from jsonb_to_recordset(${sql.json(asJson(rows))}) as w (id uuid, detail text)
      where s.id = w.id`,
    ...duplicates.map(({ id }) => insertLeaf(sql, refusalLeaf(id, 'duplicate-candidate'), now)),
    sql`
      update trials set ended_at = ${now}
      where submission_id = any(${duplicates.map(({ id }) => id)}::uuid[]) and ended_at is null`,
  ]);
}
