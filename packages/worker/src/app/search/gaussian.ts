/** Small dense linear algebra for Gaussian vectors: a few hundred dimensions, so plain loops serve. */
export type Matrix = number[][];

/** Lower triangle L with L L' = a; a hair is added where rounding left the matrix not quite positive definite. */
export function cholesky(a: Matrix): Matrix {
  const lower: Matrix = [];
  for (const [i, row] of a.entries()) {
    const line: number[] = [];
    lower.push(line);
    for (let j = 0; j <= i; j++) {
      const above = lower[j] ?? [];
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (line[k] ?? 0) * (above[k] ?? 0);
      line.push(i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (above[j] ?? 1));
    }
  }
  return lower;
}

/** x with L x = b. */
export function forwardSolve(lower: Matrix, b: readonly number[]): number[] {
  const x: number[] = [];
  for (const [i, line] of lower.entries()) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (line[k] ?? 0) * (x[k] ?? 0);
    x.push(sum / (line[i] ?? 1));
  }
  return x;
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** One standard normal draw (Box and Muller) from two uniform ones. */
export const normal = (uniform: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

export interface Posterior {
  readonly means: readonly number[];
  /** One joint draw of all points. */
  draw(uniform: () => number): number[];
}

/**
 * What observations say about `points` under a Gaussian prior (Rasmussen and Williams 2006, algorithm 2.1).
 * `kernel(a, b)` is the prior covariance, `priorMean` the prior mean; `noise` a variance for each observation.
 */
export function posterior<Point>(
  model: { readonly kernel: (a: Point, b: Point) => number; readonly priorMean: (a: Point) => number },
  seen: readonly { readonly at: Point; readonly value: number; readonly noise: number }[],
  points: readonly Point[],
): Posterior {
  const { kernel, priorMean } = model;
  const lower = cholesky(
    seen.map((a, i) => seen.slice(0, i + 1).map((b, j) => kernel(a.at, b.at) + (i === j ? a.noise : 0))),
  );
  const residual = forwardSolve(
    lower,
    seen.map(({ at, value }) => value - priorMean(at)),
  );
  const reach = points.map((point) =>
    forwardSolve(
      lower,
      seen.map(({ at }) => kernel(point, at)),
    ),
  );
  const means = points.map((point, i) => priorMean(point) + dot(reach[i] ?? [], residual));
  return {
    means,
    draw(uniform) {
      const spread = cholesky(
        points.map((a, i) =>
          points.slice(0, i + 1).map((b, j) => kernel(a, b) - dot(reach[i] ?? [], reach[j] ?? [])),
        ),
      );
      const z = points.map(() => normal(uniform));
      return means.map((value, i) => value + dot(spread[i] ?? [], z));
    },
  };
}
