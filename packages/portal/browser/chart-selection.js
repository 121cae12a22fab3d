/** So far must the pointer move before it is a drag and no click, in pixels. */
const least = 8;

/**
 * Tells which part of a plot was dragged across, as shares of its width.
 * @param {HTMLElement} plot
 * @param {(fromShare: number, toShare: number) => void} onSelected
 */
export function selectByDragging(plot, onSelected) {
  if (plot.dataset.selectable === 'yes') return;
  plot.dataset.selectable = 'yes';
  const selection = document.createElement('div');
  selection.className = 'selection';
  selection.hidden = true;
  plot.append(selection);
  /** @type {number | null} */
  let start = null;
  const place = (/** @type {PointerEvent} */ event) => {
    const { left, width } = plot.getBoundingClientRect();
    return Math.max(0, Math.min(width, event.clientX - left));
  };
  const end = () => {
    start = null;
    selection.hidden = true;
  };

  // Links would be dragged away.
  plot.addEventListener('dragstart', (event) => event.preventDefault());
  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    start = place(event);
  });
  plot.addEventListener('pointermove', (event) => {
    if (start === null) return;
    if (event.buttons === 0) return end();
    const here = place(event);
    if (selection.hidden && Math.abs(here - start) < least) return;
    if (selection.hidden) plot.setPointerCapture(event.pointerId);
    selection.hidden = false;
    selection.style.left = `${Math.min(start, here)}px`;
    selection.style.width = `${Math.abs(here - start)}px`;
    event.preventDefault();
  });
  plot.addEventListener('pointerup', (event) => {
    const from = start;
    const isDrag = !selection.hidden;
    end();
    if (from === null || !isDrag) return;
    const width = plot.clientWidth;
    const ends = [from / width, place(event) / width].sort((a, b) => a - b);
    onSelected(ends[0] ?? 0, ends[1] ?? 1);
  });
  plot.addEventListener('pointercancel', end);
  plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end();
  });
}
