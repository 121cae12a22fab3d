import { type Claim, type CommitId, RatchetError, type Sha256, type TreeId } from '@ratchet/protocol';
import type { LeaseKeeper } from './lease-keeper.ts';
import type {
  CandidateCommit,
  DurableValue,
  NetworkPort,
  RandomSource,
  Say,
  SubmissionNews,
} from './ports.ts';

/**
 * A submission on its way: `sealed -> committed -> revealed`, then followed until it is decided. It is written to disk
 * before each message that depends on it, so after kill -9 the same commitment, nonce and bundle are sent again under the
 * same idempotency keys, and the coordinator answers as it did.
 */
export interface Pending {
  readonly stage: 'sealed' | 'committed' | 'revealed';
  readonly track: string;
  readonly head: CommitId;
  readonly candidate: CommitId;
  readonly tree: TreeId;
  readonly hypothesis: string;
  readonly leaseId: string;
  readonly commitment: Sha256;
  /** Base64. */
  readonly claim: string;
  /** Hex. */
  readonly nonce: string;
  /** Base64. */
  readonly bundle: string;
  readonly commitKey: string;
  readonly revealKey: string;
  /** From the answer to the commitment. */
  readonly submissionId: string | null;
  readonly state: string;
}

/** How a submission ended. `lapsed` was nobody's judgement: its candidate may be submitted again. */
export type SubmissionEnd = 'merged' | 'rejected' | 'lapsed';

interface SubmitterParts {
  readonly network: NetworkPort;
  readonly outbox: DurableValue<Pending>;
  readonly leases: LeaseKeeper;
  readonly random: RandomSource;
  readonly say: Say;
}

export class Submitter {
  readonly #parts: SubmitterParts;
  #pending: Pending | null = null;
  #end: SubmissionEnd | null = null;

  constructor(parts: SubmitterParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#pending !== null;
  }

  /** How the latest submission ended; told once. */
  takeEnd(): SubmissionEnd | null {
    const end = this.#end;
    this.#end = null;
    return end;
  }

  /** Takes up what an earlier process left. */
  async resume(track: string): Promise<void> {
    const left = await this.#parts.outbox.load();
    if (left?.track === track) this.#pending = left;
  }

