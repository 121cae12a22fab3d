import { type Html, html } from '../html.ts';
import { counted, countText } from '../numbers.ts';

const weeksShown = 53;
const weekMs = 7 * 86_400_000;
const [barWidth, height] = [10, 56];

interface Week {
  readonly week: string;
  readonly experiments: number;
}

/** Experiments by week of the year that ends with `until`: a bar a week, with what it stands for in words. */
export function activityStrip(weeks: readonly Week[], until: string): Html {
  const bars = lastYear(weeks, until);
  const most = Math.max(1, ...bars.map(({ experiments }) => experiments));
  const total = bars.reduce((sum, { experiments }) => sum + experiments, 0);
  const active = bars.filter(({ experiments }) => experiments > 0).length;
  const width = weeksShown * barWidth;
  return html`<figure class="activity">
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="activity-name" preserveAspectRatio="none">
<title id="activity-name">Experiments by week: ${counted(total, 'experiment')} in ${counted(active, 'week')} of the last year, at most ${countText(most)} in one.</title>
${bars.map(({ week, experiments }, index) => {
  // The square root: a quiet week is still seen beside a busy one.
  const tall = experiments === 0 ? 1.5 : Math.max(4, Math.sqrt(experiments / most) * (height - 2));
  return html`<rect class="${experiments === 0 ? 'rest' : 'busy'}" x="${index * barWidth}" y="${(height - tall).toFixed(1)}" width="${barWidth - 2}" height="${tall.toFixed(1)}" rx="1.5"><title>Week of ${week}: ${counted(experiments, 'experiment')}</title></rect>`;
})}
</svg>
<figcaption><span>${bars[0]?.week ?? ''}</span><span>experiments by week; bars by square root, the tallest ${countText(most)}</span><span>${bars.at(-1)?.week ?? ''}</span></figcaption>
</figure>`;
}

/** Every week of it, those without experiments too. */
export function lastYear(weeks: readonly Week[], until: string): Week[] {
  const counts = new Map(weeks.map(({ week, experiments }) => [week, experiments]));
  const last = mondayOf(new Date(until));
  return Array.from({ length: weeksShown }, (_, index) => {
    const week = new Date(last - (weeksShown - 1 - index) * weekMs).toISOString().slice(0, 10);
    return { week, experiments: counts.get(week) ?? 0 };
  });
}

function mondayOf(at: Date): number {
  const day = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  return day - ((at.getUTCDay() + 6) % 7) * 86_400_000;
}
