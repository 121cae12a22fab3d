import { RatchetError } from '@ratchet/protocol';
import type { Query } from '../query.ts';

/** The part of a track's life that a chart shows. */
export interface ChartRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** The span by its name in the address; null for a range of one's own. */
  readonly span: Span | null;
}

const day = 86_400_000;

export const spans = {
  all: { label: 'All', milliseconds: Number.POSITIVE_INFINITY },
  '90d': { label: '90 days', milliseconds: 90 * day },
  '30d': { label: '30 days', milliseconds: 30 * day },
  '7d': { label: '7 days', milliseconds: 7 * day },
  '24h': { label: '24 hours', milliseconds: day },
} as const;

export type Span = keyof typeof spans;

export const spanNames = Object.keys(spans) as readonly Span[];

/** Nothing narrower can be seen: experiments are told apart by the minute. */
const narrowestMs = 10 * 60_000;

/**
 * The range that an address asks for: `?span=7d`, `?from=…&to=…` (ISO 8601), or all since the track opened.
 * @throws RatchetError `bad-field` naming what cannot be read
 */
export function chartRange(query: Query, opened: string, readAt: string): ChartRange {
  const openedMs = Date.parse(opened);
  const endMs = Math.max(Date.parse(readAt), openedMs + narrowestMs);
  if (query.from !== undefined || query.to !== undefined) {
    const fromMs = instantOf(query, 'from') ?? openedMs;
    const toMs = instantOf(query, 'to') ?? endMs;
    if (!(toMs > fromMs)) throw badField('to', 'The range ends after it begins.');
    return widened({ fromMs: Math.max(fromMs, openedMs), toMs: Math.min(toMs, endMs), span: null }, endMs);
  }
  const span = spanOf(query.span);
  const fromMs = Math.max(openedMs, endMs - spans[span].milliseconds);
  return { fromMs, toMs: roundedUp(endMs, endMs - fromMs), span };
}

/** What lies outside the track's life, or is too narrow, becomes the nearest range that can be shown. */
function widened(range: ChartRange, endMs: number): ChartRange {
  if (range.toMs - range.fromMs >= narrowestMs) return range;
  const toMs = Math.min(endMs, Math.max(range.toMs, range.fromMs + narrowestMs));
  return { ...range, fromMs: toMs - narrowestMs, toMs };
}

/** The end of a chart that grows moves in steps too small to see, so that those who ask at once get the same. */
function roundedUp(endMs: number, widthMs: number): number {
  const step = 60_000 * Math.max(1, Math.min(60, Math.floor(widthMs / 500 / 60_000)));
  return Math.ceil(endMs / step) * step;
}

function spanOf(asked: Query[string]): Span {
  if (asked === undefined) return 'all';
  const span = spanNames.find((name) => name === asked);
  if (span === undefined) throw badField('span', `span is one of ${spanNames.join(', ')}.`);
  return span;
}

function instantOf(query: Query, field: 'from' | 'to'): number | null {
  const text = query[field];
  if (text === undefined || text === '') return null;
  const isIso = typeof text === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?)?$/.test(text);
  const value = isIso ? Date.parse(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text) : Number.NaN;
  if (Number.isNaN(value)) throw badField(field, `${field} is a moment such as 2026-05-01T12:00Z.`);
  return value;
}

const badField = (field: string, rule: string): RatchetError =>
  new RatchetError({ code: 'bad-field', field, rule, remedy: 'Send it once, in ISO 8601 and UTC.' });
