import { linearScale } from '../chart/scale.ts';
import { type Html, html, nothing } from '../html.ts';
import type { StaircasePoint } from './home-reads.ts';

const size = { width: 160, height: 44, air: 4 } as const;

/** A track's staircase in small: its form, without numbers. Those stand beside it. */
export function sparkline(points: readonly StaircasePoint[], toMs: number): Html {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return nothing;
  const values = points.map(({ value }) => value);
  const x = linearScale([Date.parse(first.at), Math.max(toMs, Date.parse(last.at))], [0, size.width]);
  const y = linearScale([Math.min(...values), Math.max(...values)], [size.height - size.air, size.air]);
  const short = (value: number) => String(Math.round(value * 10) / 10);
  const steps = points.slice(1).map(({ at, value }) => `H${short(x(Date.parse(at)))}V${short(y(value))}`);
  return html`<svg class="spark" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" aria-hidden="true" focusable="false"><path d="M0 ${short(y(first.value))}${steps.join('')}H${size.width}"/><circle cx="${size.width}" cy="${short(y(last.value))}" r="3"/></svg>`;
}
