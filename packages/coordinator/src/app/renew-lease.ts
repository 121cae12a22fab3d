import { parseLeaseId } from '@ratchet/protocol';
import { after, policy } from './policy.ts';
import type { Caller, Clock, LeaseStore } from './ports.ts';

export const renewLease =
  (parts: { leases: LeaseStore; clock: Clock }) =>
  async (caller: Caller, request: { leaseId: string }): Promise<{ expiresAt: Date }> => {
    const id = parseLeaseId(request.leaseId, 'leaseId');
    const now = parts.clock.now();
    const expiresAt = after(now, policy.leaseSeconds);
    await parts.leases.renewLease({ id, keyId: caller.keyId, now, expiresAt });
    return { expiresAt };
  };
