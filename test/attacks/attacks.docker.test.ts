import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttack, readAttacks } from './attack.ts';
import { isExpected, openRange, type Range } from './range.ts';

/** The long form, under every runtime, is `npm run attacks`; these are of each kind one. */
const some = [
  'abstract-socket',
  'absurd-length',
  'artifact-bomb',
  'artifact-is-a-pipe',
  'double-answers',
  'fake-score-in-prediction',
  'fork-bomb',
  'gate-honest',
  'gate-link-to-protected',
  'gate-twin-entries',
  'memory-bomb',
  'read-holdout',
  'tcp-out',
  'what-the-question-tells',
  'write-proc',
];
const cases = join(import.meta.dirname, 'cases');

let range: Range;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attack-files-'));
  range = await openRange({ runtime: 'default', report: (line) => console.error(line) });
}, 600_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await range?.close();
});

describe('an attack', () => {
  it.each(some)('%s gets what it should', { timeout: 60_000 }, async (name) => {
    const attack = readAttack(join(cases, name));
    const got = await range.try(attack);
    expect(isExpected(attack.expectedUnder(range.runtime), got, range.honest), JSON.stringify(got)).toBe(
      true,
    );
  });

  it('that were to succeed would be seen', () => {
    const expected = readAttack(join(cases, 'read-holdout')).expectedUnder('runc');
    const log = '';
    const better = { outcome: 'scored', metric: range.honest + 0.01, log } as const;
    expect(isExpected(expected, better, range.honest)).toBe(false);
    expect(isExpected(expected, { outcome: 'train-crashed', metric: null, log }, range.honest)).toBe(false);
  });

  it.each([
    ['works', 'pass'],
    ['fails in another way than it says', 'open("/no/such/file")'],
    ['is broken', 'raise ValueError("a probe that does not run")'],
  ])('whose act %s is not taken for one that was stopped', { timeout: 60_000 }, async (_what, act) => {
    const dir = join(folder, 'probe');
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'attack.json'), '{"title": "A probe", "expected": "scored"}');
    const text = `from attempt import forbidden\ndef act():\n    ${act}\nforbidden(act, "EPERM")\n`;
    writeFileSync(join(dir, 'train.py'), text);
    const attack = readAttack(dir);
    const got = await range.try(attack);
    expect(got.outcome).toBe('train-crashed');
    expect(isExpected(attack.expectedUnder(range.runtime), got, range.honest)).toBe(false);
  });

  it.each([
    ['{', /attack\.json/],
    ['{"title": "x", "expected": "fine"}', /expected/],
    ['{"title": "x", "expected": []}', /expected/],
    ['{"title": "x", "expected": "scored", "more": 1}', /attack\.json/],
    ['{"title": "x", "where": "admission", "expected": "scored"}', /expected/],
    ['{"title": "x", "expected": "protected-path"}', /expected/],
  ])('is read strictly: %s', (text, field) => {
    mkdirSync(join(folder, 'one'), { recursive: true });
    writeFileSync(join(folder, 'one', 'attack.json'), text);
    expect(() => readAttacks(folder)).toThrow(
      expect.objectContaining({ code: 'bad-configuration', field: expect.stringMatching(field) }),
    );
  });
});
