/** The small sign that says whether the page is live, and the voice that says how much of it changed. */

const words = {
  live: ['Live', 'This page changes by itself as the network does.'],
  waiting: ['Connecting', 'Waiting for the network; the page shows what it last heard.'],
  still: ['Not live', 'The page shows what it last heard. Load it again for what is new.'],
  outdated: ['Outdated', 'The portal has changed. Load the page again to go on.'],
};

/** Changes are told together, so that a lively page does not talk all the time. */
const tellEveryMs = 10_000;

export function liveState() {
  const sign = document.createElement('p');
  sign.className = 'live-state';
  const voice = document.createElement('span');
  voice.className = 'unseen';
  voice.setAttribute('role', 'status');
  document.querySelector('header.site')?.append(sign, voice);
  let changes = 0;
  let isTelling = false;

  return {
    /** @param {keyof typeof words} state */
    show(state) {
      const [label, title] = words[state];
      sign.dataset.state = state;
      sign.textContent = label ?? '';
      sign.title = title ?? '';
    },
    countChange() {
      changes += 1;
      if (isTelling) return;
      isTelling = true;
      setTimeout(() => {
        voice.textContent = changes === 1 ? '1 change on this page' : `${changes} changes on this page`;
        changes = 0;
        isTelling = false;
      }, tellEveryMs);
    },
  };
}
