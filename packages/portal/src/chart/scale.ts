/** A straight line from `domain` to `range`; a domain without width maps to the middle. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const width = domain[1] - domain[0];
  return (value) =>
    width === 0
      ? (range[0] + range[1]) / 2
      : range[0] + ((value - domain[0]) / width) * (range[1] - range[0]);
}

/** Round values (1, 2, 5 times a power of ten) inside [low, high], about `count` of them, with the decimals they need. */
export function ticks(low: number, high: number, count: number): { values: number[]; decimals: number } {
  if (!(high > low)) return { values: [low], decimals: 2 };
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
  return { values, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

/** As `metricText` writes numbers: with a real minus sign. */
export const tickText = (value: number, decimals: number): string =>
  (Math.abs(value) < 10 ** -(decimals + 1) ? 0 : value).toFixed(decimals).replace('-', '\u2212');
