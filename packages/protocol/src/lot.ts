import { hmacSha256, sha256Hex } from './digest.ts';
import type { KeyId, Sha256, TrackName } from './ids.ts';
import { domainBytes } from './keys.ts';

/**
 * Seeds and lots (design, section 7.7): HMAC(epoch key, track || commitment index || replica index). The epoch key's
 * hash is in the log before the first draw and the key itself when the epoch ends, so that anyone can draw again.
 */
export interface Draw {
  /** 32 bytes, secret while the epoch lasts. */
  readonly epochKey: Uint8Array;
  readonly track: TrackName;
  /** Log index of the commitment of the candidate; for the head's own runs, the log index at which it became head. */
  readonly commitmentIndex: number;
}

export const epochKeyHash = (epochKey: Uint8Array): Sha256 => sha256Hex('ratchet-epoch/v1\0', epochKey);

type Purpose = 'seed' | 'lot' | 'check' | 'retest' | 'queue';
const draw = (purpose: Purpose, from: Draw, index: Buffer): Buffer =>
  hmacSha256(
    from.epochKey,
    domainBytes(`ratchet-${purpose}/v1`, Buffer.from(from.track), unsigned64(from.commitmentIndex), index),
  );

/** The secret seed of one replica: an unsigned 32-bit number. `replicaIndex` counts all replicas of that commitment. */
export const seedOf = (from: Draw, replicaIndex: number): number =>
  draw('seed', from, unsigned64(replicaIndex)).readUInt32BE(0);

/**
 * The roster in drawn order: sorted by HMAC under the epoch key, the first drawn of each operator only, so that the
 * verifiers that look at one candidate belong to different operators.
 */
export function lotOf(from: Draw, roster: readonly { keyId: KeyId; operator: string }[]): KeyId[] {
  const drawn = roster
    .map((member) => ({ ...member, ticket: draw('lot', from, Buffer.from(member.keyId, 'hex')) }))
    .sort((a, b) => a.ticket.compare(b.ticket));
  const seen = new Set<string>();
  const first = drawn.filter(({ operator }) => !seen.has(operator) && seen.add(operator));
  return first.map(({ keyId }) => keyId);
}

/**
 * Whether a verifier's next lease on a track is one that checks it: uniform in [0, 1), unforeseeable without the epoch key.
 * @param from with the log index at which the reference became head
 * @param leases of this verifier on the track in the epoch so far
 */
export const checkLotteryOf = (from: Draw, verifier: KeyId, leases: number): number =>
  uniform(draw('check', from, Buffer.concat([Buffer.from(verifier, 'hex'), unsigned64(leases)])));

/** Whether a decision is tested again: uniform in [0, 1). @param test number of the rejected trial in the track's stream, 0 for a merge */
export const retestLotteryOf = (from: Draw, test: number): number =>
  uniform(draw('retest', from, unsigned64(test)));

/** A candidate's ticket in the queue for the track's `test`-th trial: uniform in [0, 1). */
export const queueLotteryOf = (from: Draw, test: number): number =>
  uniform(draw('queue', from, unsigned64(test)));

const uniform = (drawn: Buffer): number => drawn.readUInt32BE(0) / 2 ** 32;

function unsigned64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
