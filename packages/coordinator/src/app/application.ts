import { type KeyId, parseReplicaId, RatchetError, type Sha256 } from '@ratchet/protocol';
import { administer, isAdministrator } from './administer.ts';
import type { AdministrationStore } from './administration-ports.ts';
import { admitSubmission } from './admit-submission.ts';
import { appendExperiment } from './append-experiment.ts';
import { approveMerge } from './approve-merge.ts';
import { type Chore, choreOf, expireHolds, type Pass, retestMerges } from './chores.ts';
import { commitClaim } from './commit-claim.ts';
import { foldReplica } from './fold-replica.ts';
import { grantLease } from './grant-lease.ts';
import { leaseReplica } from './lease-replica.ts';
import { mergeCandidate } from './merge-candidate.ts';
import { openTrack } from './open-track.ts';
import { after, policy } from './policy.ts';
import type {
  Bell,
  Blobs,
  Checks,
  Clock,
  EpochStore,
  JournalStore,
  LeaseStore,
  LogStore,
  NodeStore,
  Operator,
  RandomSource,
  Repositories,
  RosterStore,
  SubmissionStore,
  TrackStore,
} from './ports.ts';
import { readJournal } from './read-journal.ts';
import { rebaseSubmission } from './rebase-submission.ts';
import { registerNode } from './register-node.ts';
import { releaseLease } from './release-lease.ts';
import { renewLease } from './renew-lease.ts';
import { revealClaim } from './reveal-claim.ts';
import { rotateEpoch } from './rotate-epoch.ts';
import { rotateSeasons } from './rotate-seasons.ts';
import { openStanding } from './standing.ts';
import { syncRoster } from './sync-roster.ts';
import type { VerificationStore } from './verification-ports.ts';

export interface Parts {
  readonly nodes: NodeStore;
  readonly roster: RosterStore;
  readonly leases: LeaseStore;
  readonly journal: JournalStore;
  readonly submissions: SubmissionStore;
  readonly tracks: TrackStore;
  readonly epochs: EpochStore;
  readonly log: LogStore;
  readonly verification: VerificationStore;
  readonly administration: AdministrationStore;
  /** Keys that administer the network, beside the operator's own. */
  readonly administrators: ReadonlySet<KeyId>;
  readonly repositories: Repositories;
  readonly blobs: Blobs;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly operator: Operator;
  readonly checks: Checks;
  readonly report: (line: string, error: unknown) => void;
}

/** The use cases, each given what it needs. */
export function application(given: Parts) {
  const standing = openStanding(given.administration);
  const parts = { ...given, standing };
  const chores = (
    [
      // Mostly waiting for the disk and the database; git itself takes its own turns.
      { state: 'REVEALED', atOnce: 32, work: admitSubmission(parts) },
      { state: 'STALE', atOnce: 2, work: rebaseSubmission(parts) },
      // One head moves at a time, in the order of the commitments.
      { state: 'ACCEPTED', atOnce: 1, work: mergeCandidate(parts) },
    ] satisfies Chore[]
  ).map((chore): Pass => ({ state: chore.state, pass: choreOf(parts, chore) }));
  chores.push({ state: 'MERGED', pass: retestMerges(parts) });
  return {
    tracks: parts.tracks,
    submissions: parts.submissions,
    registerNode: registerNode(parts),
    grantLease: grantLease(parts),
    renewLease: renewLease(parts),
    releaseLease: releaseLease(parts),
    appendExperiment: appendExperiment(parts),
    readJournal: readJournal(parts),
    commitClaim: commitClaim(parts),
    revealClaim: revealClaim(parts),
    approveMerge: approveMerge(parts),
    administer: administer(parts),
    isAdministrator: (keyId: KeyId) => isAdministrator(parts, keyId),
    /** How tracks and keys stand with the administrators: to be read before anyone may call. */
    standing,
    foldReplica: foldReplica(parts),
    openTrack: openTrack(parts),
    rotateEpoch: rotateEpoch(parts),
    rotateSeasons: rotateSeasons(parts),
    syncRoster: syncRoster(parts),
    expireHolds: expireHolds(parts),
    sequence: () => parts.log.sequence(),
    /** What the coordinator does by itself, each on its own: a flood of candidates must not hold up a merge. */
    chores,

    async leaseReplica(keyId: KeyId, request: { hardwareClass: string }) {
      await parts.roster.seen(keyId, parts.clock.now());
      return leaseReplica(parts)(keyId, request);
    },

    async renewReplica(keyId: KeyId, request: { replicaId: string }): Promise<Date> {
      const now = parts.clock.now();
      const expiresAt = after(now, policy.replicaLeaseSeconds);
      await parts.roster.seen(keyId, now);
      const id = parseReplicaId(request.replicaId, 'replicaId');
      await parts.verification.renewReplica(id, keyId, now, expiresAt);
      return expiresAt;
    },

    /** A tree under test: only to the verifier that holds a replica of it, and only the two trees that it needs. */
    async treeOf(keyId: KeyId, replicaId: string, address: Sha256): Promise<Buffer> {
      const id = parseReplicaId(replicaId, 'replicaId');
      const replica = await parts.verification.exclusively((transaction) => transaction.replica(id));
      const allowed =
        replica?.verifier === keyId && [replica.treeBlob, replica.headTreeBlob].includes(address);
      return blobOrRefuse(parts.blobs, allowed ? address : null);
    },

    /** Public data and heads' trees; a candidate's bundle or tree is not public before its verdict. */
    async publicBlob(address: Sha256): Promise<Buffer> {
      const tracks = await parts.tracks.tracks();
      const isPublic = tracks.some((track) =>
        [track.trainBlob, track.validationBlob, track.headTreeBlob].includes(address),
      );
      return blobOrRefuse(parts.blobs, isPublic ? address : null);
    },
  };
}

export type Application = ReturnType<typeof application>;

async function blobOrRefuse(blobs: Blobs, address: Sha256 | null): Promise<Buffer> {
  const bytes = address && (await blobs.get(address));
  if (bytes) return bytes;
  throw new RatchetError({
    code: 'unknown-blob',
    field: 'sha256',
    rule: 'There is no such blob that this key may read.',
    remedy: 'Take the address from the track or from the replica that you hold.',
  });
}
