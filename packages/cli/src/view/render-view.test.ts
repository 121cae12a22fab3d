import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar, convincedLogE, sparkline } from './figures.ts';
import { renderView } from './render-view.ts';
import { withColours } from './styled-line.ts';
import { clip, displayWidth, fit, legible } from './text-width.ts';
import { fixtureMerge, fixtureSubmission, fixtureTrack, fixtureView } from './view-fixtures.ts';

const wide = { columns: 120, rows: 40 };
const text = (lines: readonly string[]): string => lines.join('\n');

describe('renderView', () => {
  it('shows addresses, time, phase, goal, figures and processes', () => {
    const view = fixtureView({ goal: { wanted: 2, made: 1 } });
    const shown = text(renderView(view, wide, 83_000));
    for (const part of [
      'http://127.0.0.1:7780/git/words.git',
      '1 min 23 s',
      'merge 1 of 2',
      'running',
      '3.0412 → 2.8911',
      'experiments 24 (3 kept, 20 discarded, 1 crashed)',
      'trusted runs 65 (36 head, 25 candidates, 4 to watch verifiers)',
      'worker-1 ↻2 restarting',
    ]) {
      expect(shown).toContain(part);
    }
  });

  it.each([
    [{ baselineMetric: null, headMetric: null }, 'bits per character: not measured yet'],
    [{ headMetric: null }, '3.0412 → being measured'],
  ])('says of a metric that is not known that it is not: %o', (over, said) => {
    expect(text(renderView(fixtureView({ track: fixtureTrack(over) }), wide, 0))).toContain(said);
  });

  it('shows evidence per verifier: runs, and a bar that is full at E = 20', () => {
    const track = fixtureTrack({
      submissions: [
        fixtureSubmission('a', {
          state: 'ACCEPTED',
          logE: [
            { verifier: 'v1', n: 4, logE: convincedLogE, status: 'crossed' },
            { verifier: 'v2', n: 6, logE: convincedLogE / 2, status: 'open' },
            { verifier: 'v3', n: 3, logE: null, status: null },
          ],
        }),
      ],
    });
    const shown = text(renderView(fixtureView({ track }), wide, 0));
    expect(shown).toMatch(/████████ +4 .*████░░░░ +6 .*••• +3/);
  });

  it('names the rule beside a refused submission, and lists open ones first', () => {
    const track = fixtureTrack({
      submissions: [
        fixtureSubmission('a', { state: 'REJECTED', reason: 'duplicate', code: 'duplicate-candidate' }),
        fixtureSubmission('b', { state: 'TESTING' }),
      ],
    });
    const shown = text(renderView(fixtureView({ track }), wide, 0));
    expect(shown).toContain('duplicate-candidate');
    expect(shown.indexOf('testing')).toBeLessThan(shown.indexOf('rejected'));
  });

  it('keeps within any terminal, with every submission and merge there may be', () => {
    const track = fixtureTrack({
      merges: Array.from({ length: 30 }, (_, index) => fixtureMerge(index)),
      submissions: Array.from({ length: 50 }, (_, index) => fixtureSubmission(`s${index}`)),
    });
    const sizes = fc.record({
      columns: fc.integer({ min: 20, max: 200 }),
      rows: fc.integer({ min: 5, max: 80 }),
    });
    fc.assert(
      fc.property(sizes, (size) => {
        const lines = renderView(fixtureView({ track, message: 'm'.repeat(300) }), size, 0);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
      }),
      { numRuns: 60 },
    );
  });

  it('shows the newest merges when not all fit', () => {
    const merges = Array.from({ length: 30 }, (_, index) =>
      fixtureMerge(index, { hypothesis: `idea ${index}.` }),
    );
    const shown = text(
      renderView(fixtureView({ track: fixtureTrack({ merges }) }), { columns: 120, rows: 20 }, 0),
    );
    expect(shown).toContain('idea 29.');
    expect(shown).not.toContain('idea 0.');
  });

  it('lets no stranger steer the terminal', () => {
    const hostile = '\u001b[2J\u001b]0;owned\u0007\u202e\u0000evil\nline';
    const track = fixtureTrack({
      merges: [fixtureMerge(1, { hypothesis: hostile, volunteerName: hostile })],
      submissions: [fixtureSubmission('a', { hypothesis: hostile, volunteerName: hostile })],
    });
    for (const line of renderView(fixtureView({ track }), wide, 0)) expect(line).not.toMatch(/[\p{C}]/u);
  });

  it('has colours only when wanted, and the same words with them', () => {
    const plain = renderView(fixtureView(), wide, 0);
    expect(text(plain)).not.toContain('\u001b');
    const coloured = renderView(fixtureView(), wide, 0, withColours);
    expect(text(coloured)).toContain('\u001b[');
    expect(coloured.map((line) => stripVTControlCharacters(line))).toEqual(plain);
  });

  it('tells of every process, however narrow the terminal', () => {
    const children = Array.from({ length: 8 }, (_, index) => ({
      ...{ name: `verifier-${index}`, state: 'running' as const, restarts: 0 },
    }));
    const shown = text(renderView(fixtureView({ children }), { columns: 30, rows: 30 }, 0));
    for (const { name } of children) expect(shown).toContain(name);
  });

  it('has something to show before the coordinator answers', () => {
    const lines = renderView(fixtureView({ track: null, phase: 'starting' }), { columns: 40, rows: 10 }, 0);
    expect(text(lines)).toContain('starting');
  });
});

describe('figures', () => {
  it('draws a staircase from high to low', () => {
    expect(sparkline([3, null, 2.5, 2], 10)).toBe('█·▅▁');
    expect(sparkline([1, 2, 3], 2)).toBe('▁█');
    expect(sparkline([], 5)).toBe('');
  });

  it('draws a bar of exact width for any value', () => {
    const width = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), width, (value, columns) => {
        expect([...bar(value, 3, columns)]).toHaveLength(columns);
      }),
    );
    expect(bar(5, 3, 4)).toBe('████');
    expect(bar(-1, 3, 4)).toBe('░░░░');
  });
});

describe('text', () => {
  it('counts columns, not characters', () => {
    expect(displayWidth('日本')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(clip('日本語', 5)).toBe('日本…');
    expect(fit('ab', 4)).toBe('ab  ');
    expect(fit('ab', 4, 'right')).toBe('  ab');
    expect(legible(' a\u001b[31m\n b ')).toBe('a [31m b');
  });
});
