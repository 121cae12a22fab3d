import { type Html, html } from '../html.ts';
import type { CodeToken } from './code-tokens.ts';
import type { LineTokens } from './coloured-lines.ts';
import type { DiffLine } from './diff-lines.ts';

const isChange = ({ kind }: DiffLine): boolean => kind === 'added' || kind === 'removed';

/** The lines, with those that were removed and what stands in their place in one element, so that they can go side by side. */
export function diffRows(lines: readonly DiffLine[], tokens: LineTokens): Html[] {
  const rows: Html[] = [];
  for (let at = 0; at < lines.length; ) {
    const change: DiffLine[] = [];
    for (let line = lines[at + change.length]; line && isChange(line); line = lines[at + change.length])
      change.push(line);
    const line = lines[at];
    if (change.length > 0) rows.push(changeRow(change, tokens));
    else if (line) rows.push(lineRow(line, tokens));
    at += Math.max(1, change.length);
  }
  return rows;
}

function changeRow(change: readonly DiffLine[], tokens: LineTokens): Html {
  const isBoth = new Set(change.map(({ kind }) => kind)).size === 2;
  const rows = change.map((line) => lineRow(line, tokens));
  return isBoth ? html`<span class="change">${rows}</span>` : html`${rows}`;
}

const marks: Record<DiffLine['kind'], string> = { added: '+', removed: '−', kept: ' ', hunk: '', note: '' };

const lineRow = (line: DiffLine, tokens: LineTokens): Html => {
  const { kind, oldNumber, newNumber } = line;
  return html`<span class="line ${kind}"><span class="at" aria-hidden="true">${oldNumber}</span><span class="at" aria-hidden="true">${newNumber}</span><span class="mark">${marks[kind]}</span><bdi>${(tokens.get(line) ?? []).map(tokenPart)}</bdi>
</span>`;
};

const tokenPart = ({ text, look }: CodeToken): Html =>
  look === null ? html`${text}` : html`<span class="look-${look}">${text}</span>`;
