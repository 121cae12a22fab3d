const hour = 3_600_000;
const day = 24 * hour;

/** From a quarter of an hour to four weeks. Above these, whole months. */
const steps = [0.25 * hour, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day];
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

export interface TimeTick {
  readonly atMs: number;
  readonly label: string;
}

/** Round moments (UTC) within [fromMs, toMs], at most `count`: hours of a day, days, or the first days of months. */
export function timeTicks(fromMs: number, toMs: number, count: number): TimeTick[] {
  if (!(toMs > fromMs)) return [];
  const step = steps.find((width) => (toMs - fromMs) / width <= count);
  return step === undefined ? monthTicks(fromMs, toMs, count) : evenTicks(fromMs, toMs, step);
}

function evenTicks(fromMs: number, toMs: number, step: number): TimeTick[] {
  // Weeks begin on Mondays; 1970-01-05 was one.
  const origin = step >= 7 * day ? 4 * day : 0;
  const first = Math.ceil((fromMs - origin) / step);
  const last = Math.floor((toMs - origin) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const atMs = origin + (first + index) * step;
    const isMidnight = atMs % day === 0;
    return { atMs, label: isMidnight ? dayText(atMs) : new Date(atMs).toISOString().slice(11, 16) };
  });
}

function monthTicks(fromMs: number, toMs: number, count: number): TimeTick[] {
  const months = (toMs - fromMs) / (30.5 * day);
  const step = monthSteps.find((width) => months / width <= count) ?? 240;
  const start = new Date(fromMs);
  const found: TimeTick[] = [];
  const firstMonth = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let month = firstMonth; ; month += step) {
    const atMs = Date.UTC(Math.floor(month / 12), month % 12);
    if (!(atMs <= toMs)) return found;
    if (atMs >= fromMs) found.push({ atMs, label: monthText(atMs) });
  }
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const monthName = (atMs: number): string => names[new Date(atMs).getUTCMonth()] ?? '';
const dayText = (atMs: number): string => `${new Date(atMs).getUTCDate()} ${monthName(atMs)}`;
const monthText = (atMs: number): string => `${monthName(atMs)} ${new Date(atMs).getUTCFullYear()}`;
