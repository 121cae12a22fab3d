const blocks = '▁▂▃▄▅▆▇█';
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** ln 20: evidence from which on a verifier is convinced (design, section 4). */
export const convincedLogE = Math.log(20);

/** One block a value, the lowest value the lowest block; the newest `columns` of them. Unknown values are a dot. */
export function sparkline(values: readonly (number | null)[], columns: number): string {
  const shown = values.slice(-Math.max(0, columns));
  const known = shown.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return shown
    .map((value) => {
      if (value === null) return '·';
      const level = span === 0 ? 0 : Math.round(((value - low) / span) * (blocks.length - 1));
      return blocks[level];
    })
    .join('');
}

/** A bar of exactly `columns` for `value` between 0 and `full`. */
export function bar(value: number, full: number, columns: number): string {
  const share = Math.min(1, Math.max(0, value / full));
  const steps = Math.round(share * columns * 8);
  const whole = '█'.repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? '');
  return whole.padEnd(columns, '░');
}

export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole} s`;
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

export const metricText = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

/** Effects are direction-adjusted: a plus is always a gain. */
export const effectText = (value: number | null): string =>
  value === null ? '-' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
