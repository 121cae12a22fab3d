import {
  type ExperimentStatement,
  experimentSchema,
  type KeyId,
  type MergeStatement,
  mergeSchema,
  openCheckpoint,
  openStatement,
  parseVerifierKey,
  predicateTypes,
  RatchetError,
} from '@ratchet/protocol';
import type { Judgement } from './gossip.ts';
import type { Peer } from './peer.ts';

/** What nodes of one network tell one another. Every message is signed by whoever may say it; what is not goes no further. */
export interface NetworkListeners {
  /** A track has a new head. */
  readonly onHead?: (merge: MergeStatement) => void;
  /** The log's operator signed this checkpoint; it may be one that this node was not shown. */
  readonly onCheckpoint?: (note: string) => void;
  readonly onExperiment?: (experiment: ExperimentStatement, by: KeyId) => void;
}

export interface NetworkGossip {
  /** The merge's envelope. */
  head(envelope: Buffer): Promise<void>;
  checkpoint(note: string): Promise<void>;
  /** The experiment's envelope. */
  experiment(envelope: Buffer): Promise<void>;
}

type TopicName = 'heads' | 'checkpoints' | 'journal';
const topicOf = (operator: KeyId, name: TopicName): string => `ratchet/v1/${operator.slice(0, 32)}/${name}`;

/** All that is gossiped about in the network of this operator. */
export const networkTopics = (operator: KeyId): string[] =>
  (['heads', 'checkpoints', 'journal'] as const).map((name) => topicOf(operator, name));

/** The operator of the network whose pages are at `url`. @throws RatchetError `unavailable`, `bad-field` */
export async function logKeyOf(url: string): Promise<KeyId> {
  const address = `${url.replace(/\/+$/, '')}/log/key`;
  const reply = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(20_000) }).catch(
    (cause: unknown) => {
      throw new RatchetError(
        {
          code: 'unavailable',
          field: address,
          rule: 'It cannot be reached.',
          remedy: 'See that the network is up.',
        },
        { cause },
      );
    },
  );
  return parseVerifierKey((await reply.text()).slice(0, 1_000)).keyId;
}

const bytesAtMost = 8 * 1024;
/** A checkpoint may have cosignatures of many. */
const noteBytesAtMost = 32 * 1024;
/** What one key may say of its experiments in a minute; the rest is not passed on. */
const experimentsAMinute = 60;
/** Older than this, an experiment is news to nobody. */
const experimentMinutes = 10;

export async function joinNetwork(
  peer: Peer,
  operator: KeyId,
  { onHead, onCheckpoint, onExperiment }: NetworkListeners,
  now: () => number,
): Promise<NetworkGossip> {
  const heads = new Map<string, number>();
  const budget = openBudget(now);
  const mergeIn = (payload: Buffer) => {
    const { predicate, signer } = openStatement(payload, {
      ...{ predicateType: predicateTypes.merge, schema: mergeSchema, field: 'head' },
    });
    return signer === operator ? predicate : null;
  };
  const experimentIn = (payload: Buffer) =>
    openStatement(payload, {
      ...{ predicateType: predicateTypes.experiment, schema: experimentSchema, field: 'experiment' },
    });

  await peer.gossip.join({
    ...{ name: topicOf(operator, 'heads'), bytesAtMost },
    judge: orReject((payload) => {
      const merge = mergeIn(payload);
      if (!merge) return 'reject';
      // An old head is no lie, and no news.
      return merge.verdictIndex > (heads.get(merge.track) ?? -1) ? 'accept' : 'ignore';
    }),
    receive(payload) {
      const merge = mergeIn(payload);
      if (!merge || merge.verdictIndex <= (heads.get(merge.track) ?? -1)) return;
      heads.set(merge.track, merge.verdictIndex);
      onHead?.(merge);
    },
    keptAs: (payload) => mergeIn(payload)?.track ?? null,
  });
  await peer.gossip.join({
    ...{ name: topicOf(operator, 'checkpoints'), bytesAtMost: noteBytesAtMost },
    // Also one that contradicts another: that it exists is what everyone must hear.
    judge: orReject((payload) => (openCheckpoint(payload.toString(), operator) ? 'accept' : 'reject')),
    receive: (payload) => onCheckpoint?.(payload.toString()),
    keptAs: () => 'newest',
  });
  await peer.gossip.join({
    ...{ name: topicOf(operator, 'journal'), bytesAtMost },
    judge: orReject((payload) => {
      const { predicate, signer } = experimentIn(payload);
      const isNews = Math.abs(now() - predicate.at) < experimentMinutes * 60_000;
      return isNews && budget(signer) ? 'accept' : 'ignore';
    }),
    receive(payload) {
      const { predicate, signer } = experimentIn(payload);
      onExperiment?.(predicate, signer);
    },
  });
  return {
    head: (envelope) => peer.gossip.publish(topicOf(operator, 'heads'), envelope),
    checkpoint: (note) => peer.gossip.publish(topicOf(operator, 'checkpoints'), Buffer.from(note)),
    experiment: (envelope) => peer.gossip.publish(topicOf(operator, 'journal'), envelope),
  };
}

/** What cannot be read, or is signed by nobody, is invalid. */
const orReject =
  (judge: (payload: Buffer) => Judgement) =>
  (payload: Buffer): Judgement => {
    try {
      return judge(payload);
    } catch {
      return 'reject';
    }
  };

/** So many a minute from each key; of at most ten thousand keys, so that strangers' keys fill no memory. */
function openBudget(now: () => number): (key: KeyId) => boolean {
  let minute = 0;
  let spent = new Map<KeyId, number>();
  return (key) => {
    const current = Math.floor(now() / 60_000);
    if (current !== minute) [minute, spent] = [current, new Map()];
    const count = (spent.get(key) ?? 0) + 1;
    if (spent.size < 10_000 || spent.has(key)) spent.set(key, count);
    else return false;
    return count <= experimentsAMinute;
  };
}
