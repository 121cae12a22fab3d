import type { Clock } from '@ratchet/kit';
import { RatchetError } from '@ratchet/protocol';
import type { Lease, NetworkPort } from './ports.ts';

/**
 * The leases that this worker holds. Each is renewed when a third of its life is over, so that two renewals may fail
 * before it is lost. A lease that the coordinator no longer knows is dropped without a word: it is taken anew when needed.
 */
export class LeaseKeeper {
  readonly #network: NetworkPort;
  readonly #clock: Clock;
  readonly #held = new Map<string, { readonly lease: Lease; renewAtMs: number }>();

  constructor(options: { readonly network: NetworkPort; readonly clock: Clock }) {
    this.#network = options.network;
    this.#clock = options.clock;
  }

  /** Null when another worker holds the hypothesis. @throws RatchetError of any other refusal */
  async take(hypothesis: string, signal: AbortSignal): Promise<Lease | null> {
    for (const { lease } of this.#held.values()) if (lease.hypothesis === hypothesis) return lease;
    try {
      const lease = await this.#network.takeLease(hypothesis, signal);
      this.#held.set(lease.leaseId, { lease, renewAtMs: this.#renewAt(lease.expiresAtMs) });
      return lease;
    } catch (error) {
      if (error instanceof RatchetError && error.code === 'hypothesis-held') return null;
      throw error;
    }
  }

  async renewDue(signal: AbortSignal): Promise<void> {
    for (const [leaseId, held] of [...this.#held]) {
      if (this.#clock.now() < held.renewAtMs) continue;
      try {
        held.renewAtMs = this.#renewAt(await this.#network.renewLease(leaseId, signal));
      } catch (error) {
        if (!(error instanceof RatchetError)) throw error;
        this.#held.delete(leaseId);
      }
    }
  }

  forget(leaseId: string): void {
    this.#held.delete(leaseId);
  }

  async release(leaseId: string, signal: AbortSignal): Promise<void> {
    if (!this.#held.delete(leaseId)) return;
    try {
      await this.#network.releaseLease(leaseId, signal);
    } catch (error) {
      // Over already, or ended by the coordinator: either way nobody is kept waiting.
      if (!(error instanceof RatchetError)) throw error;
    }
  }

  async releaseHypothesis(hypothesis: string, signal: AbortSignal): Promise<void> {
    for (const { lease } of [...this.#held.values()]) {
      if (lease.hypothesis === hypothesis) await this.release(lease.leaseId, signal);
    }
  }

  async releaseAll(signal: AbortSignal): Promise<void> {
    for (const leaseId of [...this.#held.keys()]) await this.release(leaseId, signal);
  }

  #renewAt(expiresAtMs: number): number {
    const now = this.#clock.now();
    return now + Math.max(0, expiresAtMs - now) / 3;
  }
}
