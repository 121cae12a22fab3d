import type { SubmissionState } from '@ratchet/protocol';
import { requiredLogE, spendingOf } from '@ratchet/statistics';
import coordinatorPackage from '../../package.json' with { type: 'json' };
import { policy, presentSince } from '../app/policy.ts';
import type { TrackRow } from '../app/ports.ts';
import { openCheckpointStore } from './checkpoints.ts';
import type { Sql } from './connection.ts';
import { selectEpoch } from './epochs.ts';
import { treeHead } from './leaves.ts';
import type { ReadModelOptions } from './read-context.ts';
import { isOpen } from './states.ts';
import { selectTracks } from './tracks.ts';

/** How the network does, for operators and whoever is curious. Every question here has an index. */
export async function readStatus({ sql, now }: Pick<ReadModelOptions, 'sql' | 'now'>) {
  const at = now();
  const [tracks, epoch] = await Promise.all([selectTracks(sql), selectEpoch(sql)]);
  const [queues, waiting, system, log, verifiers, health] = await Promise.all([
    readQueues(sql),
    readWaiting(sql),
    readSystem(sql),
    readLogHealth(sql),
    readVerifiers(sql, { epochId: epoch?.id ?? -1, tracks: tracks.map(({ name }) => name), at }),
    readTrackHealth(sql, tracks),
  ]);
  return {
    at: at.toISOString(),
    ...{ ...system, queues, ...waiting, log, verifiers, tracks: health },
    epoch: epoch && { id: epoch.id, beganAt: epoch.beganAt.toISOString() },
  };
}

const openStates: readonly SubmissionState[] = [
  ...(['COMMITTED', 'REVEALED', 'ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED', 'STALE'] as const),
];

async function readQueues(sql: Sql) {
  const rows = await sql<{ state: SubmissionState; count: number; oldestAt: Date }[]>`
    select q.state, q.count, s.committed_at as oldest_at
    from (select state, count(*) as count, min(commit_leaf_id) as first from submissions where ${isOpen(sql)} group by state) q
      join submissions s on s.state = q.state and s.commit_leaf_id = q.first and s.${isOpen(sql)}`;
  return openStates.map((state) => {
    const row = rows.find((one) => one.state === state);
    return { state, count: row?.count ?? 0, oldestAt: row?.oldestAt.toISOString() ?? null };
  });
}

interface Oldest {
  readonly count: number;
  readonly oldestAt: Date | null;
}

async function readWaiting(sql: Sql) {
  const [[replicas], [unsequenced], [rollup]] = await Promise.all([
    sql<
      Oldest[]
    >`select count(*) as count, min(leased_at) as oldest_at from replicas where reported_at is null`,
    sql<
      Oldest[]
    >`select count(*) as count, min(recorded_at) as oldest_at from log_leaves where log_index is null`,
    sql<{ foldedAt: Date | null }[]>`select folded_at from rollup_state`,
  ]);
  const view = (row: Oldest | undefined) => ({
    ...{ count: row?.count ?? 0, oldestAt: row?.oldestAt?.toISOString() ?? null },
  });
  return {
    ...{ replicas: view(replicas), unsequenced: view(unsequenced) },
    rolledUpAt: rollup?.foldedAt?.toISOString() ?? null,
  };
}

async function readSystem(sql: Sql) {
  const [row] = await sql<{ bytes: number; postgres: string; schema: string | null }[]>`
    select pg_database_size(current_database()) as bytes, current_setting('server_version') as postgres,
      (select max(name) from migrations) as schema`;
  return {
    versions: {
      ...{ ratchet: coordinatorPackage.version, node: process.versions.node },
      // Debian and others write more behind the number.
      ...{ schema: row?.schema ?? '', postgres: row?.postgres.split(' ')[0] ?? '' },
    },
    databaseBytes: row?.bytes ?? 0,
  };
}

