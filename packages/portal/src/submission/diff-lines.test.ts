import { describe, expect, it } from 'vitest';
import { diff } from '../read-model.fixture.ts';
import { diffFiles } from './diff-lines.ts';

describe('diffFiles', () => {
  it('numbers the lines of both files', () => {
    const [file] = diffFiles(diff);
    expect(file).toMatchObject({ path: 'model.py', added: 2, removed: 2 });
    expect(file?.lines.at(-1)).toEqual({ kind: 'kept', text: 'SCALE = 1.0', oldNumber: 10, newNumber: 10 });
  });
  it('takes a removed line that looks like a header for a removed line', () => {
    const removed = diffFiles(diff)[0]?.lines.filter((line) => line.kind === 'removed');
    expect(removed?.map((line) => line.text)).toEqual([
      'COOLING = 0.0',
      '-- a removed line that looks like a header',
    ]);
  });
  it('is not led astray by a file whose lines look like a diff', () => {
    const text = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+diff --git a/y b/y\n+@@ -1 +1 @@\n';
    const files = diffFiles(text);
    expect(files.map((file) => file.path)).toEqual(['x']);
    expect(files[0]?.added).toBe(2);
  });
  it('keeps two files apart and says what git says of binaries', () => {
    const text =
      'diff --git a/a b/a\nBinary files a/a and b/a differ\ndiff --git a/b c b/b c\n@@ -1 +1 @@\n-x\n+y\n';
    expect(diffFiles(text).map((file) => [file.path, file.lines[0]?.kind])).toEqual([
      ['a', 'note'],
      ['b c', 'hunk'],
    ]);
  });
  it('survives rubbish', () => {
    expect(diffFiles('no diff at all')[0]?.lines).toHaveLength(1);
    expect(diffFiles('')).toHaveLength(1);
  });
});
