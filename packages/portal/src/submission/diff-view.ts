import { type Html, html } from '../html.ts';
import { spelledOut } from '../legible.ts';
import { countText } from '../numbers.ts';
import { empty } from '../parts.ts';
import { type DiffFile, type DiffLine, diffFiles } from './diff-lines.ts';

const maximumLines = 3_000;
const maximumLineCharacters = 2_000;

/** A diff, file by file. Lines keep their marks, so that colour is never the only sign of what they are. */
export function diffView(
  diff: string | null,
  absence: { readonly what: string; readonly todo: string },
): Html {
  if (diff === null) return empty(absence.what, absence.todo);
  const files = diffFiles(diff);
  if (diff.trim() === '' || files.length === 0) return empty('Nothing changed.', 'The two trees are equal.');
  let left = maximumLines;
  const shown = files.map((file, index) => {
    const lines = file.lines.slice(0, Math.max(0, left));
    left -= file.lines.length;
    return fileView(file, lines, index);
  });
  return html`${shown}${left < 0 && html`<p class="note">${countText(-left)} more lines are not shown here. Clone the repository to read all of it.</p>`}`;
}

const fileView = (file: DiffFile, lines: readonly DiffLine[], index: number): Html => html`<div class="file">
<h3 id="file-${index}"><code><bdi>${spelledOut(file.path)}</bdi></code> <span class="tally"><span class="plus">+${countText(file.added)}</span> <span class="minus">−${countText(file.removed)}</span></span></h3>
<div class="diff" role="region" aria-labelledby="file-${index}" tabindex="0"><pre>${lines.map(lineView)}</pre></div>
</div>`;

const marks: Record<DiffLine['kind'], string> = { added: '+', removed: '−', kept: ' ', hunk: '', note: '' };

function lineView({ kind, text, oldNumber, newNumber }: DiffLine): Html {
  const cut = text.length > maximumLineCharacters ? `${text.slice(0, maximumLineCharacters)} …` : text;
  return html`<span class="line ${kind}"><span class="at" aria-hidden="true">${oldNumber}</span><span class="at" aria-hidden="true">${newNumber}</span><span class="mark">${marks[kind]}</span><bdi>${spelledOut(cut)}</bdi>
</span>`;
}
