import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseFiles, lockFaults, wordFaults } from './house-words.ts';

const faults = (path: string, text = '') => wordFaults([{ path, text }]);

describe('house words', () => {
  it.each([
    'packages/x/src/utils.ts',
    'packages/x/src/helpers/a.ts',
    'test/lease-manager.ts',
    'setup/common.mjs',
  ])('a name that says nothing is told: %s', (path) => {
    expect(faults(path)).toEqual([`${path}: name it for what it holds`]);
  });

  it.each([
    ['packages/x/src/commonality.ts', 'export const commonality = 1;'],
    ['packages/x/src/config.ts', 'const { PATH } = process.env;'],
    ['packages/x/src/a.test.ts', 'process.env'],
    ['setup/a.ts', 'process.env'],
    ['packages/x/src/a.ts', 'queueMicrotask(() => {}); const multitasking = true;'],
    ['tracks/words/program.md', 'Your job is to search.'],
  ])('%s may hold: %s', (path, text) => {
    expect(faults(path, text)).toEqual([]);
  });

  it.each([
    ['interface Job {}', 'Job'],
    ['const nextTask = 1;', 'Task'],
    ['class TaskQueue {}', 'Task'],
    ['// each work item', 'work item'],
    ['const jobs = [];', 'jobs'],
    ['const secret = process.env.SECRET;', 'process.env'],
  ])('is told with its line: %s', (line, found) => {
    expect(faults('packages/x/src/a.ts', `\n\n${line}\n`)).toEqual([
      expect.stringContaining(`packages/x/src/a.ts:3: '${found}': `),
    ]);
  });

  it('are looked for in our own code, and not in what was generated or installed', () => {
    const root = mkdtempSync(join(tmpdir(), 'ratchet-words-'));
    const put = (path: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), 'interface Job {}');
    };
    put('packages/x/src/a.ts');
    put('packages/x/src/generated/b.ts');
    put('packages/x/node_modules/c/d.ts');
    try {
      expect(wordFaults(houseFiles(root))).toEqual([expect.stringContaining('packages/x/src/a.ts:1')]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('the lock file', () => {
  it('names every package that others could not install', () => {
    const packages = {
      '': {},
      'packages/x': {},
      'node_modules/@ratchet/x': { resolved: 'packages/x', link: true },
      'node_modules/good': { resolved: 'https://registry.npmjs.org/good/-/good-1.0.0.tgz' },
      'node_modules/near': { resolved: 'http://mirror.example/near/-/near-1.0.0.tgz' },
    };
    expect(lockFaults(JSON.stringify({ packages }))).toEqual([
      'package-lock.json: node_modules/near comes from mirror.example',
    ]);
  });
});
