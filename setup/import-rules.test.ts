import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFaults, sourceFiles } from './import-rules.ts';

const report = (sources: readonly string[], violations: readonly object[] = []): string =>
  JSON.stringify({ modules: sources.map((source) => ({ source })), summary: { violations } });

describe('the import rules', () => {
  it('hold when every file was seen and no rule is broken', () => {
    expect(importFaults(['a.ts'], report(['a.ts', 'node_modules/x/index.js']))).toBeNull();
  });

  it('do not hold for a cruise that saw nothing, or not everything', () => {
    expect(importFaults(['a.ts', 'b.ts'], report([]))).toContain('2 of 2 modules: a.ts, b.ts');
    expect(importFaults(['a.ts', 'b.ts'], report(['a.ts']))).toContain('1 of 2 modules: b.ts');
    expect(importFaults([], report([]))).not.toBeNull();
  });

  it('name the rule and both ends of a forbidden import', () => {
    const violation = { from: 'a.ts', to: 'b.ts', rule: { name: 'no-cycles', severity: 'error' } };
    expect(importFaults(['a.ts'], report(['a.ts'], [violation]))).toBe('no-cycles: a.ts imports b.ts');
  });

  it('are about every package of this checkout', () => {
    const files = sourceFiles(dirname(import.meta.dirname));
    expect(files).toContain('packages/protocol/src/index.ts');
    expect(files.some((file) => file.includes('/generated/'))).toBe(false);
  });
});
