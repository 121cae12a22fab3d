/** One measured figure, with its limit where it has one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly holds: boolean;
  /** The baseline itself varied too much in this run to say: neither held nor broken. */
  readonly inconclusive?: boolean;
}

export interface Report {
  readonly name: string;
  readonly figures: readonly Figure[];
}

export interface Benchmark {
  readonly run: (progress: (line: string) => void) => Promise<readonly Figure[]>;
}

export interface Limits {
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Values of the baseline in each round: a spread over `spreadAtMost` makes the figure inconclusive. */
  readonly baseline?: readonly number[];
}

/** Half the distance between the quartiles, over the median: a baseline that varies more than this proves nothing. */
export const spreadAtMost = 0.15;

export function figure(name: string, value: number, unit: string, limits: Limits = {}): Figure {
  const { atMost, atLeast, baseline } = limits;
  const within = (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
  const inconclusive = baseline !== undefined && spreadOf(baseline) > spreadAtMost;
  return {
    ...{ name, value: Number(value.toPrecision(4)), unit },
    ...(atMost !== undefined && { atMost }),
    ...(atLeast !== undefined && { atLeast }),
    // What cannot be judged does not fail the run, and says so; what can be judged is.
    holds: within || inconclusive,
    ...(inconclusive && { inconclusive }),
  };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Linear interpolation between order statistics. */
export function quantile(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * probability;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const spreadOf = (values: readonly number[]): number =>
  (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values);

/** A table for people. */
export function printed({ name, figures }: Report): string {
  const rows = figures.map((one) => {
    const limit =
      one.atMost !== undefined
        ? `at most ${one.atMost}`
        : one.atLeast !== undefined
          ? `at least ${one.atLeast}`
          : '';
    const verdict =
      limit === '' ? '' : one.inconclusive ? 'inconclusive' : one.holds ? 'holds' : 'DOES NOT HOLD';
    return [one.name, `${one.value} ${one.unit}`, limit, verdict];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
