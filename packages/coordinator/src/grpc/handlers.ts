import {
  type AdminAction,
  parseKeyId,
  parseSha256,
  parseSubmissionId,
  parseTrackName,
  RatchetError,
} from '@ratchet/protocol';
import type { AdministerRequest, GetSubmissionResponse, Replica, Track } from '@ratchet/wire';
import { parseAdminAction } from '../app/administer.ts';
import type { Application } from '../app/application.ts';
import type { SubmissionStatus, TrackRow } from '../app/ports.ts';
import type { ReplicaLease } from '../app/verification-ports.ts';
import type { SharedBell } from '../db/bell.ts';
import type { Handlers } from './server.ts';

export interface HandlerOptions {
  readonly application: Application;
  readonly bell: SharedBell;
  readonly httpUrl: () => string;
  /** Multiaddrs of peers to begin with; none where there is no peer-to-peer layer. */
  readonly peers: () => readonly string[];
  /** Aborts when the server stops: long polls end. */
  readonly stopping: AbortSignal;
}

const longestWaitSeconds = 30;

/** Translates between the wire's messages and the use cases; nothing is decided here. */
export function handlersOf({ application: app, bell, httpUrl, peers, stopping }: HandlerOptions): Handlers {
  return {
    register: async ({ displayName, machine }, caller) => ({
      keyId: caller.keyId,
      ...(await app.registerNode(caller, { displayName, machine })),
      httpUrl: httpUrl(),
      peers: peers(),
    }),
    listTracks: async () => ({ tracks: (await app.tracks.tracks()).map(trackMessage) }),
    getTrack: async ({ name }) => {
      const track = await app.tracks.track(parseTrackName(name, 'name'));
      if (track) return { track: trackMessage(track), httpUrl: httpUrl() };
      throw unknown('unknown-track', 'name', `There is no track ${name} here.`);
    },
    fetchBlob: ({ sha256 }) => app.publicBlob(parseSha256(sha256, 'sha256')),
    takeLease: async (request, caller) => {
      const { leaseId, head, expiresAt } = await app.grantLease(caller, request);
      return { leaseId, head, expiresAtMs: expiresAt.getTime() };
    },
    renewLease: async (request, caller) => ({
      expiresAtMs: (await app.renewLease(caller, request)).expiresAt.getTime(),
    }),
    releaseLease: async (request, caller) => {
      await app.releaseLease(caller, request);
      return {};
    },
    appendExperiment: async (request, caller) => ({
      entry: await app.appendExperiment(caller, { ...request, metric: request.metric }),
    }),
    readJournal: async (request) => ({
      entries: (await app.readJournal(request)).map(({ outcome, metric, recordedAt, ...line }) => ({
        ...line,
        ...(outcome !== null && { outcome }),
        ...(metric !== null && { metric }),
        recordedAtMs: recordedAt.getTime(),
      })),
    }),
    commit: (request, caller) => app.commitClaim(caller, request),
    reveal: app.revealClaim,
    getSubmission: async ({ submissionId }) => {
      const status = await app.submissions.status(parseSubmissionId(submissionId, 'submissionId'));
      if (status) return submissionMessage(status);
      throw unknown('unknown-submission', 'submissionId', 'There is no such submission.');
    },
    approveMerge: (request, caller) => app.approveMerge(caller, request),
    administer: (request, caller) =>
      app.administer(caller, { action: adminActionOf(request), reason: request.reason }),
    leaseReplica: async ({ hardwareClass, waitSeconds }, caller) => {
      const until = Date.now() + Math.min(waitSeconds, longestWaitSeconds) * 1000;
      for (;;) {
        const replica = await app.leaseReplica(caller.keyId, { hardwareClass });
        if (replica) return { replica: replicaMessage(replica) };
        const left = until - Date.now();
        if (left <= 0 || stopping.aborted) return {};
        // A lost ring costs a few seconds, never a replica.
        await bell.wait('verification', Math.min(left, 5_000), stopping);
      }
    },
    renewReplica: async ({ replicaId }, caller) => ({
      expiresAtMs: (await app.renewReplica(caller.keyId, { replicaId })).getTime(),
    }),
    reportReplica: async (request, caller) => {
      await app.foldReplica(caller.keyId, request);
      return {};
    },
    fetchTree: ({ replicaId, sha256 }, caller) =>
      app.treeOf(caller.keyId, replicaId, parseSha256(sha256, 'sha256')),
    fetchHoldout: async ({ track }, caller) => {
      const sealed = await app.tracks.holdout(
        parseTrackName(track, 'track'),
        parseKeyId(caller.keyId, 'ratchet-key'),
      );
      if (sealed) return sealed;
      throw unknown('unknown-blob', 'track', 'No hold-out shard of this track is sealed to this key.');
    },
  };
}

const trackMessage = (track: TrackRow): Track => ({
  name: track.name,
  title: track.manifest.title,
  interests: track.manifest.interests,
  head: track.head,
  headTreeBlob: track.headTreeBlob,
  manifestJson: JSON.stringify(track.manifest),
  clonePath: `/git/${track.name}.git`,
  calibrated: track.calibrated,
  merges: track.merges,
});

const adminActionOf = ({ action, track, keyId, verifier, quota, leaf }: AdministerRequest): AdminAction =>
  parseAdminAction({
    ...{ action, track: track ?? null, keyId: keyId ?? null, member: verifier ?? null, leaf: leaf ?? null },
    quota: quota
      ? { openLeases: quota.openLeases ?? null, openSubmissions: quota.openSubmissions ?? null }
      : null,
  });

const submissionMessage = (status: SubmissionStatus): GetSubmissionResponse => ({
  submissionId: status.id,
  state: status.state,
  reason: status.reason ?? '',
  code: status.code ?? '',
  detail: status.detail ?? '',
  ...(status.effect !== null && { effect: status.effect }),
  mergedAs: status.mergedAs ?? '',
  track: status.track,
  candidate: status.commit ?? '',
  head: status.head ?? '',
  awaitsApproval: status.awaitsApproval,
});

const replicaMessage = (replica: ReplicaLease): Replica => ({
  replicaId: replica.id,
  track: replica.track,
  headTreeBlob: replica.headTreeBlob,
  treeBlob: replica.treeBlob,
  tree: replica.tree,
  commit: replica.commit,
  seed: replica.seed,
  expiresAtMs: replica.expiresAt.getTime(),
  trainBlob: replica.trainBlob,
  season: replica.season,
  manifestJson: JSON.stringify(replica.manifest),
});

const unknown = (
  code: 'unknown-track' | 'unknown-submission' | 'unknown-blob',
  field: string,
  rule: string,
) => new RatchetError({ code, field, rule, remedy: 'List what there is, and name one of it.' });
