/**
 * Zooming into the chart of a track: drag across it, or press a button. The server draws the new range, as it would for a link; here
 * only the piece is exchanged. Live pieces that come in meanwhile do not take a chosen range away.
 */
import { prepareMarks } from './chart-marks.js';
import { selectByDragging } from './chart-selection.js';
import { localise } from './locale.js';

/** @typedef {{ from: number, to: number }} Range in milliseconds */

for (const zoom of document.querySelectorAll('[data-zoom]'))
  if (zoom instanceof HTMLElement) makeZoomable(zoom);

/** @param {HTMLElement} zoom */
function makeZoomable(zoom) {
  /** What the visitor chose, as the query of an address; null while it is the page's own. @type {string | null} */
  let chosen = null;
  /** @type {AbortController | null} */
  let asking = null;
  /** The range that is on its way: whoever presses twice means twice. @type {Range | null} */
  let wanted = null;
  const status = document.createElement('span');
  status.className = 'unseen';
  status.setAttribute('role', 'status');

  const piece = () => zoom.querySelector('[data-zoom-piece]');

  /** @param {string} query @param {boolean} isQuiet refreshes what is shown */
  const show = async (query, isQuiet = false) => {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    if (!isQuiet) zoom.classList.add('zooming');
    try {
      const reply = await fetch(`${zoom.dataset.zoom}?${query}`, {
        headers: { accept: 'text/html' },
        signal: mine.signal,
      });
      if (!reply.ok) throw new Error(reply.statusText);
      const fresh = elementOf(await reply.text());
      if (mine.signal.aborted || fresh === null) return;
      chosen = query;
      exchange(fresh);
      if (isQuiet) return;
      history.replaceState(history.state, '', `?${query}${location.hash}`);
      status.textContent = `Showing ${spoken(rangeOf(zoom))}`;
    } catch (error) {
      if (!mine.signal.aborted) status.textContent = 'The chart cannot be drawn now. Try again in a moment.';
      if (!mine.signal.aborted && !isQuiet && !(error instanceof TypeError)) console.warn(error);
    } finally {
      if (asking === mine) {
        zoom.classList.remove('zooming');
        wanted = null;
      }
    }
  };

  /** @param {Element} fresh */
  const exchange = (fresh) => {
    const before = piece();
    const link = document.activeElement?.closest('[data-zoom-link]');
    const href = link && before?.contains(link) ? link.getAttribute('href') : null;
    const isOpen = before?.querySelector('details')?.open ?? false;
    before?.replaceWith(fresh);
    for (const details of fresh.querySelectorAll('details')) details.open = isOpen;
    localise(fresh);
    prepare();
    const again = href === null ? null : fresh.querySelector(`a[href="${CSS.escape(href)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  };

  /** @param {Range | null} range */
  const showRange = (range) => {
    if (range === null || !(range.to > range.from)) return;
    wanted = range;
    void show(new URLSearchParams({ from: isoOf(range.from), to: isoOf(range.to) }).toString());
  };

  const prepare = () => {
    const plot = zoom.querySelector('.plot');
    if (!(plot instanceof HTMLElement)) return;
    prepareMarks(plot, (by) => showRange(moved(wanted ?? rangeOf(zoom), by)));
    selectByDragging(plot, (fromShare, toShare) => {
      const range = rangeOf(zoom);
      if (range === null) return;
      const width = range.to - range.from;
      showRange({ from: range.from + width * fromShare, to: range.from + width * toShare });
    });
  };

  zoom.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-zoom-link]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void show(new URL(link.href).search.slice(1));
  });
  // The whole piece came anew, as the page was first asked for: what was chosen stays, and is asked for again.
  let shown = piece();
  new MutationObserver(() => {
    shown = piece() ?? shown;
  }).observe(zoom, { childList: true, subtree: true });
  zoom.addEventListener('live:swapped', () => {
    if (chosen === null) return prepare();
    const kept = shown;
    if (kept) piece()?.replaceWith(kept);
    void show(chosen, true);
  });
  if (zoom.querySelector('[data-chart]')) {
    zoom.classList.add('zoomable');
    zoom.prepend(
      tools((by) => showRange(moved(wanted ?? rangeOf(zoom), by))),
      status,
    );
  }
  prepare();
}

/** @param {string} markup of our own server */
function elementOf(markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.firstElementChild;
}

/** @param {HTMLElement} zoom @returns {Range | null} */
function rangeOf(zoom) {
  const chart = zoom.querySelector('[data-chart]');
  if (!(chart instanceof HTMLElement)) return null;
  return { from: Date.parse(chart.dataset.from ?? ''), to: Date.parse(chart.dataset.to ?? '') };
}

/**
 * @param {Range | null} range
 * @param {{ zoom?: number, move?: number }} by how many times as wide, and by which share of its width to the right
 * @returns {Range | null}
 */
function moved(range, { zoom = 1, move = 0 }) {
  if (range === null) return null;
  const width = range.to - range.from;
  const middle = (range.from + range.to) / 2 + move * width;
  return { from: middle - (width * zoom) / 2, to: middle + (width * zoom) / 2 };
}

/** @param {(by: { zoom?: number, move?: number }) => void} act */
function tools(act) {
  const bar = document.createElement('div');
  bar.className = 'zoom-tools';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Zoom the chart');
  const all = /** @type {const} */ ([
    ['+', 'Zoom in', { zoom: 0.5 }],
    ['−', 'Zoom out', { zoom: 2 }],
    ['←', 'Earlier', { move: -0.5 }],
    ['→', 'Later', { move: 0.5 }],
  ]);
  for (const [sign, name, by] of all) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', name);
    button.title = name;
    button.addEventListener('click', () => act(by));
    bar.append(button);
  }
  const hint = document.createElement('span');
  hint.className = 'hint';
  hint.textContent = 'Drag across the chart to look closer.';
  bar.append(hint);
  return bar;
}

/** @param {number} ms */
const isoOf = (ms) => new Date(Math.round(ms / 1000) * 1000).toISOString();

/** @param {Range | null} range */
const spoken = (range) =>
  range === null
    ? 'nothing'
    : new Intl.DateTimeFormat([...navigator.languages], {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).formatRange(range.from, range.to);
