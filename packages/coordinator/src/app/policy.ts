import { RatchetError } from '@ratchet/protocol';
import { canaryShare } from '@ratchet/statistics';

/** The coordinator's numbers, in one place. Each is a rule that someone may run into. */
export const policy = {
  leaseSeconds: 600,
  openLeasesPerKey: 8,
  /** Open submissions a volunteer may have on a track: one until the first merge, then more. */
  openSubmissions: { newcomer: 1, merged: 4 },
  hypothesisCharacters: 400,
  /** Of an administrator's reason. */
  reasonCharacters: 1_000,
  claimBytes: 64 * 1024,
  bundleBytes: 8 * 1024 * 1024,
  replicaLeaseSeconds: 600,
  /** A verifier that was not heard of for so long is passed over by the lot until it returns. */
  absentAfterSeconds: 900,
  epochHours: 24,
  /** Tests that one hold-out serves for (design, section 7.10). */
  seasonTests: 5_000,
  checks: {
    /** Of a verifier's leases: runs of the reference (design, section 4: one for eight replicas). */
    sentinelShare: 1 / 9,
    canaryShare,
    /** Of all rejections, and of all merges: tested again from scratch, by others as far as there are (design, section 4). */
    retestShare: 0.05,
  },
  /** Automatic merges need a roster of this size (design, section 7.7). */
  rosterAtLeast: 3,
  /** How long a contradicted claim costs its key the place in the queue. */
  overstatedDays: 30,
  /** While a candidate has ln E of at least this at a verifier, no other on that head starts new replicas. */
  exclusiveLogE: Math.log(5),
} as const;

export const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** From when on a verifier must have been heard of to count as present. */
export const presentSince = (now: Date): Date => after(now, -policy.absentAfterSeconds);

/** @throws RatchetError `bad-field` when `text` is not one line of 1 to `characters` visible characters. */
export function parseLine(text: string, field: string, characters: number): string {
  const trimmed = text.trim();
  const isLine =
    trimmed.length > 0 && trimmed.length <= characters && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(trimmed);
  if (isLine) return trimmed;
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is one line of 1 to ${characters} characters without control characters.`,
    remedy: 'Shorten it, or take out what is not text.',
  });
}

/** @throws RatchetError `bad-field` when `value` is not a finite number within [low, high]. */
export function parseNumber(value: number, field: string, low: number, high: number): number {
  if (Number.isFinite(value) && value >= low && value <= high) return value;
  throw new RatchetError({
    code: 'bad-field',
    field,
    rule: `${field} is a finite number from ${low} to ${high}.`,
    remedy: 'Send it in that range.',
  });
}
