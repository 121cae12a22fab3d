import type { AdminActionName, Manifest } from '@ratchet/protocol';
import { policy } from '../app/policy.ts';
import type { Sql } from './connection.ts';

interface ActionRow {
  readonly logIndex: number | null;
  readonly at: Date;
  readonly administrator: string;
  readonly administratorName: string | null;
  readonly action: AdminActionName;
  readonly track: string | null;
  readonly keyId: string | null;
  readonly keyName: string | null;
  readonly detail: {
    readonly member: { readonly operator: string } | null;
    readonly quota: { readonly openLeases: number | null; readonly openSubmissions: number | null } | null;
    readonly leaf: number | null;
  };
  readonly reason: string | null;
  readonly salt: Buffer | null;
}

const actions = (sql: Sql) => sql`
  select l.log_index, a.acted_at as at, a.administrator, n.display_name as administrator_name, a.action, a.track, a.key_id,
    k.display_name as key_name, a.detail, a.reason, a.salt
  from admin_actions a join log_leaves l on l.id = a.leaf_id
    left join nodes n on n.key_id = a.administrator left join nodes k on k.key_id = a.key_id`;

const actionView = ({ at, detail, salt, ...row }: ActionRow) => ({
  ...row,
  at: at.toISOString(),
  operator: detail.member?.operator ?? null,
  ...{ quota: detail.quota, leaf: detail.leaf },
  salt: salt?.toString('hex') ?? null,
});

/** What administrators did, for everyone to see: newest first, before a place in the log. */
export async function readAdminActions(sql: Sql, page: { before: number | null; limit: number }) {
  const rows = await sql<ActionRow[]>`
    ${actions(sql)}
    where ${page.before === null}::boolean
      or a.leaf_id < (select id from log_leaves where log_index = ${page.before ?? 0})
    order by a.leaf_id desc limit ${page.limit + 1}`;
  const shown = rows.slice(0, page.limit).map(actionView);
  return { actions: shown, next: rows.length > page.limit ? (shown.at(-1)?.logIndex ?? null) : null };
}

export async function readAdminAction(sql: Sql, logIndex: number) {
  const [row] = await sql<ActionRow[]>`${actions(sql)} where l.log_index = ${logIndex}`;
  return row ? actionView(row) : null;
}

/** How things stand, for those who may change it. */
export async function readOverview(sql: Sql) {
  const [tracks, verifiers, blocked, quotas, approvals] = await Promise.all([
    readTracks(sql),
    readRoster(sql),
    readBlocked(sql),
    sql<
      {
        keyId: string | null;
        displayName: string | null;
        openLeases: number | null;
        openSubmissions: number | null;
      }[]
    >`
      select nullif(q.key_id, '') as key_id, n.display_name, q.open_leases, q.open_submissions
      from quotas q left join nodes n on n.key_id = q.key_id order by q.key_id limit 500`,
    readApprovals(sql),
  ]);
  const { openLeasesPerKey: openLeases, openSubmissions, rosterAtLeast } = policy;
  return {
    ...{ tracks, verifiers, blocked, quotas, approvals },
    policy: { openLeases, openSubmissions, verifiers: rosterAtLeast },
  };
}

async function readTracks(sql: Sql) {
  const rows = await sql<{ name: string; title: string; since: Date | null; reason: string | null }[]>`
    select t.name, t.manifest ->> 'title' as title, a.acted_at as since, a.reason
    from tracks t left join paused_tracks p on p.track = t.name left join admin_actions a on a.id = p.action_id
    order by t.name`;
  return rows.map(({ since, reason, ...track }) => ({
    ...track,
    paused: since && { since: since.toISOString(), reason },
  }));
}

async function readRoster(sql: Sql) {
  const rows = await sql<
    { keyId: string; operator: string; seenAt: Date | null; suspendedAt: Date | null; isOverride: boolean }[]
  >`
    select r.key_id, r.operator, r.seen_at, r.suspended_at, o.key_id is not null as is_override
    from roster r left join roster_overrides o on o.key_id = r.key_id and o.is_member
    where r.removed_at is null order by r.operator, r.key_id`;
  return rows.map(({ seenAt, suspendedAt, ...member }) => ({
    ...member,
    seenAt: seenAt?.toISOString() ?? null,
    suspendedAt: suspendedAt?.toISOString() ?? null,
  }));
}

async function readBlocked(sql: Sql) {
  const rows = await sql<{ keyId: string; displayName: string | null; since: Date; reason: string | null }[]>`
    select b.key_id, n.display_name, a.acted_at as since, a.reason
    from blocked_keys b join admin_actions a on a.id = b.action_id left join nodes n on n.key_id = b.key_id
    order by b.action_id desc limit 200`;
  return rows.map(({ since, ...key }) => ({ ...key, since: since.toISOString() }));
}

interface ApprovalRow {
  readonly submission: string;
  readonly track: string;
  readonly manifest: Manifest;
  readonly hypothesis: string | null;
  readonly volunteer: string;
  readonly volunteerName: string | null;
  readonly commit: string;
  readonly head: string;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly sigma: number | null;
  readonly decidedAt: Date | null;
}

/** Accepted candidates are few: each waits for its merge, or for its maintainer. */
async function readApprovals(sql: Sql) {
  const rows = await sql<ApprovalRow[]>`
    select s.id as submission, s.track, t.manifest, l.hypothesis, s.key_id as volunteer, n.display_name as volunteer_name,
      s.commit, s.head, s.effect, s.effect_low as low, s.effect_high as high, s.decided_at,
      (select sigma from calibrations c where c.track = s.track order by c.hardware_class limit 1) as sigma
    from submissions s join tracks t on t.name = s.track
      left join leases l on l.id = s.lease_id left join nodes n on n.key_id = s.key_id
    where s.state = 'ACCEPTED' and s.approval_leaf_id is null and t.manifest #>> '{verification,mode}' = 'self-scored'
    order by s.commit_leaf_id limit 100`;
  return rows.map(({ manifest, decidedAt, ...row }) => {
    const { name, unit, direction } = manifest.metric;
    return {
      ...row,
      ...{
        trackTitle: manifest.title,
        metric: { name, unit, direction },
        maintainers: manifest.maintainers ?? [],
      },
      decidedAt: decidedAt?.toISOString() ?? null,
    };
  });
}
