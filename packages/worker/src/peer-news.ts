import { becomeMember, logKeyOf, type Membership, type SharedBlobs, shareBlobs } from '@ratchet/peer';
import {
  hypothesisFingerprint,
  type KeyId,
  type NodeKey,
  predicateTypes,
  sealStatement,
} from '@ratchet/protocol';

export interface PeerNewsOptions {
  readonly key: NodeKey;
  readonly track: string;
  readonly blobsDir: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** What a worker hears from its peers, and tells them. Without any, it knows nothing and tells nobody. */
export interface PeerNews {
  /** Joins the peers of a network, once. */
  join(network: { readonly url: string; readonly bootstrap: readonly string[] }): Promise<void>;
  /** How many heads of the track were told of; null without peers. */
  headNews(): number | null;
  /** A key that the journal has: only of such keys is it believed what they try. */
  meet(keyId: string): void;
  /** Whether a peer that the journal knows said not long ago that it tries this. */
  isTried(hypothesis: string): boolean;
  /** Tells of a hypothesis that is held, or of how it went. */
  tell(experiment: {
    readonly head: string;
    readonly hypothesis: string;
    readonly outcome: 'kept' | 'discarded' | 'crashed' | null;
    readonly metric: number | null;
  }): void;
  /** A public blob from peers or the blob store; null where that fails. */
  blob(sha256: string, signal: AbortSignal): Promise<Buffer | null>;
  stop(): Promise<void>;
}

const quotaBytes = 8 * 1024 ** 3;
/** As long as a lease lasts, and as many as a key may hold: to say that something is tried costs others no more than to hold it. */
const triedForMs = 600_000;
const triedPerKey = 8;
const keysAtMost = 10_000;

export function peerNews({ key, track, blobsDir, now, random, say }: PeerNewsOptions): PeerNews {
  let membership: Membership | null = null;
  let blobs: SharedBlobs | null = null;
  let heads = 0;
  /** What each key tries, and until when it is believed. */
  const tried = new Map<string, Map<string, number>>();
  const listeners = {
    onHead: (merge: { readonly track: string }) => {
      if (merge.track === track) heads += 1;
    },
    onExperiment: (experiment: { readonly track: string; readonly hypothesis: string }, by: KeyId) => {
      if (experiment.track !== track || by === key.keyId) return;
      const own = tried.get(by);
      if (!own) return;
      const fingerprint = hypothesisFingerprint(experiment.hypothesis);
      own.delete(fingerprint);
      own.set(fingerprint, now() + triedForMs);
      const [oldest] = own.keys();
      if (own.size > triedPerKey && oldest !== undefined) own.delete(oldest);
    },
  };
  return {
    async join({ url, bootstrap }) {
      if (membership || bootstrap.length === 0) return;
      try {
        const operator = await logKeyOf(url);
        membership = await becomeMember({ key, operator, bootstrap, listeners, now });
        const { peer } = membership;
        blobs = await shareBlobs({ peer, url, quotaBytes, random, dir: blobsDir, report: say });
      } catch (error) {
        // Everything works through the coordinator too.
        say(`${error instanceof Error ? error.message : error}; going on without peers`);
      }
    },
    headNews: () => (membership ? heads : null),
    meet(keyId) {
      if (tried.has(keyId) || tried.size >= keysAtMost) return;
      tried.set(keyId, new Map());
    },
    isTried(hypothesis) {
      const fingerprint = hypothesisFingerprint(hypothesis);
      return [...tried.values()].some((own) => (own.get(fingerprint) ?? 0) > now());
    },
    tell({ head, ...experiment }) {
      const envelope = sealStatement(key, {
        ...{ subjectName: track, gitCommit: head, predicateType: predicateTypes.experiment },
        predicate: { ...experiment, track, at: now() },
      });
      membership?.gossip.experiment(envelope).catch(() => {});
    },
    blob: async (sha256, signal) => (await blobs?.fetch(sha256, signal).catch(() => null)) ?? null,
    async stop() {
      await membership?.peer.stop();
    },
  };
}
