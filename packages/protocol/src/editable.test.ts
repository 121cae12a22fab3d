import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesEditable } from './editable.ts';

describe('matchesEditable', () => {
  it.each([
    ['model.py', 'model.py'],
    ['*.py', 'model.py'],
    ['*', 'model.py'],
    ['src/*.py', 'src/a.py'],
    ['src/**', 'src/a.py'],
    ['src/**', 'src/deep/er/a.py'],
    ['**/a.py', 'a.py'],
    ['**/a.py', 'x/y/a.py'],
    ['src/**/test/*.py', 'src/test/a.py'],
    ['src/**/test/*.py', 'src/x/test/y/test/a.py'],
    ['a*b*c', 'a-b-b-c'],
    ['**', 'any/thing'],
  ])('%s matches %s', (glob, path) => {
    expect(matchesEditable([glob], path)).toBe(true);
  });

  it.each([
    ['model.py', 'Model.py'],
    ['model.py', 'models/model.py'],
    ['model.py', 'model.pyc'],
    ['*.py', 'src/model.py'],
    ['src/*', 'src/deep/a.py'],
    ['src/**', 'src'],
    ['src/**', 'source/a.py'],
    ['src/**/a.py', 'src/xa.py'],
    ['mod.l.py', 'model.py'],
    ['a*b', 'a/b'],
    ['m[o]del.py', 'model.py'],
  ])('%s does not match %s', (glob, path) => {
    expect(matchesEditable([glob], path)).toBe(false);
  });

  it('needs one of several globs', () => {
    expect(matchesEditable(['model.py', 'src/**'], 'src/x')).toBe(true);
    expect(matchesEditable([], 'model.py')).toBe(false);
  });

  it('agrees with the same glob written as a regular expression', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', '*'), { minLength: 1, maxLength: 5 })
      .map((c) => c.join(''));
    const glob = fc.array(
      fc.oneof(
        name.filter((n) => n !== '**'),
        fc.constant('**'),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    const path = fc.array(
      fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }).map((c) => c.join('')),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(glob, path, (parts, names) => {
        const body = parts.map((part) =>
          part === '**' ? '(?:[^/]+/)*' : `${part.replaceAll(/\*+/g, '[^/]*')}/`,
        );
        const tail = parts.at(-1) === '**' ? '[^/]+/' : '';
        const reference = new RegExp(`^${body.join('')}${tail}$`);
        expect(matchesEditable([parts.join('/')], names.join('/'))).toBe(
          reference.test(`${names.join('/')}/`),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays quick on a hostile glob', () => {
    const glob = `${'*a'.repeat(99)}b`;
    expect(matchesEditable([glob], 'a'.repeat(200))).toBe(false);
  });
});
