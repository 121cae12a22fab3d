import { seededRandom, standardNormal } from '@ratchet/statistics';

/** Everything that a demonstration leaves to chance, the same for the same seed. */
export interface Dice {
  /** In (0, 1). */
  readonly uniform: () => number;
  readonly normal: () => number;
  /** With this mean. */
  readonly exponential: (mean: number) => number;
  readonly between: (low: number, high: number) => number;
  /** Whole, below `count`. */
  readonly below: (count: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  readonly bytes: (count: number) => Buffer;
  readonly uuid: () => string;
}

export function diceOf(seed: number): Dice {
  const uniform = seededRandom(seed);
  const below = (count: number) => Math.min(count - 1, Math.floor(uniform() * count));
  const bytes = (count: number) => {
    const made = Buffer.alloc(count);
    for (let at = 0; at < count; at += 4)
      made.writeUInt32LE((uniform() * 2 ** 32) >>> 0, Math.min(at, count - 4));
    return made;
  };
  return {
    ...{ uniform, below, bytes },
    normal: () => standardNormal(uniform),
    exponential: (mean) => -mean * Math.log(uniform()),
    between: (low, high) => low + (high - low) * uniform(),
    chance: (share) => uniform() < share,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
    shuffled(list) {
      const left = [...list];
      return list.map(() => left.splice(below(left.length), 1)[0] as (typeof left)[number]);
    },
    uuid() {
      const hex = bytes(16).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
