import { hypothesisFingerprint, parseTrackName } from '@ratchet/protocol';
import { after, parseLine, policy } from './policy.ts';
import type { Caller, Clock, LeaseGrant, LeaseStore, RandomSource } from './ports.ts';
import type { Standing } from './standing.ts';

/** An exclusive, expiring hold of one hypothesis. */
export const grantLease =
  (parts: { leases: LeaseStore; clock: Clock; random: RandomSource; standing: Standing }) =>
  async (caller: Caller, request: { track: string; hypothesis: string }): Promise<LeaseGrant> => {
    const track = parseTrackName(request.track, 'track');
    const hypothesis = parseLine(request.hypothesis, 'hypothesis', policy.hypothesisCharacters);
    parts.standing.requireRunning(track);
    const now = parts.clock.now();
    return parts.leases.grantLease({
      id: parts.random.uuid(),
      caller,
      track,
      hypothesis,
      fingerprint: hypothesisFingerprint(hypothesis),
      now,
      expiresAt: after(now, policy.leaseSeconds),
      openAtMost: parts.standing.leasesAtMost(caller.keyId),
    });
  };
