import { hypothesisFingerprint, sha256Hex } from '@ratchet/protocol';
import { publicLeaf } from '../app/leaf.ts';
import type { Transaction } from '../db/connection.ts';
import { copyRows } from './copy-rows.ts';
import type { DemoVerifier, DemoVolunteer } from './people.ts';
import { demoOperator } from './people.ts';
import type { DemoLog, TrackStory } from './story.ts';
import { idOf } from './write-log.ts';

const shardOf = (track: string, verifier: string) =>
  Buffer.from(`An invented shard of ${track} for ${verifier}.`);

/** Who is there, and since when. */
export async function writePeople(
  sql: Transaction,
  volunteers: readonly DemoVolunteer[],
  verifiers: readonly DemoVerifier[],
  until: number,
): Promise<void> {
  const people = [
    ...volunteers.map(({ keyId, name, joinedAt }) => ({ keyId, name, joinedAt })),
    ...verifiers.map(({ keyId, operator, addedAt }) => ({ keyId, name: operator, joinedAt: addedAt })),
    {
      keyId: demoOperator.keyId as string,
      name: 'The demonstration’s operator',
      joinedAt: Math.min(...verifiers.map(({ addedAt }) => addedAt)),
    },
  ];
  await copyRows(sql, 'nodes', people, {
    key_id: ({ keyId }) => keyId,
    display_name: ({ name }) => name,
    registered_at: ({ joinedAt }) => new Date(joinedAt),
    seen_at: ({ joinedAt }) => new Date(Math.max(joinedAt, until - 3_600_000)),
  });
  await copyRows(sql, 'roster', verifiers, {
    key_id: ({ keyId }) => keyId,
    box_key: ({ key }) => Buffer.from(key.boxPublicKey).toString('hex'),
    operator: ({ operator }) => operator,
    added_at: ({ addedAt }) => new Date(addedAt),
    removed_at: ({ removedAt }) => (removedAt > until ? null : new Date(removedAt)),
    suspended_at: ({ suspended }) =>
      suspended && suspended.from <= until && suspended.to > until ? new Date(suspended.from) : null,
    seen_at: ({ removedAt, suspended }) =>
      new Date(Math.min(removedAt, until - (suspended && suspended.to > until ? 9_000_000 : 12_000))),
  });
}

/** A leaf for every change of the roster. */
export function logRoster(log: DemoLog, verifiers: readonly DemoVerifier[], until: number): void {
  const times = new Set(
    verifiers.flatMap(({ addedAt, removedAt }) => [addedAt, removedAt]).filter((time) => time <= until),
  );
  for (const time of times) {
    const members = verifiers
      .filter(({ addedAt, removedAt }) => addedAt <= time && removedAt > time)
      .map(({ keyId, key, operator }) => ({
        keyId,
        boxKey: Buffer.from(key.boxPublicKey).toString('hex'),
        operator,
      }))
      .sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
    log.add(time, () => publicLeaf('roster', { members }));
  }
  for (const { keyId: verifier, suspended } of verifiers)
    if (suspended && suspended.from <= until)
      log.add(suspended.from, () => publicLeaf('suspension', { verifier, reason: 'mismatch' }));
}

