/** Mean and spread of few runs. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Deviation of one run, pooled within `groups` of runs of one tree each: sqrt(sum of squares / degrees of freedom). Few
 * runs can agree by luck, so it is never taken to be below `floor`.
 */
export function pooledSigma(groups: readonly (readonly number[])[], floor: number): number {
  let squares = 0;
  let degreesOfFreedom = 0;
  for (const group of groups) {
    if (group.length < 2) continue;
    const centre = mean(group);
    for (const value of group) squares += (value - centre) ** 2;
    degreesOfFreedom += group.length - 1;
  }
  return Math.max(floor, degreesOfFreedom === 0 ? 0 : Math.sqrt(squares / degreesOfFreedom));
}

/** The floor of sigma: a third of the smallest effect that counts, or a hair of the metric where the track names none. */
export const sigmaFloor = (minimumEffect: number, headMean: number): number =>
  Math.max(minimumEffect / 3, Math.abs(headMean) * 1e-6, Number.MIN_VALUE);
