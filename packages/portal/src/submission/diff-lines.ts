/** One line of a unified diff. Numbers are those of the old and the new file, null where the line is in one of them only. */
export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'kept' | 'hunk' | 'note';
  readonly text: string;
  readonly oldNumber: number | null;
  readonly newNumber: number | null;
}

export interface DiffFile {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  readonly lines: readonly DiffLine[];
}

interface Cursor {
  oldNumber: number;
  newNumber: number;
  oldLeft: number;
  newLeft: number;
}

const hunkHead = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/**
 * The files of a unified diff as `git diff` prints it. What a line is follows from the counts in its hunk's head, never
 * from its looks: a removed line `-- x` reads `--- x`, and is not a header. Lines outside any hunk become notes.
 */
export function diffFiles(diff: string): DiffFile[] {
  const files: { path: string; added: number; removed: number; lines: DiffLine[] }[] = [];
  const cursor: Cursor = { oldNumber: 0, newNumber: 0, oldLeft: 0, newLeft: 0 };
  for (const text of diff.replace(/\n$/, '').split('\n')) {
    const inHunk = cursor.oldLeft > 0 || cursor.newLeft > 0;
    if (!inHunk && text.startsWith('diff --git ')) {
      files.push({ path: pathIn(text), added: 0, removed: 0, lines: [] });
      continue;
    }
    if (!inHunk && /^(index |--- |\+\+\+ )/.test(text) && files.length > 0) continue;
    if (files.length === 0) files.push({ path: '', added: 0, removed: 0, lines: [] });
    const file = files.at(-1);
    const line = inHunk ? hunkLine(text, cursor) : outsideLine(text, cursor);
    if (!file || (line.kind === 'note' && line.text === '')) continue;
    if (line.kind === 'added') file.added += 1;
    if (line.kind === 'removed') file.removed += 1;
    file.lines.push(line);
  }
  return files;
}

/** The new name in `diff --git a/x b/x`. Both names are equal unless renamed, so the half is a safe guess. */
function pathIn(head: string): string {
  const names = head.slice('diff --git '.length);
  const half = names.slice((names.length + 1) / 2);
  return half.startsWith('b/') ? half.slice(2) : names;
}

function outsideLine(text: string, cursor: Cursor): DiffLine {
  const head = hunkHead.exec(text);
  if (!head) return { kind: 'note', text, oldNumber: null, newNumber: null };
  cursor.oldNumber = Number(head[1]);
  cursor.oldLeft = Number(head[2] ?? 1);
  cursor.newNumber = Number(head[3]);
  cursor.newLeft = Number(head[4] ?? 1);
  return { kind: 'hunk', text, oldNumber: null, newNumber: null };
}

function hunkLine(text: string, cursor: Cursor): DiffLine {
  const mark = text[0];
  if (mark === '\\') return { kind: 'note', text, oldNumber: null, newNumber: null };
  const isAdded = mark === '+';
  const isRemoved = mark === '-';
  const oldNumber = isAdded ? null : cursor.oldNumber++;
  const newNumber = isRemoved ? null : cursor.newNumber++;
  if (!isAdded) cursor.oldLeft -= 1;
  if (!isRemoved) cursor.newLeft -= 1;
  const kind = isAdded ? 'added' : isRemoved ? 'removed' : 'kept';
  return { kind, text: text.slice(1), oldNumber, newNumber };
}
