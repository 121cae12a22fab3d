/**
 * Keeps the live pieces of an open page fresh: listens to the server's events while the page can be seen, and exchanges what
 * changed in place. A page without live pieces, or without a connection, simply stays as it was loaded.
 */
import { liveState } from './live-state.js';
import { localise } from './locale.js';
import { isInUse, swap } from './swap.js';

/** Where the server had no room, somewhere within this time it is asked again. */
const comeBackWithinMs = 120_000;
/** What the visitor holds on to is exchanged when they let go. */
const lookAgainMs = 1_000;

/** @returns {Map<string, Element>} */
const pieces = () =>
  new Map([...document.querySelectorAll('live-piece[data-live]')].map((piece) => [nameOf(piece), piece]));

/** @param {Element} piece */
const nameOf = (piece) => piece.getAttribute('data-live') ?? '';

/** @param {Element | undefined | null} piece */
const versionOf = (piece) => piece?.getAttribute('data-version') ?? '';

if (pieces().size > 0 && 'EventSource' in globalThis) stayLive();

function stayLive() {
  const state = liveState();
  /** @type {EventSource | null} */
  let source = null;
  /** What came while its piece was in use, by the piece's name: the newest only. @type {Map<string, string>} */
  const held = new Map();
  let isOutdated = false;
  /** What the page lacked when it was opened is no news: it may have been kept for a moment. */
  let hasCaughtUp = false;

  const listen = () => {
    if (document.hidden || source !== null || isOutdated) return;
    state.show('waiting');
    const opened = new EventSource(addressOf());
    source = opened;
    opened.addEventListener('version', (event) => {
      isOutdated = !isThisPortal(JSON.parse(event.data));
      if (isOutdated) stop('outdated');
    });
    opened.addEventListener('piece', (event) => {
      const { id, html } = JSON.parse(event.data);
      put(id, html);
    });
    opened.addEventListener('current', () => {
      hasCaughtUp = true;
      state.show('live');
    });
    opened.addEventListener('error', () => {
      // The browser itself connects again, unless the server said that it cannot.
      if (opened.readyState !== EventSource.CLOSED) return state.show('waiting');
      stop('still');
      setTimeout(listen, comeBackWithinMs * (0.5 + Math.random() / 2));
    });
  };

  /** @param {'still' | 'outdated'} as */
  const stop = (as) => {
    source?.close();
    source = null;
    state.show(as);
  };

  /** @param {string} id @param {string} html */
  const put = (id, html) => {
    const before = pieces().get(id);
    if (!before) return;
    if (isInUse(before)) {
      if (held.size === 0) setTimeout(putHeld, lookAgainMs);
      held.set(id, html);
      return;
    }
    held.delete(id);
    exchange(before, html);
  };

  const putHeld = () => {
    const waiting = [...held];
    held.clear();
    for (const [id, html] of waiting) put(id, html);
  };

  /** @param {Element} before @param {string} html */
  const exchange = (before, html) => {
    if (html.includes(`data-version="${versionOf(before)}"`)) return;
    const after = swap(before, html);
    if (after === null) return;
    localise(after);
    if (hasCaughtUp) {
      for (const child of after.children) child.classList.add('live-changed');
      state.countChange();
    }
    after.dispatchEvent(new CustomEvent('live:swapped', { bubbles: true }));
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden && source !== null) stop('still');
    else listen();
  });
  listen();
}

/** The page, and which version of each piece it has. */
function addressOf() {
  const seen = [...pieces()].map(([id, piece]) => `${id}:${versionOf(piece)}`).join(',');
  const query = new URLSearchParams({ page: location.pathname + location.search, seen });
  return `/live?${query}`;
}

/**
 * Pieces of a portal with other styles or scripts do not fit into this page.
 * @param {{ style: string, script: string }} version
 */
const isThisPortal = ({ style, script }) =>
  document.querySelector(`link[rel="stylesheet"][href="${CSS.escape(style)}"]`) !== null &&
  document.querySelector(`script[src="${CSS.escape(script)}"]`) !== null;
