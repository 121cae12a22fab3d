import { RatchetError } from '@ratchet/protocol';
import { networkOf } from '../visitor-network.ts';

const windowMs = 60_000;
/** So many addresses are told apart in a minute; those beyond share one allowance. */
const addressesAtMost = 10_000;

/** Lets an address try so often a minute. What is remembered is small, however many ask. */
export function attemptLimit(perMinute: number, now: () => number = Date.now) {
  let counts = new Map<string, number>();
  let beganAt = now();
  return (address: string): void => {
    const at = now();
    if (at - beganAt >= windowMs) [counts, beganAt] = [new Map(), at];
    const own = networkOf(address);
    const key = counts.has(own) || counts.size < addressesAtMost ? own : 'others';
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= perMinute) return;
    throw new RatchetError({
      code: 'quota-exceeded',
      field: 'login',
      rule: `One address may try ${perMinute} times a minute.`,
      remedy: 'Wait a minute, then try again.',
    });
  };
}
