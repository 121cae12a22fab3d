/**
 * What can be pointed at in a chart says what it is: at the pointer, and from mark to mark by arrow keys. The chart is one stop of the
 * Tab key, however many marks it has.
 */

import { cellsOf } from './chart-cells.js';

/** So near must the pointer be, in pixels. */
const reach = 14;

/** @typedef {{ element: SVGElement, text: string, x: number, y: number }} Mark */

/**
 * @param {HTMLElement} plot
 * @param {(by: { zoom?: number, move?: number }) => void} zoom
 */
export function prepareMarks(plot, zoom) {
  if (plot.dataset.prepared === 'yes') return;
  plot.dataset.prepared = 'yes';
  const marks = [...plot.querySelectorAll('[data-mark]')].flatMap((element) =>
    element instanceof SVGElement ? [described(element)] : [],
  );
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('role', 'presentation');
  plot.append(tip);
  const nearestCell = cellsOf(plot);
  /** @type {Mark | import('./chart-cells.js').Cell | null} */
  let shown = null;

  const measure = () => {
    const frame = plot.getBoundingClientRect();
    for (const mark of marks) {
      const box = mark.element.getBoundingClientRect();
      mark.x = box.left + box.width / 2 - frame.left;
      mark.y = box.top + box.height / 2 - frame.top;
    }
    marks.sort((a, b) => a.x - b.x);
  };
  let isMeasured = false;
  new ResizeObserver(() => {
    isMeasured = false;
  }).observe(plot);
  const measured = () => {
    if (!isMeasured) measure();
    isMeasured = true;
    return marks;
  };

  /** @param {Mark | import('./chart-cells.js').Cell | null} mark */
  const show = (mark) => {
    if (mark === shown) return;
    shown?.element?.classList.remove('shown');
    shown = mark;
    tip.hidden = mark === null;
    if (mark === null) return;
    mark.element?.classList.add('shown');
    tip.textContent = mark.text;
    const left =
      mark.x + 12 + tip.offsetWidth > plot.clientWidth ? mark.x - 12 - tip.offsetWidth : mark.x + 12;
    tip.style.left = `${Math.max(0, Math.min(left, plot.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${Math.max(0, mark.y - tip.offsetHeight - 8)}px`;
  };

  plot.addEventListener('pointermove', (event) => {
    if (event.buttons > 0) return show(null);
    if (event.target === tip) return;
    const frame = plot.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    show(nearest(measured(), x, y) ?? nearestCell(x, y));
  });
  plot.addEventListener('pointerleave', () => show(null));

  let current = marks.findLast(({ element }) => element.tagName === 'a') ?? marks.at(-1);
  current?.element.setAttribute('tabindex', '0');
  plot.addEventListener('focusin', (event) => {
    const mark = measured().find(({ element }) => element === event.target);
    if (!mark) return;
    current?.element.setAttribute('tabindex', '-1');
    mark.element.setAttribute('tabindex', '0');
    current = mark;
    show(mark);
  });
  plot.addEventListener('focusout', () => show(null));
  plot.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = current ? measured().indexOf(current) : -1;
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (event.key === 'Escape') show(null);
    else if (event.key === '+') zoom({ zoom: 0.5 });
    else if (event.key === '-') zoom({ zoom: 2 });
    else if (next !== undefined)
      marks[Math.max(0, Math.min(next, marks.length - 1))]?.element.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  });
}

/**
 * Its title becomes its name: the browser would show it a second time.
 * @param {SVGElement} element
 * @returns {Mark}
 */
function described(element) {
  const title = element.querySelector('title');
  const text = title?.textContent ?? element.getAttribute('aria-label') ?? '';
  title?.remove();
  element.setAttribute('aria-label', text.replaceAll('\n', ', '));
  element.setAttribute('tabindex', '-1');
  if (element.tagName !== 'a') element.setAttribute('role', 'img');
  return { element, text, x: 0, y: 0 };
}

/**
 * @param {readonly Mark[]} marks
 * @param {number} x
 * @param {number} y
 */
function nearest(marks, x, y) {
  /** @type {Mark | null} */
  let found = null;
  let best = reach;
  for (const mark of marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y);
    if (distance > best) continue;
    best = distance;
    found = mark;
  }
  return found;
}
