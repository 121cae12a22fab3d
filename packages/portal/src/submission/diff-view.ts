import { createHash } from 'node:crypto';
import { type Html, html } from '../html.ts';
import { spelledOut } from '../legible.ts';
import { countText } from '../numbers.ts';
import { empty } from '../parts.ts';
import { colouredLines } from './coloured-lines.ts';
import { type DiffFile, diffFiles } from './diff-lines.ts';
import { diffRows } from './diff-rows.ts';

const maximumLines = 3_000;
/** Diffs never change, so drawn ones are kept: so many, of at most so many characters together. */
const kept = { drawings: 64, characters: 8_000_000 };
const drawings = new Map<string, Html>();

/**
 * A diff, file by file. One markup for every width: unified, and where there is room, what was removed stands beside what was
 * added (see assets/submission.css). Lines keep their marks, so that colour is never the only sign of what they are.
 */
export function diffView(
  diff: string | null,
  absence: { readonly what: string; readonly todo: string },
): Html {
  if (diff === null) return empty(absence.what, absence.todo);
  if (diff.trim() === '') return empty('Nothing changed.', 'The two trees are equal.');
  const key = createHash('sha256').update(diff).digest('base64url');
  const known = drawings.get(key) ?? drawn(diff);
  drawings.delete(key);
  drawings.set(key, known);
  forget();
  return known;
}

/** The ones that were not asked for longest go first. */
function forget(): void {
  let characters = [...drawings.values()].reduce((sum, { markup }) => sum + markup.length, 0);
  for (const [key, { markup }] of drawings) {
    if (drawings.size <= kept.drawings && characters <= kept.characters) return;
    drawings.delete(key);
    characters -= markup.length;
  }
}

function drawn(diff: string): Html {
  const files = diffFiles(diff);
  let left = maximumLines;
  const colours = colouredLines();
  const shown = files.map((file, index) => {
    const lines = file.lines.slice(0, Math.max(0, left));
    left -= file.lines.length;
    return fileView({ ...file, lines }, index, colours);
  });
  return html`${shown}${left < 0 && html`<p class="note">${countText(-left)} more lines are not shown here. Clone the repository to read all of it.</p>`}`;
}

const fileView = (
  file: DiffFile,
  index: number,
  colours: ReturnType<typeof colouredLines>,
): Html => html`<div class="file">
<h3 id="file-${index}"><code><bdi>${spelledOut(file.path)}</bdi></code> <span class="tally"><span class="plus">+${countText(file.added)}</span> <span class="minus">−${countText(file.removed)}</span></span></h3>
<div class="diff" role="region" aria-labelledby="file-${index}" tabindex="0"><pre>${diffRows(file.lines, colours(file))}</pre></div>
</div>`;