  async begin(
    claim: Claim,
    parts: {
      readonly candidate: CandidateCommit;
      readonly bundle: Uint8Array;
      readonly leaseId: string;
    },
  ): Promise<void> {
    const { network, random, say } = this.#parts;
    const nonce = random.bytes(32);
    const { envelope, commitment } = network.seal(claim, parts.candidate, nonce);
    await this.#keep({
      stage: 'sealed',
      track: claim.track,
      head: parts.candidate.head,
      candidate: parts.candidate.commit,
      tree: parts.candidate.tree,
      hypothesis: claim.hypothesis,
      leaseId: parts.leaseId,
      commitment,
      claim: Buffer.from(envelope).toString('base64'),
      nonce: Buffer.from(nonce).toString('hex'),
      bundle: Buffer.from(parts.bundle).toString('base64'),
      commitKey: random.id(),
      revealKey: random.id(),
      submissionId: null,
      state: 'COMMITTED',
    });
    say('submit', `${claim.hypothesis}  (gain ${claim.effect.toPrecision(3)} over the head)`);
  }

  /** Pushes the submission on until it is revealed; one that is revealed is asked after. A refusal ends it. */
  async advance(signal: AbortSignal): Promise<void> {
    for (;;) {
      const before = this.#pending?.stage;
      await this.#step(signal);
      const now = this.#pending?.stage;
      if (now === before || now === undefined || now === 'revealed') return;
    }
  }

  async #step(signal: AbortSignal): Promise<void> {
    const pending = this.#pending;
    if (!pending) return;
    try {
      if (pending.stage === 'sealed') await this.#commit(pending, signal);
      else if (pending.stage === 'committed') await this.#reveal(pending, signal);
      else await this.#follow(pending, signal);
    } catch (error) {
      // The coordinator's own trouble is no verdict on the candidate: the same thing is sent again later.
      if (!(error instanceof RatchetError) || error.code === 'internal') throw error;
      await this.#finish(unjudged.has(error.code) ? 'lapsed' : 'rejected');
      this.#parts.say('refused', `${pending.hypothesis}  ${error.code}: ${error.rule}`);
    }
  }

  async #commit(pending: Pending, signal: AbortSignal): Promise<void> {
    const { network } = this.#parts;
    const { leaseId, commitment, commitKey: idempotencyKey } = pending;
    try {
      const { submissionId } = await network.commit({ leaseId, commitment, idempotencyKey }, signal);
      await this.#keep({ ...pending, stage: 'committed', submissionId });
    } catch (error) {
      if (!isLeaseLost(error)) throw error;
      await this.#keep(await this.#leasedAnew(pending, signal));
    }
  }

  /** After a long outage the lease is over: the same commitment goes under a new one, as another request. */
  async #leasedAnew(pending: Pending, signal: AbortSignal): Promise<Pending> {
    const { leases, random } = this.#parts;
    leases.forget(pending.leaseId);
    const lease = await leases.take(pending.hypothesis, signal);
    if (lease) return { ...pending, leaseId: lease.leaseId, commitKey: random.id() };
    throw new RatchetError({
      code: 'hypothesis-held',
      field: 'hypothesis',
      rule: 'The lease ran out and another worker holds the hypothesis now.',
      remedy: 'Search for another improvement.',
    });
  }

  async #reveal(pending: Pending, signal: AbortSignal): Promise<void> {
    const { submissionId, head, candidate, tree } = pending;
    const opening = {
      submissionId: submissionId ?? '',
      head,
      candidate,
      tree,
      claim: Buffer.from(pending.claim, 'base64'),
      nonce: Buffer.from(pending.nonce, 'hex'),
    };
    await this.#parts.network.reveal(
      opening,
      Buffer.from(pending.bundle, 'base64'),
      pending.revealKey,
      signal,
    );
    await this.#keep({ ...pending, stage: 'revealed', state: 'REVEALED' });
  }

  async #follow(pending: Pending, signal: AbortSignal): Promise<void> {
    const news = await this.#parts.network.submission(pending.submissionId ?? '', signal);
    if (news.state === pending.state) return;
    this.#parts.say('submission', `${pending.hypothesis}  ${inWords(news)}`);
    if (news.open) await this.#keep({ ...pending, state: news.state });
    else await this.#finish(endOf(news));
  }

  async #keep(pending: Pending): Promise<void> {
    await this.#parts.outbox.save(pending);
    this.#pending = pending;
  }

  async #finish(end: SubmissionEnd): Promise<void> {
    await this.#parts.outbox.clear();
    this.#pending = null;
    this.#end = end;
  }
}

/** Refusals that say nothing about the candidate: a slot that is taken still, a track that is paused, or an answer that was lost for good. */
const unjudged: ReadonlySet<string> = new Set([
  'commitment-lapsed',
  'already-committed',
  'idempotency-key-reused',
  'quota-exceeded',
  'track-paused',
]);

const isLeaseLost = (error: unknown): boolean =>
  error instanceof RatchetError && (error.code === 'lease-expired' || error.code === 'unknown-lease');

const endOf = ({ state }: SubmissionNews): SubmissionEnd =>
  state === 'MERGED' ? 'merged' : state === 'LAPSED' ? 'lapsed' : 'rejected';

function inWords({ state, reason, code, effect, mergedAs }: SubmissionNews): string {
  const why = [reason, code].filter((word) => word !== '').join(', ');
  const gain = effect === null ? '' : `  effect ${effect.toPrecision(3)}`;
  const where = mergedAs === '' ? '' : `  as ${mergedAs.slice(0, 12)}`;
  return `${state.toLowerCase()}${why === '' ? '' : ` (${why})`}${gain}${where}`;
}
