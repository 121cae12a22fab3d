import type { Html } from '../html.ts';

/**
 * Keeps what was drawn from the very same objects: reads that are shared for a moment make one drawing, however many visitors ask in
 * that moment. It is forgotten with the objects.
 */
export function openLastDrawings() {
  const drawings = new WeakMap<object, { from: readonly object[]; site: string; drawing: Html }>();
  /** `site` is whatever else the drawing depends on. */
  return (from: readonly object[], site: string, draw: () => Html): Html => {
    const key = from.at(-1);
    if (key === undefined) return draw();
    const last = drawings.get(key);
    if (last && last.site === site && last.from.every((one, index) => one === from[index]))
      return last.drawing;
    const drawing = draw();
    drawings.set(key, { from, site, drawing });
    return drawing;
  };
}
