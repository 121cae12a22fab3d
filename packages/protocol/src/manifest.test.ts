import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from './errors.ts';
import { directed, manifestJsonSchema, parseManifest } from './manifest.ts';

const root = join(import.meta.dirname, '../../..');
const words = readFileSync(join(root, 'tracks/words/track.json'), 'utf8');
const changed = (change: (manifest: Record<string, unknown>) => void): string => {
  const manifest = JSON.parse(words) as Record<string, unknown>;
  change(manifest);
  return JSON.stringify(manifest);
};

describe('track.json', () => {
  it('of the words track is sound', () => {
    expect(parseManifest(words)).toMatchObject({ name: 'words', metric: { direction: 'minimize' } });
  });

  it('names every bad field at once', () => {
    const text = changed((manifest) => {
      manifest.name = 'Words!';
      manifest.editable = ['../outside'];
      delete manifest.metric;
    });
    expect(() => parseManifest(text)).toThrow(expect.objectContaining({ code: 'manifest-invalid' }));
    expect(() => parseManifest(text)).toThrow(/name.*metric.*editable\.0/s);
  });

  it.each(['/etc/passwd', '../up', 'a/../b', './a', 'a\\b'])('refuses the path %s', (path) => {
    expect(() => parseManifest(changed((manifest) => (manifest.programs = [path])))).toThrow(/programs\.0/);
  });

  it('refuses fields that it does not know, so that a typo is not silently ignored', () => {
    expect(() => parseManifest(changed((manifest) => (manifest.minimumEfect = 1)))).toThrow(
      /minimumEfect|Unrecognized/,
    );
  });

  it('of a self-scored track names who approves its merges', () => {
    const selfScored = (maintainers: unknown) =>
      changed((manifest) => Object.assign(manifest, { verification: { mode: 'self-scored' }, maintainers }));
    expect(() => parseManifest(selfScored([]))).toThrow(/maintainers/);
    expect(() => parseManifest(selfScored(['me']))).toThrow(/maintainers\.0/);
    expect(parseManifest(selfScored(['a'.repeat(64)])).maintainers).toHaveLength(1);
  });

  it('in mode certificate names an editable file of at most 4 MiB, and in no other', () => {
    const certificate = (path: unknown, outputMiB = 1, mode = 'certificate') =>
      changed((manifest) => {
        const stages = manifest.stages as { train: { budget: object } };
        Object.assign(stages.train.budget, { outputMiB });
        Object.assign(manifest, {
          verification: { mode, certificate: path },
          editable: ['model.py', 'best/*'],
        });
      });
    expect(parseManifest(certificate('best/disks.json')).verification.certificate).toBe('best/disks.json');
    for (const bad of [certificate(undefined), certificate('score.py'), certificate('best/a', 1, 'rerun')])
      expect(() => parseManifest(bad)).toThrow(/verification\.certificate/);
    expect(() => parseManifest(certificate('best/a', 5))).toThrow(/outputMiB/);
  });

  it('has a JSON Schema', () => {
    expect(manifestJsonSchema()).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['name', 'metric']),
    });
  });

  it('turns metrics so that larger is better', () => {
    expect(directed('minimize', 3)).toBe(-3);
    expect(directed('maximize', 3)).toBe(3);
  });
});

describe('error codes', () => {
  it('are all explained in docs/ERRORS.md, and no others', () => {
    const text = readFileSync(join(root, 'docs/ERRORS.md'), 'utf8');
    const documented = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
    expect([...documented].sort()).toEqual([...errorCodes].sort());
  });
});
