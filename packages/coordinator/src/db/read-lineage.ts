import type { RejectionReason, SubmissionState } from '@ratchet/protocol';
import type { Sql } from './connection.ts';
import type { ReadModelOptions } from './read-context.ts';
import { sigmaOf } from './read-merges.ts';
import { decided } from './read-submissions.ts';
import { saidOf } from './said-of.ts';
import { selectTracks } from './tracks.ts';

interface HeadRow {
  readonly commit: string;
  readonly height: number;
  readonly beganAt: Date;
  readonly submission: string | null;
  readonly hypothesis: string | null;
  readonly effect: number | null;
  readonly volunteer: string | null;
  readonly volunteerName: string | null;
  readonly candidateCount: number;
  readonly isTakenBack: boolean;
}

interface CandidateRow {
  readonly head: string;
  readonly submission: string;
  readonly state: SubmissionState;
  readonly reason: RejectionReason | null;
  readonly hypothesis: string | null;
  readonly commit: string | null;
  readonly effect: number | null;
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly createdAt: Date;
}

/** Candidates of a head that are drawn, and up to which they are counted. */
const drawnAtMost = 8;
const countedAtMost = 500;

/** Heads of a track below the height `before`, newest first, each with the candidates on it that did not become heads. */
export async function readLineage(
  { sql }: ReadModelOptions,
  name: string,
  page: { before: number | null; limit: number },
) {
  const [track] = await selectTracks(sql, [name]);
  if (!track) return null;
  const [heads, sigma] = await Promise.all([
    selectHeads(sql, name, page.before ?? track.merges + 1, page.limit),
    sigmaOf(sql, name),
  ]);
  const candidates = await selectCandidates(
    sql,
    name,
    heads.map(({ commit }) => commit),
  );
  const { title, metric } = track.manifest;
  const lowest = heads.at(-1)?.height ?? 0;
  return {
    ...{ track: name, trackTitle: title, metricName: metric.name, metricUnit: metric.unit, sigma },
    heads: heads.map((head) => headView(head, candidates)),
    next: lowest > 0 ? lowest : null,
  };
}

const headView = (head: HeadRow, candidates: readonly CandidateRow[]) => ({
  ...{ commit: head.commit, height: head.height, submission: head.submission, effect: head.effect },
  ...{ hypothesis: head.hypothesis, volunteer: head.volunteer ?? '', volunteerName: head.volunteerName },
  isTakenBack: head.isTakenBack,
  beganAt: head.beganAt.toISOString(),
  candidates: candidates.filter((candidate) => candidate.head === head.commit).map(candidateView),
  candidateCount: head.candidateCount,
  candidateCountIsLeast: head.candidateCount >= countedAtMost,
});

function candidateView({ head: _head, createdAt, commit, effect, ...candidate }: CandidateRow) {
  const isDecided = decided.includes(candidate.state);
  return {
    ...candidate,
    commit: isDecided ? commit : null,
    effect: isDecided ? effect : null,
    createdAt: createdAt.toISOString(),
  };
}

const selectHeads = (sql: Sql, track: string, before: number, limit: number) => sql<HeadRow[]>`
  select h.commit, h.height, h.began_at, h.submission_id as submission, ${saidOf(sql)}, (s.state = 'REVERTED') is true as is_taken_back, s.effect, s.key_id as volunteer,
    n.display_name as volunteer_name, counted.candidate_count
  from heads h
    left join submissions s on s.id = h.submission_id
    left join leases l on l.id = s.lease_id
    left join nodes n on n.key_id = s.key_id
    cross join lateral (
      select count(*) as candidate_count from (
        select 1 from submissions c where c.track = h.track and c.head = h.commit and c.merge_commit is null limit ${countedAtMost}
      ) bounded) counted
  where h.track = ${track} and h.height < ${before} order by h.height desc limit ${limit}`;

const selectCandidates = (sql: Sql, track: string, heads: readonly string[]) => sql<CandidateRow[]>`
  select wanted.head, c.*
  from unnest(${[...heads]}::text[]) as wanted (head) cross join lateral (
    select s.id as submission, s.state, s.reason, ${saidOf(sql)}, case when s.patch_id is not null and s.reason is distinct from 'duplicate' then s.commit end as commit,
      s.effect, s.key_id as volunteer, n.display_name as volunteer_name, s.committed_at as created_at
    from submissions s left join leases l on l.id = s.lease_id left join nodes n on n.key_id = s.key_id
    where s.track = ${track} and s.head = wanted.head and s.merge_commit is null
    order by s.commit_leaf_id desc limit ${drawnAtMost}) c`;
