import { parseLeaseId } from '@ratchet/protocol';
import type { Caller, Clock, LeaseStore } from './ports.ts';

/** Ends a lease early: its hypothesis is free, its experiments become readable. Releasing twice is no error. */
export const releaseLease =
  (parts: { leases: LeaseStore; clock: Clock }) =>
  async (caller: Caller, request: { leaseId: string }): Promise<void> => {
    const id = parseLeaseId(request.leaseId, 'leaseId');
    await parts.leases.releaseLease({ id, keyId: caller.keyId, now: parts.clock.now() });
  };
