import { secondsText } from '../numbers.ts';

/** How long before `now` it was: `90 s`, `15 min`, `2 h`, `3 days`. */
export function ageText(now: string, since: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / 1000));
  return seconds < 2 * 86_400 ? secondsText(seconds) : `${Math.round(seconds / 86_400)} days`;
}
