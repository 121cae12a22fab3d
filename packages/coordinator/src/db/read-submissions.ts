import {
  claimSchema,
  type ErrorCode,
  isErrorCode,
  type Manifest,
  openStatement,
  predicateTypes,
  type RejectionReason,
  type SubmissionState,
} from '@ratchet/protocol';
import type { Sql } from './connection.ts';
import type { ReadModelOptions } from './read-context.ts';
import { saidOf } from './said-of.ts';
import { isOpen } from './states.ts';

export interface SubmissionRow {
  readonly id: string;
  readonly track: string;
  readonly state: SubmissionState;
  readonly reason: RejectionReason | null;
  readonly code: string | null;
  readonly detail: string | null;
  readonly hypothesis: string;
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly committedAt: Date;
  readonly updatedAt: Date;
  readonly decidedAt: Date | null;
  readonly head: string | null;
  readonly waitsFor: string | null;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly claim: Buffer | null;
  readonly mergeCommit: string | null;
}

/** States after the verdict: only then may values be shown, and rounded even then (design, section 7.3). */
export const decided: readonly SubmissionState[] = ['ACCEPTED', 'MERGED', 'REJECTED', 'LAPSED', 'REVERTED'];

const columns = (sql: Sql) => sql`
  s.id, s.track, s.state, s.reason, s.code, s.detail, ${saidOf(sql)}, s.key_id as volunteer,
  n.display_name as volunteer_name, s.committed_at, s.updated_at, s.decided_at, s.head, s.waits_for, s.effect,
  s.effect_low as low, s.effect_high as high, s.claim, s.merge_commit`;

const sources = (sql: Sql) => sql`
  submissions s left join leases l on l.id = s.lease_id left join nodes n on n.key_id = s.key_id`;

export async function readSubmissions(
  sql: Sql,
  track: string,
  page: { which: 'newest' | 'open' | 'ended'; limit: number; operator: boolean },
) {
  const ended = sql`s.state in ('MERGED', 'REJECTED', 'LAPSED', 'REVERTED')`;
  const rows = await {
    newest: () => sql<SubmissionRow[]>`
      select ${columns(sql)} from ${sources(sql)} where s.track = ${track} order by s.committed_at desc limit ${page.limit}`,
    open: () => sql<SubmissionRow[]>`
      select ${columns(sql)} from ${sources(sql)} where s.track = ${track} and s.${isOpen(sql)} order by s.committed_at limit ${page.limit}`,
    ended: () => sql<SubmissionRow[]>`
      select ${columns(sql)} from ${sources(sql)} where s.track = ${track} and ${ended} order by s.committed_at desc limit ${page.limit}`,
  }[page.which]();
  return summaries(sql, rows, page.operator);
}

export async function summaries(sql: Sql, rows: readonly SubmissionRow[], operator: boolean) {
  const readings = await readEvidence(
    sql,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => summaryOf(row, readings.get(row.id) ?? [], operator));
}

/** So many of a track's submissions are looked through for one page. */
export const submissionsScanned = 2_000;

/** The newest after the submission `before`, in one state or in any, of those that are looked through. */
export async function readSubmissionRows(
  sql: Sql,
  track: string,
  page: { readonly before: string | null; readonly limit: number; readonly state: SubmissionState | null },
) {
  const older = sql`
    select id, state, committed_at from submissions
    where track = ${track} and ${
      page.before === null
        ? sql`true`
        : sql`committed_at <= (select committed_at from submissions where id = ${page.before})
          and (committed_at, id) < (select committed_at, id from submissions where id = ${page.before})`
    }
    order by committed_at desc, id desc limit ${page.state === null ? page.limit : submissionsScanned}`;
  const [rows, [edge]] = await Promise.all([
    sql<SubmissionRow[]>`
      select ${columns(sql)} from (${older}) o join ${sources(sql)} on s.id = o.id
      where ${page.state === null ? sql`true` : sql`(o.state = ${page.state}) is true`}
      order by s.committed_at desc, s.id desc limit ${page.limit}`,
    page.state === null
      ? []
      : sql<{ oldest: string; scanned: number }[]>`
          select count(*) as scanned, (array_agg(id order by committed_at, id))[1] as oldest from (${older}) o`,
  ]);
  return { rows, scanned: edge?.scanned ?? 0, oldestScanned: edge?.oldest ?? null };
}

/** Submissions of one key over all tracks, newest commitment first, those before the place `below`. */
export const submissionsOfKey = (
  sql: Sql,
  keyId: string,
  { below, limit }: { readonly below: number; readonly limit: number },
) => sql<(SubmissionRow & { commitLeafId: number; trackTitle: string; sigma: number | null })[]>`
  select ${columns(sql)}, s.commit_leaf_id, t.manifest ->> 'title' as track_title,
    (select sigma from calibrations c where c.track = s.track order by hardware_class limit 1) as sigma
  from (
    select id as own, commit_leaf_id as place from submissions
    where key_id = ${keyId} and commit_leaf_id < ${below} and reverts is null order by commit_leaf_id desc limit ${limit}
  ) o join ${sources(sql)} on s.id = o.own join tracks t on t.name = s.track
  order by o.place desc`;

