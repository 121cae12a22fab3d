import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Knob, matchesEditable, parseManifest } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../tracks/words/${path}`, import.meta.url)), 'utf8');
const manifest = parseManifest(read('track.json'));
const model = read('model.py');

/** `text` with `knob` set to `value`. A pattern holds whether or not `^` and `$` mean lines. */
function turn(text: string, knob: Knob, value: number | string): string {
  const matches = [...text.matchAll(new RegExp(knob.pattern, 'gd'))];
  expect(matches).toHaveLength(1);
  const [start, end] = matches[0]!.indices![1]!;
  return text.slice(0, start) + value + text.slice(end);
}

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

describe('the words track', () => {
  it('has the library for scorers as it is', () => {
    const library = new URL('../python/ratchet_scorer.py', import.meta.url);
    expect(read('ratchet_scorer.py')).toBe(readFileSync(library, 'utf8'));
  });

  it('lets a candidate change model.py and nothing else', () => {
    expect(matchesEditable(manifest.editable, 'model.py')).toBe(true);
    for (const path of [
      'score.py',
      'train.py',
      'predict.py',
      'ratchet_scorer.py',
      'prepare.py',
      'track.json',
      'numpy.py',
    ]) {
      expect(matchesEditable(manifest.editable, path)).toBe(false);
    }
  });

  it.each(manifest.knobs.map((knob) => [knob.name, knob] as const))(
    'has the knob %s at one of its values',
    (_, knob) => {
      const now = new RegExp(knob.pattern).exec(model)?.[1];
      expect(knob.values.map(Number)).toContain(Number(now));
      for (const value of knob.values) expect(turn(model, knob, value)).toContain(` = ${value}\n`);
    },
  );

  it.each(manifest.mutations.map((mutation) => [mutation.name, mutation] as const))(
    'can apply the mutation %s at any setting of the knobs',
    (_, { find, replace }) => {
      expect(occurrences(model, find)).toBe(1);
      const turned = manifest.knobs.reduce((text, knob) => turn(text, knob, knob.values.at(-1)!), model);
      expect(occurrences(turned, find)).toBe(1);
      const mutated = model.replace(find, () => replace);
      expect(mutated).not.toBe(model);
      for (const knob of manifest.knobs) turn(mutated, knob, knob.values[0]!);
    },
  );

  it('has more than one way to go', () => {
    expect(manifest.knobs.length).toBeGreaterThanOrEqual(8);
    expect(manifest.mutations.length).toBeGreaterThanOrEqual(8);
  });

  it('prepares its data in an image of its own, since the word list must not be where candidates run', () => {
    const { prepare, train, predict } = manifest.stages;
    expect([train.image, predict?.image]).not.toContain(prepare?.image);
  });
});
