import { type Codec, codec } from './codec.ts';
import type * as m from './messages.ts';

/** One RPC: its path and the codecs of both sides. gRPC itself carries bytes, so that a signature is checked before they are parsed. */
export interface Method<Request extends object, Response extends object> {
  readonly path: string;
  readonly kind: 'unary' | 'client-stream' | 'server-stream';
  readonly request: Codec<Request>;
  readonly response: Codec<Response>;
}

const method = <Request extends object, Response extends object>(
  service: string,
  name: string,
  types: readonly [Parameters<typeof codec>[0], Parameters<typeof codec>[0]],
  kind: Method<Request, Response>['kind'] = 'unary',
): Method<Request, Response> => ({
  path: `/ratchet.v1.${service}/${name}`,
  kind,
  request: codec<Request>(types[0]),
  response: codec<Response>(types[1]),
});

export const methods = {
  register: method<m.RegisterRequest, m.RegisterResponse>('RegistrationService', 'Register', [
    'RegisterRequest',
    'RegisterResponse',
  ]),
  listTracks: method<m.ListTracksRequest, m.ListTracksResponse>('TrackService', 'ListTracks', [
    'ListTracksRequest',
    'ListTracksResponse',
  ]),
  getTrack: method<m.GetTrackRequest, m.GetTrackResponse>('TrackService', 'GetTrack', [
    'GetTrackRequest',
    'GetTrackResponse',
  ]),
  fetchBlob: method<m.FetchBlobRequest, m.Chunk>(
    'TrackService',
    'FetchBlob',
    ['FetchBlobRequest', 'FetchBlobResponse'],
    'server-stream',
  ),
  takeLease: method<m.TakeLeaseRequest, m.TakeLeaseResponse>('LeaseService', 'TakeLease', [
    'TakeLeaseRequest',
    'TakeLeaseResponse',
  ]),
  renewLease: method<m.LeaseRequest, m.Expiry>('LeaseService', 'RenewLease', [
    'RenewLeaseRequest',
    'RenewLeaseResponse',
  ]),
  releaseLease: method<m.LeaseRequest, m.Empty>('LeaseService', 'ReleaseLease', [
    'ReleaseLeaseRequest',
    'ReleaseLeaseResponse',
  ]),
  appendExperiment: method<m.AppendExperimentRequest, m.AppendExperimentResponse>(
    'JournalService',
    'AppendExperiment',
    ['AppendExperimentRequest', 'AppendExperimentResponse'],
  ),
  readJournal: method<m.ReadJournalRequest, m.ReadJournalResponse>('JournalService', 'ReadJournal', [
    'ReadJournalRequest',
    'ReadJournalResponse',
  ]),
  commit: method<m.CommitRequest, m.CommitResponse>('SubmissionService', 'Commit', [
    'CommitRequest',
    'CommitResponse',
  ]),
  reveal: method<m.RevealRequest, m.RevealResponse>(
    'SubmissionService',
    'Reveal',
    ['RevealRequest', 'RevealResponse'],
    'client-stream',
  ),
  getSubmission: method<m.GetSubmissionRequest, m.GetSubmissionResponse>(
    'SubmissionService',
    'GetSubmission',
    ['GetSubmissionRequest', 'GetSubmissionResponse'],
  ),
  approveMerge: method<m.ApproveMergeRequest, m.ApproveMergeResponse>('SubmissionService', 'ApproveMerge', [
    'ApproveMergeRequest',
    'ApproveMergeResponse',
  ]),
  administer: method<m.AdministerRequest, m.AdministerResponse>('AdministrationService', 'Administer', [
    'AdministerRequest',
    'AdministerResponse',
  ]),
  leaseReplica: method<m.LeaseReplicaRequest, m.LeaseReplicaResponse>('VerificationService', 'LeaseReplica', [
    'LeaseReplicaRequest',
    'LeaseReplicaResponse',
  ]),
  renewReplica: method<m.ReplicaRequest, m.Expiry>('VerificationService', 'RenewReplica', [
    'RenewReplicaRequest',
    'RenewReplicaResponse',
  ]),
  reportReplica: method<m.ReportReplicaRequest, m.Empty>('VerificationService', 'ReportReplica', [
    'ReportReplicaRequest',
    'ReportReplicaResponse',
  ]),
  fetchTree: method<m.FetchTreeRequest, m.Chunk>(
    'VerificationService',
    'FetchTree',
    ['FetchTreeRequest', 'FetchTreeResponse'],
    'server-stream',
  ),
  fetchHoldout: method<m.FetchHoldoutRequest, m.Chunk>(
    'VerificationService',
    'FetchHoldout',
    ['FetchHoldoutRequest', 'FetchHoldoutResponse'],
    'server-stream',
  ),
} as const;

export type MethodName = keyof typeof methods;
export type RequestOf<Name extends MethodName> =
  (typeof methods)[Name] extends Method<infer Request, object> ? Request : never;
export type ResponseOf<Name extends MethodName> =
  (typeof methods)[Name] extends Method<infer _, infer Response> ? Response : never;

/** Metadata keys of a signed request. */
export const signatureMetadata = { key: 'ratchet-key', signature: 'ratchet-signature-bin' } as const;
/** Data travel in pieces of this size. */
export const chunkBytes = 256 * 1024;
