import type { Readable, Writable } from 'node:stream';
import { FrameReader, headerBytes, WireViolation } from './frame-reader.ts';

export interface WireLimits {
  /** Payload of one frame, bytes, either way. */
  readonly frameBytes: number;
  /** Requests that a scorer may send. */
  readonly messages: number;
  /** From a whole request to its whole answer. The first answer includes the predictor's start. */
  readonly answerSeconds: number;
  /** All answers of a conversation together. Like a player's clock in chess it runs while the predictor has the turn. */
  readonly conversationSeconds: number;
  /** Predictors that a scorer may have, the first included: each starts anew and remembers nothing. */
  readonly predictors: number;
}

export const defaultWireLimits: WireLimits = {
  frameBytes: 16 * 2 ** 20,
  messages: 10_000,
  answerSeconds: 30,
  conversationSeconds: 3_600,
  predictors: 8,
};

/** One box of a conversation, as the relay sees it. */
export interface Peer {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Cap on what it may send, all frames together. */
  readonly totalBytes: number;
}

/**
 * How a conversation ended. `finished`: the scorer closed its end after a whole answer. `predictor-ended`,
 * `scorer-ended`: one went away in the middle, and its own end says why. `predictor-violation`, `scorer-violation`:
 * it broke the wire's rules. `predictor-late`: no whole answer within the limit.
 */
export type RelayEnd =
  | { readonly kind: 'finished' | 'predictor-ended' | 'scorer-ended' | 'predictor-late' }
  | { readonly kind: 'predictor-violation' | 'scorer-violation'; readonly rule: string };

/** Resolves after `seconds`, or rejects as soon as `signal` aborts. */
export type Wait = (seconds: number, signal: AbortSignal) => Promise<void>;

export interface RelayClock {
  /** Seconds since any moment; never goes back. */
  readonly now: () => number;
  readonly wait: Wait;
}

export interface RelayOptions {
  readonly scorer: Peer;
  readonly predictor: Peer;
  /** Ends the predictor there is and starts another. What it throws ends the conversation. */
  readonly freshPredictor: () => Promise<Peer>;
  readonly limits: WireLimits;
  readonly clock: RelayClock;
}

/** The predictor that answers at the moment. */
interface Answering {
  readonly peer: Peer;
  readonly answers: FrameReader;
}

/**
 * Carries frames between a scorer and a predictor in strict alternation: one request, one answer. A predictor's byte that
 * was not asked for is a violation, whether it comes early, twice or at the end. At most one frame each way is held.
 * An empty request has no answer: it asks for a fresh predictor, which knows nothing of what the last one was asked.
 */
export async function relayFrames(options: RelayOptions): Promise<RelayEnd> {
  const { scorer, limits } = options;
  const requests = reader(scorer, limits);
  const spent = { seconds: 0, predictors: 1 };
  let answering = answeringPeer(options.predictor, limits);
  for (let message = 1; ; message += 1) {
    const request = await nextRequest(requests, answering.answers);
    if ('kind' in request) return request.kind === 'finished' ? dismiss(options, answering) : request;
    if (message > limits.messages) {
      return { kind: 'scorer-violation', rule: `The scorer sent more than ${limits.messages} requests.` };
    }
    if (request.length > headerBytes) {
      const answer = await exchange(options, answering, request, spent);
      if ('kind' in answer) return answer;
      if (!(await deliver(scorer.stdin, answer))) return { kind: 'scorer-ended' };
      continue;
    }
    spent.predictors += 1;
    if (spent.predictors > limits.predictors) {
      return {
        kind: 'scorer-violation',
        rule: `The scorer asked for more than ${limits.predictors} predictors.`,
      };
    }
    const left = await dismiss(options, answering);
    if (left.kind !== 'finished') return left;
    answering = answeringPeer(await options.freshPredictor(), limits);
  }
}

const reader = ({ stdout, totalBytes }: Peer, { frameBytes }: WireLimits): FrameReader =>
  new FrameReader({ stream: stdout, frameBytes, totalBytes });

const answeringPeer = (peer: Peer, limits: WireLimits): Answering => ({
  peer,
  answers: reader(peer, limits),
});

/**
 * The scorer's next frame, unless the predictor, whose turn it is not, is heard first. One that has ended is left to the
 * next request: the scorer may be done with it.
 */
async function nextRequest(requests: FrameReader, answers: FrameReader): Promise<Buffer | RelayEnd> {
  const asked = requests.next().then(
    (frame): Buffer | RelayEnd => frame ?? { kind: 'finished' },
    (error: unknown): RelayEnd => broken(error, 'scorer'),
  );
  if (answers.hasUnread) return unasked;
  const heard = answers.somethingArrives().then(
    (arrived) => (arrived ? unasked : asked),
    (error: unknown) => (error instanceof WireViolation ? broken(error, 'predictor') : asked),
  );
  return Promise.race([asked, heard]);
}

const unasked: RelayEnd = { kind: 'predictor-violation', rule: 'It answered without being asked.' };

/** Hands the request over and waits for the answer, both within what this answer and all of them together may take. */
async function exchange(
  { limits, clock }: RelayOptions,
  { peer, answers }: Answering,
  request: Buffer,
  spent: { seconds: number },
): Promise<Buffer | RelayEnd> {
  const answered = new AbortController();
  const began = clock.now();
  const allowed = Math.max(0, Math.min(limits.answerSeconds, limits.conversationSeconds - spent.seconds));
  const late = clock.wait(allowed, answered.signal).then(
    (): RelayEnd => ({ kind: 'predictor-late' }),
    (): RelayEnd => ({ kind: 'predictor-late' }),
  );
  const answer = async (): Promise<Buffer | RelayEnd> => {
    // A predictor that has ended may have left its last answer in the pipe: reading decides, not writing.
    const delivered = deliver(peer.stdin, request);
    const frame = await answers.next();
    if (frame === null) return { kind: 'predictor-ended' };
    return (await delivered) ? frame : { kind: 'predictor-ended' };
  };
  try {
    return await Promise.race([answer().catch((error: unknown) => broken(error, 'predictor')), late]);
  } finally {
    spent.seconds += clock.now() - began;
    answered.abort();
  }
}

/** After the last answer: the predictor sees the end of its input and has one more limit's time to end in silence. */
async function dismiss({ limits, clock }: RelayOptions, { peer, answers }: Answering): Promise<RelayEnd> {
  peer.stdin.end();
  const ended = new AbortController();
  const finished: RelayEnd = { kind: 'finished' };
  const silence = answers.somethingArrives().then(
    (arrived) => (arrived ? unasked : finished),
    (error: unknown) => (error instanceof WireViolation ? broken(error, 'predictor') : finished),
  );
  // One that lingers is ended by whoever called: it can no longer change its score.
  const grace = clock.wait(Math.min(limits.answerSeconds, lingerSeconds), ended.signal).then(
    () => finished,
    () => finished,
  );
  try {
    return await Promise.race([silence, grace]);
  } finally {
    ended.abort();
  }
}

const lingerSeconds = 5;

/** Writes with the reader's pace. False when the other end is gone. */
function deliver(stream: Writable, frame: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) return resolve(false);
    const closed = () => resolve(false);
    stream.once('close', closed);
    stream.write(frame, (error) => {
      stream.off('close', closed);
      resolve(!error);
    });
  });
}

/** A read that failed: a broken rule, or a stream that was cut because its box ended. */
function broken(error: unknown, who: 'scorer' | 'predictor'): RelayEnd {
  if (error instanceof WireViolation) return { kind: `${who}-violation`, rule: error.message };
  return { kind: `${who}-ended` };
}
