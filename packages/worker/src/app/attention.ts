import type { Clock } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import { alongside } from './alongside.ts';
import { HeadMoved } from './head-moved.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { NetworkPort, Say } from './ports.ts';
import type { Submitter } from './submitter.ts';

interface AttentionParts {
  readonly network: NetworkPort;
  readonly clock: Clock;
  readonly leases: LeaseKeeper;
  readonly submitter: Submitter;
  readonly say: Say;
  readonly pollSeconds: number;
  readonly head: string;
}

/** Looks between two questions after the head where peers tell of it. */
const pollsWithPeers = 20;

/** What has to be looked after while the search on one head goes on: leases, the open submission, and the head itself. */
export class Attention {
  readonly #parts: AttentionParts;
  #nextLookMs = 0;
  #nextHeadMs = 0;
  #newsSeen: number | null;

  constructor(parts: AttentionParts) {
    this.#parts = parts;
    this.#newsSeen = parts.network.headNews();
  }

  /** `work`, with everything looked after meanwhile. @throws HeadMoved */
  during<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { clock, pollSeconds } = this.#parts;
    const tick = (stop: AbortSignal) => this.look(stop);
    return alongside({ clock, everyMs: pollSeconds * 1000, signal, tick }, work);
  }

  /** Asks at most once per `pollSeconds`. @throws HeadMoved */
  async look(signal: AbortSignal): Promise<void> {
    const { clock, leases, submitter, network, head, pollSeconds, say } = this.#parts;
    if (clock.now() < this.#nextLookMs) return;
    this.#nextLookMs = clock.now() + pollSeconds * 1000;
    try {
      await leases.renewDue(signal);
      await submitter.advance(signal);
      if (!this.#isHeadDue() || (await network.track(signal)).head === head) return;
    } catch (error) {
      // A coordinator in trouble must not end the run that goes on here: the next look asks again.
      if (!(error instanceof RatchetError)) throw error;
      say('trouble', `${error.code}: ${error.rule}`);
      return;
    }
    throw new HeadMoved('The head moved.');
  }

  /** Peers tell of heads as they come: with them it is asked after at once then, and else only now and then. */
  #isHeadDue(): boolean {
    const { clock, network, pollSeconds } = this.#parts;
    const news = network.headNews();
    if (news === this.#newsSeen && clock.now() < this.#nextHeadMs) return false;
    this.#newsSeen = news;
    this.#nextHeadMs = clock.now() + (news === null ? 0 : pollsWithPeers * pollSeconds * 1000);
    return true;
  }
}