export async function writeTracks(
  sql: Transaction,
  stories: readonly TrackStory[],
  verifiers: readonly DemoVerifier[],
  until: number,
): Promise<void> {
  await copyRows(sql, 'tracks', stories, {
    name: ({ spec }) => spec.manifest.name,
    manifest: ({ spec }) => ({ json: spec.manifest }),
    head: ({ heads }) => heads.at(-1)?.git?.commit ?? '',
    opened_at: ({ openedAt }) => new Date(openedAt),
    train_blob: ({ spec }) => sha256Hex(`train ${spec.manifest.name}`),
    validation_blob: ({ spec }) => sha256Hex(`validation ${spec.manifest.name}`),
  });
  const heads = stories.flatMap((story) => {
    const reported = story.replicas.filter(({ reportedAt }) => reportedAt !== null);
    const replicasBy = Map.groupBy(reported, ({ trial }) => trial?.submission ?? null);
    return story.heads.map((head) => ({
      ...{ head, track: story.spec.manifest.name },
      replicas: (head.submission && replicasBy.get(head.submission)?.length) ?? 0,
    }));
  });
  await copyRows(sql, 'heads', heads, {
    track: ({ track }) => track,
    height: ({ head }) => head.height,
    commit: ({ head }) => head.git?.commit ?? '',
    tree: ({ head }) => head.git?.tree ?? '',
    tree_blob: ({ head }) => sha256Hex(`tree ${head.git?.tree}`),
    submission_id: ({ head }) => head.submission?.id ?? null,
    leaf_id: ({ head }) => idOf(head.leaf),
    began_at: ({ head }) => new Date(head.at),
    replicas: ({ replicas }) => replicas,
  });
  const present = verifiers.filter(({ removedAt }) => removedAt > until);
  const shards = stories.flatMap(({ spec: { manifest } }) =>
    [1, 2, 3].flatMap((season) => present.map(({ keyId }) => ({ track: manifest.name, season, keyId }))),
  );
  await copyRows(sql, 'holdouts', shards, {
    track: ({ track }) => track,
    verifier: ({ keyId }) => keyId,
    sealed: ({ track, keyId }) => shardOf(track, keyId),
    season: ({ season }) => season,
  });
  const calibrated = stories.flatMap((story) =>
    story.calibration ? [{ ...story.calibration, manifest: story.spec.manifest }] : [],
  );
  await copyRows(sql, 'calibrations', calibrated, {
    track: ({ manifest }) => manifest.name,
    hardware_class: ({ manifest }) => manifest.hardware.class,
    sigma: ({ sigma }) => sigma,
    degrees_of_freedom: ({ degreesOfFreedom }) => degreesOfFreedom,
    leaf_id: ({ leaf }) => idOf(leaf),
  });
}

const leaseMs = 600_000;

/** Leases and the journal, in the order of time. */
export async function writeSearch(
  sql: Transaction,
  stories: readonly TrackStory[],
  until: number,
): Promise<void> {
  const places = new Map<string, number>();
  function* leases() {
    for (const { spec, leases: own } of stories)
      for (const lease of own) {
        const isOpen = lease.endedAt === null;
        const place = isOpen ? (places.get(lease.volunteer.keyId) ?? 0) + 1 : null;
        if (place !== null) places.set(lease.volunteer.keyId, place);
        yield { lease, place, track: spec.manifest.name };
      }
  }
  const none = Buffer.alloc(0);
  await copyRows(sql, 'leases', leases(), {
    id: ({ lease }) => lease.id,
    track: ({ track }) => track,
    key_id: ({ lease }) => lease.volunteer.keyId,
    hypothesis: ({ lease }) => lease.hypothesis,
    // One holder a hypothesis: what is said twice at this moment is told apart by whose it is.
    fingerprint: ({ lease }) =>
      hypothesisFingerprint(`${lease.hypothesis} ${lease.endedAt === null ? lease.id : ''}`),
    head: ({ lease }) => lease.head.git?.commit ?? '',
    granted_at: ({ lease }) => new Date(lease.grantedAt),
    expires_at: ({ lease }) => new Date((lease.endedAt ?? until) + leaseMs),
    ended_at: ({ lease }) => (lease.endedAt === null ? null : new Date(lease.endedAt)),
    idempotency_key: ({ lease }) => lease.id,
    request_hash: () => none,
    place: ({ place }) => place,
  });
  const journal = stories
    .flatMap(({ spec, experiments }) =>
      experiments.map((experiment) => ({ experiment, track: spec.manifest.name })),
    )
    .sort((a, b) => a.experiment.at - b.experiment.at);
  let entry = 0;
  await copyRows(sql, 'experiments', journal, {
    entry: () => ++entry,
    track: ({ track }) => track,
    lease_id: ({ experiment }) => experiment.lease.id,
    key_id: ({ experiment }) => experiment.lease.volunteer.keyId,
    outcome: ({ experiment }) => experiment.outcome,
    metric: ({ experiment }) => experiment.metric,
    seed: () => (entry * 2_654_435_761) % 2 ** 32,
    cpu_seconds: ({ experiment }) => experiment.wallSeconds * 0.9,
    wall_seconds: ({ experiment }) => experiment.wallSeconds,
    recorded_at: ({ experiment }) => new Date(experiment.at),
    idempotency_key: () => `demo-${entry}`,
    request_hash: () => none,
  });
  await sql`select setval(pg_get_serial_sequence('experiments', 'entry'), ${entry + 1})`;
}
