/**
 * What the cloud says at the pointer. Its thousands of marks are a few paths, one for each outcome and density, so a cell is found by its
 * place in them; how many experiments it stands for is known as far as its density tells. The tables below have the same by period.
 */

/** So near must the pointer be, in pixels: marks are close together. */
const reach = 6;
const dayMs = 86_400_000;

/** @typedef {{ element: null, text: string, x: number, y: number }} Cell */

/**
 * @param {HTMLElement} plot
 * @returns {(x: number, y: number) => Cell | null} the nearest cell within reach, in pixels of the plot
 */
export function cellsOf(plot) {
  /** @type {Cell[] | null} */
  let cells = null;
  let width = 0;
  return (x, y) => {
    if (cells === null || width !== plot.clientWidth) {
      width = plot.clientWidth;
      cells = readCells(plot);
    }
    /** @type {Cell | null} */
    let found = null;
    let best = reach;
    for (const cell of cells) {
      const distance = Math.hypot(cell.x - x, cell.y - y);
      if (distance >= best) continue;
      best = distance;
      found = cell;
    }
    return found;
  };
}

/** @param {HTMLElement} plot @returns {Cell[]} */
function readCells(plot) {
  const chart = plot.closest('[data-chart]');
  if (!(chart instanceof HTMLElement)) return [];
  const { cloud = '{}', from = '', to = '' } = chart.dataset;
  /** @type {import('../src/track/cloud-scale.ts').CloudScale} */
  const scale = JSON.parse(cloud);
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  return [...plot.querySelectorAll('.stretched path')].flatMap((path) => {
    const [, outcome, density] =
      /^(kept|discarded|crashed) l([1-5])$/.exec(path.getAttribute('class') ?? '') ?? [];
    if (outcome === undefined) return [];
    const times = timesText(Number(density), scale);
    return [...(path.getAttribute('d') ?? '').matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(([, across, up]) => {
      const [share, y] = [Number(across) / 1_000, Number(up)];
      const at = new Date(fromMs + share * (toMs - fromMs)).toISOString();
      const when = toMs - fromMs > 4 * dayMs ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
      return {
        element: null,
        text: `${whatText(outcome, y, scale)}\n${times}, about ${when}`,
        x: share * plot.clientWidth,
        y,
      };
    });
  });
}

/**
 * @param {string} outcome
 * @param {number} y
 * @param {import('../src/track/cloud-scale.ts').CloudScale} scale
 */
function whatText(outcome, y, { low, high, top, bottom, decimals, unit }) {
  const name = `${outcome.slice(0, 1).toUpperCase()}${outcome.slice(1)}`;
  if (outcome === 'crashed') return name;
  const value = low + ((high - low) * (bottom - y)) / (bottom - top);
  return `${name}: about ${value.toFixed(decimals).replace('-', '\u2212')} ${unit}`.trim();
}

/**
 * The other way round than `levelOf` in cloud-marks.ts.
 * @param {number} density
 * @param {import('../src/track/cloud-scale.ts').CloudScale} scale
 */
function timesText(density, { most, levels }) {
  const atMost = (/** @type {number} */ level) =>
    Math.floor(Math.expm1((Math.log1p(most) * level) / levels) + 1e-9);
  const [least, largest] = [atMost(density - 1) + 1, atMost(density)];
  if (largest <= 1) return '1 experiment';
  return least >= largest ? `${largest} experiments` : `${least} to ${largest} experiments`;
}
