import type { Client, Machine } from '@ratchet/client';
import {
  commitmentOf,
  isOpen,
  type NodeKey,
  parseCommitId,
  parseManifest,
  parseTrackName,
  predicateTypes,
  RatchetError,
  sealStatement,
  sha256Hex,
} from '@ratchet/protocol';
import type { NetworkPort } from './app/ports.ts';
import type { PeerNews } from './peer-news.ts';

/** Lines of the journal asked for at a time. */
const pageLines = 1_000;

/** The worker's calls over gRPC, all about one track. */
export function networkAdapter(options: {
  readonly client: Client;
  readonly key: NodeKey;
  readonly track: string;
  readonly displayName: string;
  readonly machine: Machine;
  readonly peers: PeerNews;
}): NetworkPort {
  const { client, key, displayName, machine, peers } = options;
  const track = parseTrackName(options.track, '--track');
  /** What is held by which lease, for telling peers how it went. */
  const held = new Map<string, { readonly head: string; readonly hypothesis: string }>();
  return {
    keyId: key.keyId,
    headNews: peers.headNews,
    async register(signal) {
      const { httpUrl: url, peers: bootstrap } = await client.call(
        'register',
        { displayName, machine },
        { signal },
      );
      await peers.join({ url, bootstrap });
    },
    async track(signal) {
      const answer = await client.call('getTrack', { name: track }, { signal });
      const { head, clonePath, manifestJson } = answer.track;
      return {
        name: track,
        cloneUrl: cloneUrl(answer.httpUrl, clonePath),
        head: parseCommitId(head, 'track.head'),
        manifest: parseManifest(manifestJson),
      };
    },
    async takeLease(hypothesis, signal) {
      // A peer tries it: the coordinator would say so too.
      if (peers.isTried(hypothesis)) throw heldByAnother();
      const lease = await client.call('takeLease', { track, hypothesis }, { signal });
      held.set(lease.leaseId, { head: lease.head, hypothesis });
      peers.tell({ head: lease.head, hypothesis, outcome: null, metric: null });
      return { hypothesis, ...lease };
    },
    async renewLease(leaseId, signal) {
      return (await client.call('renewLease', { leaseId }, { signal })).expiresAtMs;
    },
    async releaseLease(leaseId, signal) {
      await client.call('releaseLease', { leaseId }, { signal });
      held.delete(leaseId);
    },
    async record({ idempotencyKey, metric, ...rest }, signal) {
      const experiment = { ...rest, track, ...(metric === null ? {} : { metric }) };
      await client.call('appendExperiment', experiment, { signal, idempotencyKey });
      const tried = held.get(rest.leaseId);
      if (tried) peers.tell({ ...tried, outcome: rest.outcome, metric });
    },
    async journal(after, signal) {
      const { entries } = await client.call('readJournal', { track, after, limit: pageLines }, { signal });
      for (const { keyId: author } of entries) peers.meet(author);
      return entries.map((entry) => ({
        ...entry,
        outcome: entry.outcome ?? null,
        metric: entry.metric ?? null,
      }));
    },
    async commit({ leaseId, commitment, idempotencyKey }, signal) {
      return client.call('commit', { leaseId, track, commitment }, { signal, idempotencyKey });
    },
    async reveal(opening, bundle, idempotencyKey, signal) {
      const sealed = { ...opening, track, bundleSha256: sha256Hex(bundle), bundleBytes: bundle.length };
      await client.reveal(sealed, bundle, { signal, idempotencyKey });
    },
    async submission(submissionId, signal) {
      const news = await client.call('getSubmission', { submissionId }, { signal });
      return { ...news, open: isOpen(news.state), effect: news.effect ?? null };
    },
    seal(claim, candidate, nonce) {
      const envelope = sealStatement(key, {
        subjectName: track,
        gitCommit: candidate.commit,
        predicateType: predicateTypes.claim,
        predicate: claim,
      });
      const { head, tree } = candidate;
      return {
        envelope,
        commitment: commitmentOf({ keyId: key.keyId, track, head, tree, claim: envelope, nonce }),
      };
    },
  };
}

const heldByAnother = (): RatchetError =>
  new RatchetError({
    code: 'hypothesis-held',
    field: 'hypothesis',
    rule: 'A peer tries this hypothesis now.',
    remedy: 'Try another.',
  });

function cloneUrl(httpUrl: string, clonePath: string): string {
  const base = URL.parse(httpUrl);
  if (base && (base.protocol === 'http:' || base.protocol === 'https:')) return new URL(clonePath, base).href;
  throw new RatchetError({
    code: 'unavailable',
    field: 'httpUrl',
    rule: 'The coordinator does not say where it serves git over HTTP.',
    remedy: 'Its operator starts it with --http HOST:PORT.',
  });
}
