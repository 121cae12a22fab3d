/** Heads and candidates of the lineage fill the form that compares two of them. */

const form = document.querySelector('form[data-compare]');
if (form instanceof HTMLFormElement)
  for (const row of document.querySelectorAll('[data-commit]'))
    (row.querySelector(':scope > .head-text > .byline') ?? row).append(buttonsFor(row, form));

/**
 * @param {Element} row
 * @param {HTMLFormElement} form
 */
function buttonsFor(row, form) {
  const commit = row.getAttribute('data-commit') ?? '';
  const group = document.createElement('span');
  group.className = 'pick';
  for (const [name, label] of [
    ['from', 'from here'],
    ['to', 'to here'],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label ?? '';
    button.setAttribute('aria-label', `Compare ${label}: ${commit.slice(0, 10)}`);
    button.addEventListener('click', () => {
      const field = form.elements.namedItem(name ?? '');
      if (!(field instanceof HTMLInputElement)) return;
      field.value = commit;
      field.focus();
    });
    group.append(button);
  }
  return group;
}
