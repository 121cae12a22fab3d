import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCandidate, openTrack, rootFiles, rulesFor, type Track } from './candidate-fixtures.ts';

let track: Track;
beforeAll(async () => {
  track = await openTrack();
});
afterAll(() => track.remove());

const train = rootFiles['train.py']!;
const replaced = (...pairs: [number, string][]) =>
  pairs.reduce((text, [index, line]) => text.replace(`line_${index} = ${index}\n`, line), train);

async function identify(changes: Record<string, string | Buffer | null>) {
  const made = makeCandidate(track.root, changes);
  return track.repository.inspectBundle(made.bundle, rulesFor(track, made));
}

describe('the patch id', () => {
  it('ignores white space inside lines and nothing else', async () => {
    const plain = await identify({ 'train.py': replaced([3, 'line_3 = 33\n']) });
    const spaced = await identify({ 'train.py': replaced([3, '\tline_3  =  33 \r\n']) });
    const other = await identify({ 'train.py': replaced([3, 'line_3 = 34\n']) });
    expect(spaced.patchId).toBe(plain.patchId);
    expect(other.patchId).not.toBe(plain.patchId);
  });

  it('tells the same lines in two files apart, and a deletion from an addition', async () => {
    const ids = [
      await identify({ 'model/a.py': 'x\n' }),
      await identify({ 'model/b.py': 'x\n' }),
      await identify({ 'model/layers.py': null }),
      await identify({ 'model/layers.py': 'WIDTH = 64\nWIDTH = 64\n' }),
      await identify({ 'model/empty.py': '' }),
      await identify({ 'model/w.bin': Buffer.from([0, 1]) }),
      await identify({ 'model/w.bin': Buffer.from([0, 2]) }),
    ].map(({ patchId }) => patchId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is not fooled by file contents that look like a diff', async () => {
    const text = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n';
    const candidate = await identify({ 'model/a.py': text, 'model/b.py': `-- a\n++ b\n${text}` });
    expect(candidate.linesAdded).toBe(14);
    expect(candidate.hunks).toHaveLength(2);
  });
});

describe('hunks', () => {
  it('of a candidate are found in one that contains them among others, in whatever order', async () => {
    const one = await identify({ 'train.py': replaced([3, 'line_3 = 33\n']), 'model/new.py': 'x\n' });
    const both = await identify({
      'train.py': replaced([3, 'line_3 = 33\n'], [5, 'line_5 = 55\n'], [20, 'line_20 = 0\n']),
      'model/new.py': 'x\n',
      'model/another.py': 'y\n',
    });
    expect(one.hunks.every((hunk) => both.hunks.includes(hunk))).toBe(true);
    expect(both.hunks.length).toBe(5);
    expect(both.patchId).not.toBe(one.patchId);
  });
});

it('cuts a long diff with a line that says so, and counts all of it', async () => {
  const made = makeCandidate(track.root, { 'model/long.py': 'a line\n'.repeat(20_000) });
  const rules = { ...rulesFor(track, made), maxDiffBytes: 10_000 };
  const candidate = await track.repository.inspectBundle(made.bundle, rules);
  expect(candidate.linesAdded).toBe(20_000);
  expect(candidate.diff.length).toBeLessThan(10_100);
  expect(candidate.diff).toMatch(/\n\[cut: \d+ more bytes\]\n$/);
});
