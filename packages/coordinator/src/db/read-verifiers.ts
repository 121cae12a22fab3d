import { addSentinel, emptyDriftChart } from '@ratchet/statistics';
import type { ReadModelOptions } from './read-context.ts';
import { presentSeconds } from './read-context.ts';

type Context = Pick<ReadModelOptions, 'sql' | 'now'>;

const sentinelsAtMost = 160;
const faultsAtMost = 50;

interface RosterRow {
  readonly verifier: string;
  readonly operator: string;
  readonly addedAt: Date;
  readonly removedAt: Date | null;
  readonly suspendedAt: Date | null;
  readonly seenAt: Date | null;
}

interface Totals {
  readonly runs: number;
  readonly hours: number;
  readonly looks: number;
  readonly agreed: number;
  readonly faults: number;
}

/** Everyone who is or was on the roster: those who decide first, then those who do not any more. */
export async function readVerifiers({ sql, now }: Context) {
  const rows = await sql<(RosterRow & Totals)[]>`
    select r.key_id as verifier, r.operator, r.added_at, r.removed_at, r.suspended_at, r.seen_at,
      coalesce(runs, 0)::bigint as runs, coalesce(wall_seconds, 0) / 3600 as hours,
      coalesce(looks, 0)::bigint as looks, coalesce(agreed, 0)::bigint as agreed,
      (select count(*) from verifier_faults f where f.verifier = r.key_id) as faults
    from roster r
      left join (select verifier, sum(runs) as runs, sum(wall_seconds) as wall_seconds from replica_totals group by verifier) t
        on t.verifier = r.key_id
      left join (select verifier, sum(looks) as looks, sum(agreed) as agreed from verifier_looks group by verifier) l
        on l.verifier = r.key_id
    order by r.removed_at is not null, r.suspended_at is not null, r.operator, r.key_id limit 500`;
  return rows.map((row) => ({ ...row, ...stateOf(row, now()) }));
}

function stateOf({ addedAt, removedAt, suspendedAt, seenAt }: RosterRow, now: Date) {
  const isThere = seenAt !== null && now.getTime() - seenAt.getTime() < presentSeconds * 1000;
  return {
    addedAt: addedAt.toISOString(),
    removedAt: removedAt?.toISOString() ?? null,
    suspendedAt: suspendedAt?.toISOString() ?? null,
    seenAt: seenAt?.toISOString() ?? null,
    isPresent: isThere,
  };
}

/** What is public of a verifier; null for a key that never was on the roster. */
export async function readVerifier({ sql, now }: Context, keyId: string) {
  if (!/^[0-9a-f]{64}$/.test(keyId)) return null;
  const [row] = await sql<RosterRow[]>`
    select key_id as verifier, operator, added_at, removed_at, suspended_at, seen_at from roster where key_id = ${keyId}`;
  if (!row) return null;
  const [runs, looks, [leases], faults, charts] = await Promise.all([
    sql<
      {
        track: string;
        trackTitle: string;
        kind: 'bank' | 'candidate' | 'sentinel' | 'canary';
        runs: number;
        hours: number;
        cpuHours: number;
      }[]
    >`
      select r.track, t.manifest ->> 'title' as track_title, r.kind, r.runs, r.wall_seconds / 3600 as hours,
        r.cpu_seconds / 3600 as cpu_hours
      from replica_totals r join tracks t on t.name = r.track where r.verifier = ${keyId} order by r.track, r.kind`,
    sql<{ track: string; looks: number; agreed: number }[]>`
      select track, looks, agreed from verifier_looks where verifier = ${keyId} order by track`,
    sql<{ abandoned: number }[]>`
      select coalesce(sum(times_leased - 1), 0)::bigint as abandoned from replicas where verifier = ${keyId} and times_leased > 1`,
    sql<
      {
        kind: 'drift' | 'overturned' | 'mismatch' | 'alone';
        track: string;
        at: Date;
        logIndex: number | null;
      }[]
    >`
      select f.kind, f.track, f.at, l.log_index from verifier_faults f join log_leaves l on l.id = f.leaf_id
      where f.verifier = ${keyId} order by f.at desc limit ${faultsAtMost}`,
    readDrift({ sql, now }, keyId),
  ]);
  return {
    ...{ verifier: keyId, operator: row.operator, ...stateOf(row, now()) },
    ...{ runs, looks, abandonedLeases: leases?.abandoned ?? 0, charts },
    faults: faults.map(({ at, ...fault }) => ({ ...fault, at: at.toISOString() })),
  };
}

/**
 * Runs of each track's first commit by which drift is watched, as far as they are public: those of epochs that are over. The sums
 * are those of the rule (statistics/drift-chart.ts) over the runs that are shown, not those that the network decides by now.
 */
async function readDrift({ sql }: Context, keyId: string) {
  const watched = await sql<{ track: string; trackTitle: string; unit: string; sigma: number }[]>`
    select distinct on (d.track) d.track, t.manifest ->> 'title' as track_title, t.manifest #>> '{metric,unit}' as unit, k.sigma
    from drift_charts d join tracks t on t.name = d.track
      join calibrations k on k.track = d.track and k.hardware_class = d.hardware_class
    where d.verifier = ${keyId} order by d.track limit 20`;
  const charts = await Promise.all(
    watched.map(async (chart) => {
      const rows = await sql<{ reportedAt: Date; metric: number }[]>`
        select r.reported_at, r.metric from replicas r join epochs e on e.id = r.epoch_id
        where r.verifier = ${keyId} and r.track = ${chart.track} and r.kind = 'sentinel' and r.metric is not null
          and e.ended_at is not null
        order by r.reported_at desc limit ${sentinelsAtMost}`;
      return { ...chart, sentinels: withSums(rows.toReversed(), chart.sigma) };
    }),
  );
  return charts.filter(({ sentinels }) => sentinels.length > 0);
}

function withSums(rows: readonly { readonly reportedAt: Date; readonly metric: number }[], sigma: number) {
  let chart = emptyDriftChart;
  return rows.map(({ reportedAt, metric }) => {
    const next = addSentinel(chart, metric, sigma);
    chart = next.chart;
    return {
      ...{ at: reportedAt.toISOString(), metric, above: chart.above, below: chart.below },
      alarm: next.alarm !== null,
    };
  });
}
