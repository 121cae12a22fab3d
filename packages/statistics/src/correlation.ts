import { meanOf } from './noise.ts';

/** Correlation of two runs under one seed, and on how many degrees of freedom it rests. */
export interface CorrelationEstimate {
  readonly rho: number;
  readonly degreesOfFreedom: number;
}

/** Standard normal quantile of 80 %: the bound below is one-sided, as sigma's is above. */
const quantile80 = 0.8416;
const rhoAtMost = 0.9;

/** Pearson's correlation of pairs; 0 on 0 degrees of freedom where there are fewer than three, or where one side never varies. */
export function pairedCorrelation(pairs: readonly (readonly [number, number])[]): CorrelationEstimate {
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)];
  const sum = (value: (x: number, y: number) => number) =>
    pairs.reduce((total, [x, y]) => total + value(x - meanX, y - meanY), 0);
  const scale = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
  if (pairs.length < 3 || scale === 0) return { rho: 0, degreesOfFreedom: 0 };
  return { rho: sum((x, y) => x * y) / scale, degreesOfFreedom: pairs.length - 2 };
}

/**
 * The lower 80 % confidence bound of a correlation, clipped to [0, 0.9]: taken too high it lets nulls through, taken too low it costs
 * runs. By Fisher's z, whose deviation is 1 / sqrt(n - 3) = 1 / sqrt(degrees of freedom - 1). Source: Fisher 1921.
 */
export function deflatedRho({ rho, degreesOfFreedom }: CorrelationEstimate): number {
  if (degreesOfFreedom < 2) return 0;
  const z = Math.atanh(Math.min(rho, 1 - 1e-12)) - quantile80 / Math.sqrt(degreesOfFreedom - 1);
  return Math.min(rhoAtMost, Math.max(0, Math.tanh(z)));
}
