import { RatchetError } from '@ratchet/protocol';

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
    const own = network(address);
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

/** Whoever has one IPv6 address has the 2^64 beside it too. */
const network = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:') ? address.split(':', 4).join(':') : address;
