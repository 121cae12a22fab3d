import { hypothesisFingerprint, parseTrackName } from '@ratchet/protocol';
import { after, parseLine, policy } from './policy.ts';
import type { Caller, Clock, LeaseGrant, LeaseStore, RandomSource } from './ports.ts';

/** An exclusive, expiring hold of one hypothesis. */
export const grantLease =
  (parts: { leases: LeaseStore; clock: Clock; random: RandomSource }) =>
  (caller: Caller, request: { track: string; hypothesis: string }): Promise<LeaseGrant> => {
    const track = parseTrackName(request.track, 'track');
    const hypothesis = parseLine(request.hypothesis, 'hypothesis', policy.hypothesisCharacters);
    const now = parts.clock.now();
    return parts.leases.grantLease({
      id: parts.random.uuid(),
      caller,
      track,
      hypothesis,
      fingerprint: hypothesisFingerprint(hypothesis),
      now,
      expiresAt: after(now, policy.leaseSeconds),
      openAtMost: policy.openLeasesPerKey,
    });
  };
