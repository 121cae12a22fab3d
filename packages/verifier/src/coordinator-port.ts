import type { Client } from '@ratchet/client';
import type { CoordinatorPort } from './app/ports.ts';

/** The verifier's calls over gRPC. */
export const coordinatorPort = (client: Client): CoordinatorPort => ({
  async leaseReplica(request, signal) {
    const { replica } = await client.call('leaseReplica', request, { signal });
    return replica ?? null;
  },
  async renewReplica(replicaId, signal) {
    const { expiresAtMs } = await client.call('renewReplica', { replicaId }, { signal });
    return expiresAtMs;
  },
  async reportReplica({ replicaId, statement, idempotencyKey }, signal) {
    await client.call('reportReplica', { replicaId, statement }, { signal, idempotencyKey });
  },
});