interface Reading {
  readonly verifier: string;
  readonly n: number;
  readonly logE: number | null;
  readonly status: string | null;
}

/** The readings of each submission's latest trial. */
async function readEvidence(sql: Sql, submissions: readonly string[]): Promise<Map<string, Reading[]>> {
  if (submissions.length === 0) return new Map();
  const rows = await sql<(Reading & { submissionId: string })[]>`
    select t.submission_id, e.verifier, e.replicas as n, e.log_e, e.status
    from readings e join trials t on t.id = e.trial_id
    where t.submission_id = any(${[...submissions]})
      and t.began_at = (select max(began_at) from trials latest where latest.submission_id = t.submission_id)
    order by e.verifier`;
  const bySubmission = new Map<string, Reading[]>();
  for (const { submissionId, ...reading } of rows) {
    bySubmission.set(submissionId, [...(bySubmission.get(submissionId) ?? []), reading]);
  }
  return bySubmission;
}

function summaryOf(row: SubmissionRow, readings: readonly Reading[], operator: boolean) {
  const shown = decided.includes(row.state);
  const code: ErrorCode | null = isErrorCode(row.code) ? row.code : null;
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    code,
    hypothesis: row.hypothesis as string | null,
    volunteer: row.volunteer,
    volunteerName: row.volunteerName,
    createdAt: row.committedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    effect: shown ? row.effect : null,
    // The evidence's value would give away more than half a sigma of what was measured, so only the operator sees it.
    logE: readings.map(({ verifier, n, logE, status }) => ({
      ...{ verifier, n, logE: operator ? logE : null, status: operator || shown ? status : null },
    })),
  };
}

interface WholeRow extends SubmissionRow {
  readonly manifest: Manifest;
  readonly sigma: number | null;
  readonly replicas: number;
  readonly diff: Buffer | null;
}

export async function readSubmission({ sql }: ReadModelOptions, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const [[row], readings, steps] = await Promise.all([
    selectWhole(sql, id),
    readEvidence(sql, [id]),
    readSteps(sql, id),
  ]);
  if (!row) return null;
  const shown = decided.includes(row.state);
  const { title, metric, verification } = row.manifest;
  return {
    ...summaryOf(row, readings.get(id) ?? [], false),
    track: row.track,
    trackTitle: title,
    trackMode: verification.mode,
    trackMetric: { name: metric.name, unit: metric.unit, direction: metric.direction },
    minimumEffect: metric.minimumEffect,
    sigma: row.sigma,
    head: row.head,
    detail: row.detail,
    waitsFor: row.waitsFor,
    timeline: steps,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mergeCommit: row.mergeCommit,
    low: shown ? row.low : null,
    high: shown ? row.high : null,
    replicas: row.replicas,
    claim: shown && row.claim ? claimView(row.claim) : null,
    diff: row.diff?.toString('utf8') ?? null,
  };
}

/** A duplicate turned out late shows what an earlier one, which may still be tested, keeps secret: its diff stays here. */
const selectWhole = (sql: Sql, id: string) => sql<WholeRow[]>`
  select ${columns(sql)}, t.manifest,
    (select sigma from calibrations c where c.track = s.track order by hardware_class limit 1) as sigma,
    (select count(*) from replicas r join trials own on own.id = r.trial_id
     where own.submission_id = s.id and r.statement_hash is not null) as replicas,
    case when s.state = any(${[...decided]}) and s.reason is distinct from 'duplicate' then s.diff end as diff
  from ${sources(sql)} join tracks t on t.name = s.track where s.id = ${id}`;

async function readSteps(sql: Sql, id: string) {
  const rows = await sql<{ state: SubmissionState; at: Date; logIndex: number | null }[]>`
    select p.state, p.at,
      case p.state
        when 'COMMITTED' then (select log_index from log_leaves where id = s.commit_leaf_id)
        when 'REVEALED' then (select log_index from log_leaves where id = s.claim_leaf_id)
        when 'TESTING' then (select l.log_index from trials t join log_leaves l on l.id = t.leaf_id
          where t.submission_id = s.id and t.began_at = p.at limit 1)
        when 'MERGED' then (select l.log_index from heads h join log_leaves l on l.id = h.leaf_id where h.submission_id = s.id)
        when 'REVERTED' then (select l.log_index from submissions r join heads h on h.submission_id = r.id
          join log_leaves l on l.id = h.leaf_id where r.reverts = s.id)
        when 'ACCEPTED' then (select log_index from log_leaves where id = s.verdict_leaf_id)
        when 'REJECTED' then (select log_index from log_leaves where id = s.verdict_leaf_id)
      end as log_index
    from submission_steps p join submissions s on s.id = p.submission_id
    where p.submission_id = ${id} order by p.step`;
  return rows.map(({ state, at, logIndex }) => ({ state, at: at.toISOString(), logIndex }));
}

function claimView(claim: Buffer) {
  const { predicate } = openStatement(claim, {
    predicateType: predicateTypes.claim,
    schema: claimSchema,
    field: 'claim',
  });
  const { effect, candidateRuns, headRuns, hardwareClass } = predicate;
  return { effect, candidateRuns, headRuns, hardwareClass };
}