async function readLogHealth(sql: Sql) {
  const store = openCheckpointStore(sql);
  const [{ size }, newest, cosigned, quorum] = await Promise.all([
    treeHead(sql),
    store.newest(),
    store.cosigned(),
    store.quorum(),
  ]);
  return {
    size,
    quorum,
    checkpoint: newest && {
      ...{ size: newest.size, publishedAt: newest.publishedAt.toISOString(), cosigners: newest.fromRoster },
    },
    cosigned: cosigned && { size: cosigned.size, publishedAt: cosigned.publishedAt.toISOString() },
  };
}

interface VerifierRow {
  readonly keyId: string;
  readonly operator: string;
  readonly seenAt: Date | null;
  readonly suspendedAt: Date | null;
  readonly leaseTrack: string | null;
  readonly leasedAt: Date | null;
  readonly leases: number;
  readonly abandoned: number;
  readonly driftAlarms: number;
  readonly otherFaults: number;
}

/** Of a run under way neither kind nor candidate: nobody is to know a check before it is over. */
async function readVerifiers(
  sql: Sql,
  { epochId, tracks, at }: { epochId: number; tracks: readonly string[]; at: Date },
) {
  const rows = await sql<VerifierRow[]>`
    select r.key_id, r.operator, r.seen_at, r.suspended_at, held.track as lease_track, held.leased_at,
      counted.leases, counted.abandoned, faults.drift_alarms, faults.other_faults
    from roster r
      left join replicas held on held.verifier = r.key_id and held.reported_at is null
      cross join lateral (
        select count(*) as leases, coalesce(sum(p.times_leased - 1), 0)::bigint as abandoned from replicas p
        where p.verifier = r.key_id and p.track = any(${[...tracks]}::text[]) and p.epoch_id = ${epochId}
      ) counted
      cross join lateral (
        select count(*) filter (where f.kind = 'drift') as drift_alarms, count(*) filter (where f.kind <> 'drift') as other_faults
        from verifier_faults f where f.verifier = r.key_id and f.at >= r.added_at
      ) faults
    where r.removed_at is null order by r.operator, r.key_id`;
  const since = presentSince(at);
  return rows.map(({ seenAt, suspendedAt, leaseTrack, leasedAt, ...row }) => ({
    ...row,
    seenAt: seenAt?.toISOString() ?? null,
    isPresent: seenAt !== null && seenAt > since && suspendedAt === null,
    suspendedAt: suspendedAt?.toISOString() ?? null,
    lease: leaseTrack !== null && leasedAt ? { track: leaseTrack, since: leasedAt.toISOString() } : null,
  }));
}

async function readTrackHealth(sql: Sql, tracks: readonly TrackRow[]) {
  const rows = await sql<
    { name: string; lastTest: number | null; openTrials: number; since: Date | null; reason: string | null }[]
  >`
    select t.name, a.acted_at as since, a.reason,
      (select l.test from trials l where l.track = t.name order by l.test desc limit 1) as last_test,
      (select count(*) from submissions s where s.state in ('TESTING', 'DISPUTED') and s.track = t.name) as open_trials
    from tracks t left join paused_tracks p on p.track = t.name left join admin_actions a on a.id = p.action_id`;
  return tracks.map(({ name, manifest, calibrated, merges, season }) => {
    const row = rows.find((one) => one.name === name);
    const tests = (row?.lastTest ?? 0) - season.testsBefore;
    const mergesNow = Math.min(tests, merges - season.mergesBefore);
    return {
      ...{ name: name as string, title: manifest.title, isCalibrated: calibrated, season: season.number },
      ...{ tests, testsAtMost: policy.seasonTests, merges: mergesNow, openTrials: row?.openTrials ?? 0 },
      paused: row?.since ? { since: row.since.toISOString(), reason: row.reason } : null,
      spent: spentBy(tests),
      nextE: Math.exp(requiredLogE(tests + 1, mergesNow)),
    };
  });
}

/** What the first `tests` tests were allowed of the budget that no merge had to earn. */
function spentBy(tests: number): number {
  let spent = 0;
  for (let test = 1; test <= tests; test += 1) spent += spendingOf(test);
  return spent;
}
