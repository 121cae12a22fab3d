/**
 * Times and counts as the visitor writes them. Pages say them in a neutral form: `2026-05-01 12:00 UTC` inside a `time` element, and
 * thousands set apart by a narrow space. Metric values keep their point: in them a digit is never a thousand.
 */

const locales = [...navigator.languages];
const speaksEnglish = /^en\b/.test(locales[0] ?? 'en');

/** Words would stand out in an English page, so others get digits. */
const shortForm = new Intl.DateTimeFormat(
  locales,
  speaksEnglish
    ? { dateStyle: 'medium', timeStyle: 'short', numberingSystem: 'latn' }
    : {
        ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
        numberingSystem: 'latn',
      },
);
const exactForm = new Intl.DateTimeFormat(locales, {
  dateStyle: 'full',
  timeStyle: 'long',
  numberingSystem: 'latn',
});
const relativeForm = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const countForm = new Intl.NumberFormat(locales, { maximumFractionDigits: 0, numberingSystem: 'latn' });

/** Where a point parts thousands, `1.148` beside the metric `3.038` would mislead: there the narrow space stays. */
const partsThousandsByPoint = countForm.format(1_000_000).includes('.');

const neutralTime = /^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/;
const neutralCount = /\d{1,3}(?:\u202f\d{3})+/g;
/** Words of strangers, code, and what a form sends stay as they are. */
const untouched = 'bdi, code, pre, script, style, textarea, input, [data-locale="off"]';

/** @param {number} atMs */
function timeText(atMs) {
  const seconds = (atMs - Date.now()) / 1_000;
  const ago = Math.abs(seconds);
  if (ago < 45) return seconds > 0 ? 'in a moment' : 'just now';
  if (ago < 45 * 60) return relativeForm.format(Math.round(seconds / 60), 'minute');
  if (ago < 22 * 3_600) return relativeForm.format(Math.round(seconds / 3_600), 'hour');
  return shortForm.format(atMs);
}

/** @param {HTMLTimeElement} element */
function localiseTime(element) {
  const atMs = Date.parse(element.dateTime);
  const isOurs = element.dataset.localised !== undefined || neutralTime.test(element.textContent ?? '');
  if (Number.isNaN(atMs) || !isOurs) return;
  if (element.dataset.localised === undefined) {
    element.dataset.localised = '';
    element.title = `${exactForm.format(atMs)} (${element.dateTime})`;
  }
  const text = timeText(atMs);
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Element} root */
function localiseCounts(root) {
  if (partsThousandsByPoint) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (!text.includes('\u202f') || node.parentElement?.closest(untouched)) continue;
    node.nodeValue = text.replace(neutralCount, (count) =>
      countForm.format(Number(count.replaceAll('\u202f', ''))),
    );
  }
}

/**
 * Everything inside `root`; again as often as one likes.
 * @param {Element} root
 */
export function localise(root) {
  for (const element of root.querySelectorAll('time[datetime]'))
    localiseTime(/** @type {HTMLTimeElement} */ (element));
  localiseCounts(root);
}

localise(document.body);
setInterval(() => {
  if (document.hidden) return;
  for (const element of document.querySelectorAll('time[data-localised]'))
    localiseTime(/** @type {HTMLTimeElement} */ (element));
}, 30_000);
