import type { Manifest, TrackName } from '@ratchet/protocol';
import type { SealedHoldouts, TrackRow, TrackStore } from '../app/ports.ts';
import type { Queryable, Sql, Transaction } from './connection.ts';
import { gather } from './gather.ts';
import { insertLeaf } from './leaves.ts';
import { lockHead, lockVerification } from './locks.ts';

type Opened = Parameters<TrackStore['openTrack']>[0];
type Merge = Parameters<TrackStore['recordMerge']>[0];

export function openTrackStore(sql: Sql): TrackStore {
  // Admissions that come together ask for the same few tracks.
  const track = gather(async (names: readonly string[]) => {
    const found = await selectTracks(sql, [...new Set(names)]);
    return names.map((name) => found.find((one) => one.name === name) ?? null);
  });
  return {
    tracks: () => selectTracks(sql),
    track,
    async openTrack(track) {
      await sql.begin((transaction) => insertTrack(transaction, track));
    },
    async addHoldouts(track, holdouts) {
      await insertHoldouts(sql, track, holdouts);
    },
    async holdout(track, verifier) {
      const [row] = await sql<{ sealed: Buffer }[]>`
      select h.sealed from holdouts h join tracks t on t.name = h.track and t.season = h.season
      where h.track = ${track} and h.verifier = ${verifier}`;
      return row?.sealed ?? null;
    },
    async isHead(track, commit) {
      return (await sql`select 1 from heads where track = ${track} and commit = ${commit}`).length > 0;
    },
    seasonsOver: (tests, verifiers) => sql<{ name: TrackName; season: number }[]>`
      select t.name, t.season from tracks t left join seasons s on s.track = t.name and s.season = t.season
      where coalesce((select max(test) from trials where track = t.name), 0) - coalesce(s.tests_before, 0) >= ${tests}
        and (select count(*) from holdouts h join roster r on r.key_id = h.verifier
             where h.track = t.name and h.season = t.season + 1 and r.removed_at is null and r.suspended_at is null) >= ${verifiers}`,
    beginSeason: (next) => sql.begin((transaction) => beginSeason(transaction, next)),
    recordMerge: (merge) => sql.begin((transaction) => recordMerge(transaction, merge)),
  };
}

/** Tracks with their head, by name. A track counts as calibrated when the noise of any hardware class is known, or there is none. */
export async function selectTracks(
  sql: Queryable,
  names: readonly string[] | null = null,
): Promise<TrackRow[]> {
  // The manifest was checked when the track was opened, and is read at every admission.
  return sql<TrackRow[]>`
    select t.name, t.manifest, t.head, h.tree as head_tree, h.tree_blob as head_tree_blob, t.train_blob,
      t.validation_blob, h.height as merges,
      json_build_object('number', t.season, 'testsBefore', coalesce(s.tests_before, 0),
        'mergesBefore', coalesce(s.merges_before, 0)) as season,
      t.manifest #>> '{verification,mode}' = 'certificate'
        or exists (select 1 from calibrations c where c.track = t.name) as calibrated,
      exists (select 1 from paused_tracks p where p.track = t.name) as is_paused
    from tracks t join heads h on h.track = t.name and h.commit = t.head
      left join seasons s on s.track = t.name and s.season = t.season
    where ${names === null}::boolean or t.name = any(${[...(names ?? [])]}::text[])
    order by t.name`;
}

async function insertTrack(sql: Transaction, track: Opened): Promise<void> {
  const { name, manifest, head, tree, treeBlob, trainBlob, validationBlob, now } = track;
  const leafId = await insertLeaf(sql, track.leaf, now);
  await sql`
    insert into tracks (name, manifest, head, opened_at, train_blob, validation_blob)
    values (${name}, ${sql.json(asJson(manifest))}, ${head}, ${now}, ${trainBlob}, ${validationBlob})`;
  await sql`insert into heads ${sql({ track: name, height: 0, commit: head, tree, treeBlob, leafId, beganAt: now })}`;
  await insertHoldouts(sql, name, track.holdouts);
}

