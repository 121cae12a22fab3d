import type { Dice } from './dice.ts';
import type { DemoVolunteer } from './people.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** How busy the network is at a time, at most 1: it grows, sleeps a little when Europe does, rests on Sundays, and had one famous week. */
export function busyAt(time: number, from: number, until: number): number {
  const progress = (time - from) / (until - from);
  const hour = (time % dayMs) / hourMs;
  const daily = 0.62 + 0.38 * Math.sin(((hour - 11) / 24) * 2 * Math.PI);
  const weekday = new Date(time).getUTCDay();
  const weekly = weekday === 0 ? 0.7 : weekday === 6 ? 0.8 : 1;
  const sinceFlash = (progress - 0.62) * ((until - from) / dayMs);
  const flash = sinceFlash > 0 && sinceFlash < 12 ? 1 - sinceFlash / 12 : 0;
  return (0.2 + 0.3 * progress + 0.5 * flash) * daily * weekly;
}

/** So many times of activity, in order. */
export function activeTimes(
  dice: Dice,
  count: number,
  span: { from: number; until: number; within?: readonly [number, number] },
): number[] {
  const [begin, end] = span.within ?? [span.from, span.until];
  const times: number[] = [];
  while (times.length < count) {
    const time = dice.between(begin, end);
    if (dice.uniform() < busyAt(time, span.from, span.until)) times.push(time);
  }
  return times.sort((a, b) => a - b);
}

/** Draws who does something at a time: few do much, and nobody before joining. */
export function volunteerDraw(
  dice: Dice,
  volunteers: readonly DemoVolunteer[],
): (time: number) => DemoVolunteer {
  const sums: number[] = [];
  let sum = 0;
  for (const _ of volunteers) {
    sum += dice.uniform() ** -0.75;
    sums.push(sum);
  }
  const firstAtLeast = (list: readonly number[], value: number): number => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const joined = volunteers.map(({ joinedAt }) => joinedAt);
  return (time) => {
    const there = Math.max(1, firstAtLeast(joined, time));
    const drawn = firstAtLeast(sums, dice.uniform() * (sums[there - 1] ?? 0));
    return volunteers[Math.min(drawn, there - 1)] as DemoVolunteer;
  };
}
