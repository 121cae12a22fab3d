/** Exchanges a live piece in place, and keeps what the visitor did with it: what is open, scrolled to, focused. */

/**
 * Whether an exchange would take something out of the visitor's hands: text being typed or marked.
 * @param {Element} piece
 */
export function isInUse(piece) {
  const active = document.activeElement;
  if (active && piece.contains(active) && active.matches('input, textarea, select')) return true;
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(piece, true);
}

/**
 * @param {Element} before
 * @param {string} html of our own server, with the element that marks the piece
 * @returns {Element | null} what stands there now
 */
export function swap(before, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const after = template.content.firstElementChild;
  if (after === null) return null;
  const restore = [keepOpen(before), keepScroll(before), keepFocus(before)];
  before.replaceWith(after);
  for (const put of restore) put(after);
  return after;
}

/**
 * Details by their summary, or where that changed, by their place.
 * @param {Element} before
 */
function keepOpen(before) {
  const all = [...before.querySelectorAll('details')];
  const bySummary = new Map(all.map((details) => [summaryOf(details), details.open]));
  return (/** @type {Element} */ after) => {
    for (const [index, details] of [...after.querySelectorAll('details')].entries())
      details.open = bySummary.get(summaryOf(details)) ?? all[index]?.open ?? details.open;
  };
}

/** @param {HTMLDetailsElement} details */
const summaryOf = (details) => details.querySelector('summary')?.textContent ?? '';

/** @param {Element} before */
function keepScroll(before) {
  const scrolled = [...before.querySelectorAll('*')].flatMap((element) =>
    element.scrollTop > 0 || element.scrollLeft > 0
      ? [{ path: pathTo(before, element), top: element.scrollTop, left: element.scrollLeft }]
      : [],
  );
  return (/** @type {Element} */ after) => {
    for (const { path, top, left } of scrolled) at(after, path)?.scrollTo({ top, left, behavior: 'instant' });
  };
}

/** @param {Element} before */
function keepFocus(before) {
  const active = document.activeElement;
  if (!active || !before.contains(active)) return () => {};
  const path = pathTo(before, active);
  const href = active.getAttribute('href');
  return (/** @type {Element} */ after) => {
    const same = href === null ? null : after.querySelector(`a[href="${CSS.escape(href)}"]`);
    const found = active.id ? after.querySelector(`#${CSS.escape(active.id)}`) : same;
    const target = found ?? at(after, path);
    if (target instanceof HTMLElement || target instanceof SVGElement) target.focus({ preventScroll: true });
  };
}

/**
 * Places among siblings, from the piece down.
 * @param {Element} piece
 * @param {Element} element
 */
function pathTo(piece, element) {
  const path = [];
  for (let here = element; here !== piece && here.parentElement; here = here.parentElement)
    path.unshift([...here.parentElement.children].indexOf(here));
  return path;
}

/**
 * @param {Element} piece
 * @param {readonly number[]} path
 */
function at(piece, path) {
  /** @type {Element | undefined} */
  let here = piece;
  for (const index of path) here = here?.children[index];
  return here;
}