async function insertHoldouts(sql: Queryable, track: string, holdouts: SealedHoldouts): Promise<void> {
  for (const [season, shards] of holdouts)
    for (const [verifier, sealed] of shards)
      await sql`insert into holdouts ${sql({ track, season, verifier, sealed })} on conflict do nothing`;
}

async function beginSeason(
  sql: Transaction,
  { track, season, now, leaf }: Parameters<TrackStore['beginSeason']>[0],
): Promise<void> {
  await lockVerification(sql);
  const [before] = await sql<{ testsBefore: number; mergesBefore: number }[]>`
    select coalesce((select max(test) from trials where track = t.name), 0) as tests_before, h.height as merges_before
    from tracks t join heads h on h.track = t.name and h.commit = t.head
    where t.name = ${track} and t.season = ${season} for update of t`;
  if (!before) return;
  const leafId = await insertLeaf(sql, leaf(before), now);
  await sql`insert into seasons ${sql({ track, season: season + 1, ...before, leafId, beganAt: now })}`;
  await sql`update tracks set season = season + 1 where name = ${track}`;
  await endTrials(sql, track, now);
  await sql`
    update submissions set state = 'ADMITTED', updated_at = ${now}
    where track = ${track} and state in ('TESTING', 'DISPUTED')`;
  // Runs on the old hold-outs say nothing about the new ones, nor how noisy those are.
  await sql`
    update replicas set discarded_at = ${now}
    where track = ${track} and discarded_at is null and reported_at is not null
      -- Past heads keep what was measured of them.
      and (kind = 'sentinel' or kind = 'bank' and head = (select head from tracks where name = ${track}))`;
  await sql`delete from drift_charts where track = ${track}`;
  await sql`delete from calibrations where track = ${track}`;
}

async function recordMerge(sql: Transaction, merge: Merge): Promise<boolean> {
  const { submissionId, track, from, to, tree, treeBlob, now } = merge;
  await lockVerification(sql);
  await lockHead(sql, track);
  const ready = await sql`
    select 1 from tracks t join submissions s on s.track = t.name
    where t.name = ${track} and t.head = ${from} and s.id = ${submissionId} and s.state = 'ACCEPTED' for update`;
  if (ready.length === 0) return false;
  await sql`update tracks set head = ${to} where name = ${track}`;
  const leafId = await insertLeaf(sql, merge.leaf, now);
  await sql`
    insert into heads (track, height, commit, tree, tree_blob, submission_id, leaf_id, began_at, replicas)
    select ${track}, max(height) + 1, ${to}, ${tree}, ${treeBlob}, ${submissionId}, ${leafId}, ${now}, (
      select count(*) from replicas r join trials t on t.id = r.trial_id
      where t.submission_id = ${submissionId} and r.statement_hash is not null)
    from heads where track = ${track}`;
  await sql`
    update submissions set state = 'MERGED', merge_commit = ${to}, updated_at = ${now},
      retest_due_at = case when ${merge.retest}::boolean then ${now}::timestamptz else retest_due_at end
    where id = ${submissionId}`;
  await sql`
    update submissions set state = 'REVERTED', place = null, updated_at = ${now}
    where id = (select reverts from submissions where id = ${submissionId}) and (state = 'MERGED') is true`;
  await sql`
    update submissions set state = 'STALE', waits_for = null, updated_at = ${now}
    where track = ${track} and state in ('ADMITTED', 'TESTING', 'DISPUTED', 'ACCEPTED', 'STALE')`;
  await endTrials(sql, track, now);
  return true;
}

/** Ends every open trial of the track; runs that are still leased for them are no longer wanted. */
export async function endTrials(sql: Transaction, track: string | null, now: Date): Promise<void> {
  await sql`
    with ended as (
      update trials set ended_at = ${now}
      where ended_at is null and (${track}::text is null or track = ${track}) returning id
    )
    update replicas set reported_at = ${now}, outcome = 'withdrawn'
    where reported_at is null and (trial_id in (select id from ended)
      or (trial_id is null and (${track}::text is null or track = ${track})))`;
}

const asJson = (manifest: Manifest) => JSON.parse(JSON.stringify(manifest));
