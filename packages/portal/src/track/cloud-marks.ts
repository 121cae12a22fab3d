import { linearScale } from '../chart/scale.ts';
import { type Html, html } from '../html.ts';
import type { CloudCell, CloudView, Outcome } from './track-reads.ts';

/** A place in the drawing: `x` from 0 to 1000 along the range, `y` in pixels. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly outcome: Outcome;
  readonly times: number;
  readonly experiment: CloudCell['experiment'];
}

export interface CloudPlace {
  readonly fromMs: number;
  readonly toMs: number;
  /** Pixels of a metric value. */
  readonly y: (value: number) => number;
  readonly top: number;
  readonly bottom: number;
  /** Where those stand that crashed, and so have no metric. */
  readonly crashedY: number;
}

/** A page draws so many at most: more could not be told apart, and each costs bytes. */
export const marksAtMost = 2_400;

/** The cells as marks, thinned on a coarser grid as long as there are too many, and how many experiments lie beyond the scale. */
export function cloudMarks(cloud: CloudView, place: CloudPlace): { marks: Mark[]; beyond: number } {
  const x = linearScale([place.fromMs, place.toMs], [0, 1_000]);
  const shown: Mark[] = [];
  let beyond = 0;
  const beganAt = new Map<string, number>();
  for (const cell of cloud.cells) {
    // Cells of a column began together.
    const began = beganAt.get(cell.at) ?? Date.parse(cell.at);
    beganAt.set(cell.at, began);
    const mark = markOf(cell, began, cloud.spanSeconds, place, x);
    if (mark.x < 0 || mark.x > 1_000) continue;
    if (mark.outcome === 'crashed' || (mark.y >= place.top && mark.y <= place.bottom)) shown.push(mark);
    else beyond += mark.times;
  }
  if (shown.length <= marksAtMost) return { marks: shown, beyond };
  let grain = 4;
  while (placesOf(shown, grain) > marksAtMost) grain *= 1.3;
  return { marks: thinned(shown, grain, place), beyond };
}

function markOf(
  { metric, outcome, times, experiment }: CloudCell,
  began: number,
  spanSeconds: number,
  { toMs, y, crashedY }: CloudPlace,
  x: (atMs: number) => number,
): Mark {
  // Cells stand in the middle of their span; one that is not over yet has its middle beyond the end.
  const atMs = experiment === null ? Math.min(began + spanSeconds * 500, Math.max(toMs, began)) : began;
  const value = experiment?.metric ?? metric;
  return { x: x(atMs), y: value === null ? crashedY : y(value), outcome, times, experiment };
}

const outcomes: readonly Outcome[] = ['crashed', 'discarded', 'kept'];

/** A number, since every page of a track sorts thousands of marks into places, several times: columns and rows are well below 4,096. */
const placeOf = ({ x, y, outcome }: Mark, grain: number): number => {
  const row = outcome === 'crashed' ? 0 : Math.floor(y / grain);
  return (Math.floor(x / grain) * 4_096 + row) * outcomes.length + outcomes.indexOf(outcome);
};

function placesOf(marks: readonly Mark[], grain: number): number {
  const places = new Set<number>();
  for (const mark of marks) places.add(placeOf(mark, grain));
  return places.size;
}

/** Marks of one place and outcome become one. */
function thinned(marks: readonly Mark[], grain: number, { crashedY }: CloudPlace): Mark[] {
  const places = new Map<number, Mark & { times: number }>();
  for (const mark of marks) {
    const key = placeOf(mark, grain);
    const known = places.get(key);
    if (known) known.times += mark.times;
    else {
      const { x, y, outcome, times } = mark;
      const at = Math.min((Math.floor(x / grain) + 0.5) * grain, 1_000);
      const height = outcome === 'crashed' ? crashedY : (Math.floor(y / grain) + 0.5) * grain;
      places.set(key, { x: at, y: height, outcome, times, experiment: null });
    }
  }
  return [...places.values()];
}

/** How many experiments the mark with the most of them stands for. */
export const fullest = (marks: readonly Mark[]): number =>
  marks.reduce((most, { times }) => Math.max(most, times), 1);

export const levels = 5;

/** From 1 to 5, by how many a mark stands for beside the fullest one: where each stands for itself, all are 5. */
export const levelOf = (times: number, most: number): number =>
  Math.max(1, Math.ceil((Math.log1p(times) / Math.log1p(most)) * levels - 1e-9));

/**
 * One path for each outcome and level. A mark is a line without length, of which only the caps are seen: so it keeps its shape
 * however the drawing is stretched. What crashed is a short upright line.
 */
export function cloudPaths(marks: readonly Mark[], scaleX = 1): Html {
  const most = fullest(marks);
  const paths = new Map<string, string[]>();
  for (const { x, y, outcome, times } of marks) {
    const name = `${outcome} l${levelOf(times, most)}`;
    const places = paths.get(name) ?? [];
    places.push(`M${short(x * scaleX)} ${short(y)}${outcome === 'crashed' ? 'v7' : 'h0'}`);
    paths.set(name, places);
  }
  const drawn = [...paths].sort(
    ([a], [b]) =>
      outcomes.findIndex((outcome) => a.startsWith(outcome)) -
      outcomes.findIndex((outcome) => b.startsWith(outcome)),
  );
  return html`${drawn.map(([name, places]) => html`<path class="${name}" d="${places.join('')}"/>`)}`;
}

/** A tenth of a pixel is as fine as it gets. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);
