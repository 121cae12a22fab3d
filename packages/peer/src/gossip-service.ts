import { gossipsub, type Message } from '@libp2p/gossipsub';
import { sha256 } from '@ratchet/protocol';

/** Bytes of a message. */
export const payloadAtMost = 64 * 1024;

/** A rejected message costs the square of how many there were, times this (gossipsub v1.1, P4). */
const invalidMessageWeight = -50;

/** Only what is wrong counts: whoever has little to say is no worse than others. */
const topicScore = {
  topicWeight: 1,
  timeInMeshWeight: 0,
  timeInMeshQuantum: 1_000,
  timeInMeshCap: 10,
  firstMessageDeliveriesWeight: 0,
  firstMessageDeliveriesDecay: 0.5,
  firstMessageDeliveriesCap: 10,
  meshMessageDeliveriesWeight: 0,
  meshMessageDeliveriesDecay: 0.5,
  meshMessageDeliveriesCap: 10,
  meshMessageDeliveriesThreshold: 1,
  meshMessageDeliveriesWindow: 10,
  meshMessageDeliveriesActivation: 1_000,
  meshFailurePenaltyWeight: 0,
  meshFailurePenaltyDecay: 0.5,
  invalidMessageDeliveriesWeight: invalidMessageWeight,
  invalidMessageDeliveriesDecay: 0.99,
};

export const gossipService = (topics: readonly string[]) =>
  gossipsub({
    allowedTopics: [...topics],
    allowPublishToZeroTopicPeers: true,
    ignoreDuplicatePublishError: true,
    // What a message says is signed inside, by whoever may say it: a second signature by whoever passes it on would say nothing more,
    // and one message is one message, whoever sends it.
    globalSignaturePolicy: 'StrictNoSign',
    msgIdFn: (message) => messageId(message),
    maxInboundDataLength: payloadAtMost,
    // The first peers must hear of a head, however few they are.
    floodPublish: true,
    D: 8,
    scoreParams: {
      // Many nodes share an address behind one router, or on one machine.
      IPColocationFactorWeight: 0,
      behaviourPenaltyWeight: -1,
      behaviourPenaltyThreshold: 6,
      behaviourPenaltyDecay: 0.99,
      topics: Object.fromEntries(topics.map((topic) => [topic, topicScore])),
    },
    // Two invalid messages and nothing that a peer says is heard for a while.
    scoreThresholds: {
      gossipThreshold: -10,
      publishThreshold: -40,
      graylistThreshold: -100,
      acceptPXThreshold: 10,
    },
  });

const messageId = ({ topic, data }: Message): Buffer =>
  sha256(Buffer.from(`${topic}\0`), data).subarray(0, 20);
