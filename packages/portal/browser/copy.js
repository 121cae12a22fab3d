/** A button beside each command that copies it. Without it, one click on the command selects all of it. */

const saidForMs = 2_000;

for (const command of document.querySelectorAll('pre.command'))
  if (command instanceof HTMLElement) addButton(command);

/** @param {HTMLElement} command */
function addButton(command) {
  if (!navigator.clipboard) return;
  const frame = document.createElement('div');
  frame.className = 'copying';
  command.replaceWith(frame);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy: ${command.getAttribute('aria-label') ?? 'command'}`);
  const said = document.createElement('span');
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  frame.append(command, button, said);
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(command.textContent ?? '').then(
      () => say(button, said, 'Copied'),
      () => {
        document.getSelection()?.selectAllChildren(command);
        say(button, said, 'Press Ctrl+C');
      },
    );
  });
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} said for those who listen
 * @param {string} text
 */
function say(button, said, text) {
  button.textContent = text;
  said.textContent = text;
  setTimeout(() => {
    button.textContent = 'Copy';
    said.textContent = '';
  }, saidForMs);
}
