/** Numbers as they are printed: a real minus sign, no more digits than the noise allows, thin grouping of thousands. */

const minus = (text: string): string => text.replace('-', '\u2212');

/** Digits after the point that mean something beside a noise of `sigma`: one below its first digit. */
function decimalsBeside(sigma: number): number {
  return Math.min(8, Math.max(0, Math.ceil(-Math.log10(sigma)) + 1));
}

/** A metric value. Without a known noise, four significant digits. */
export function metricText(value: number | null, sigma: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  return minus(sigma && sigma > 0 ? value.toFixed(decimalsBeside(sigma)) : plain(value, 4));
}

/** A gain: signed, so that a loss cannot be taken for one. */
export function gainText(value: number | null, sigma: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const text = metricText(Math.abs(value), sigma ?? null);
  return `${value < 0 ? '\u2212' : '+'}${text}`;
}

export const intervalText = (low: number | null, high: number | null, sigma: number | null): string =>
  low === null || high === null ? '–' : `${gainText(low, sigma)} to ${gainText(high, sigma)}`;

/** Whole things, grouped by thousands: 12 345. */
export const countText = (count: number): string =>
  minus(String(Math.round(count))).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** `1 merge`, `2 merges`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** A factor of evidence from its logarithm: `E = 21`, `E = 1.2 × 10⁵`. */
export function evidenceText(logE: number | null): string {
  if (logE === null || !Number.isFinite(logE)) return '–';
  const power = Math.floor(logE / Math.LN10);
  if (power >= -2 && power < 4) return plain(Math.exp(logE), 2);
  return `${(Math.exp(logE - power * Math.LN10)).toFixed(1)} × 10${raised(power)}`;
}

const raised = (power: number): string =>
  [...String(power)].map((digit) => (digit === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''))).join('');

// Made once: to make a format costs twenty times what to use it does.
const plainFormat = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 12 });

/** `significant` digits without exponent or trailing zeros. */
function plain(value: number, significant: number): string {
  const rounded = Number(value.toPrecision(significant));
  return Math.abs(rounded) >= 1e9 || (rounded !== 0 && Math.abs(rounded) < 1e-6)
    ? rounded.toExponential(significant - 1)
    : plainFormat.format(rounded);
}

/** `90 s`, `15 min`, `2 h`. */
export function secondsText(seconds: number): string {
  if (seconds < 120) return `${plain(seconds, 3)} s`;
  return seconds < 7_200 ? `${plain(seconds / 60, 3)} min` : `${plain(seconds / 3_600, 3)} h`;
}

export const mebibytesText = (mebibytes: number): string =>
  mebibytes < 1_024 ? `${plain(mebibytes, 4)} MiB` : `${plain(mebibytes / 1_024, 3)} GiB`;
