import type { Knob, Manifest } from '@ratchet/protocol';
import type { Changes, Files } from '../ports.ts';

/** What a candidate of the built-in proposer does to the head: values given to knobs, and declared mutations applied. */
export interface Recipe {
  readonly knobs: ReadonlyMap<string, string>;
  readonly mutations: ReadonlySet<string>;
}

export const emptyRecipe: Recipe = { knobs: new Map(), mutations: new Set() };

export const movesIn = ({ knobs, mutations }: Recipe): number => knobs.size + mutations.size;

type Turnable = Pick<Manifest, 'knobs' | 'mutations'>;

/** `rate = 0.01; rectifier on`, in the manifest's order: the same recipe is the same sentence, whoever found it. */
export function formatRecipe({ knobs, mutations }: Recipe, manifest: Turnable): string {
  const turned = manifest.knobs.flatMap(({ name }) =>
    knobs.has(name) ? [`${name} = ${knobs.get(name)}`] : [],
  );
  const applied = manifest.mutations.flatMap(({ name }) => (mutations.has(name) ? [`${name} on`] : []));
  return [...turned, ...applied].join('; ');
}

/** The declared moves that `text`, anybody's sentence, names. What it says besides is passed over. */
export function parseRecipe(text: string, manifest: Turnable): Recipe {
  const knobs = new Map<string, string>();
  const mutations = new Set<string>();
  for (const part of text.split(/[;\n]/).slice(0, 128)) {
    const [, name = '', value = ''] = /^\s*([a-z][a-z0-9-]*)\s*(?:=|:|\bto\b)\s*(\S+)\s*$/.exec(part) ?? [];
    const knob = manifest.knobs.find((candidate) => candidate.name === name);
    const known = knob && valueTexts(knob).find((candidate) => sameValue(candidate, value));
    if (known !== undefined) knobs.set(name, known);
    const [, applied = ''] = /^\s*([a-z][a-z0-9-]*)(?:\s+on)?\s*$/.exec(part) ?? [];
    if (manifest.mutations.some((mutation) => mutation.name === applied)) mutations.add(applied);
  }
  return { knobs, mutations };
}

/**
 * The changes that `recipe` makes to the head's `files`, mutations first, each in the manifest's order. Null when a part
 * does not apply: a `find` that is not there exactly once, or a knob whose pattern does not match exactly once.
 */
export function applyRecipe(recipe: Recipe, files: Files, manifest: Turnable): Changes | null {
  const texts = new Map<string, string>();
  const read = (path: string): string | null => {
    const bytes = files.get(path);
    return texts.get(path) ?? (bytes ? Buffer.from(bytes).toString('utf8') : null);
  };
  for (const { name, file, find, replace } of manifest.mutations) {
    if (!recipe.mutations.has(name)) continue;
    const parts = read(file)?.split(find);
    if (parts?.length !== 2) return null;
    texts.set(file, parts.join(replace));
  }
  for (const knob of manifest.knobs) {
    const value = recipe.knobs.get(knob.name);
    if (value === undefined) continue;
    const text = read(knob.file);
    const place = text === null ? null : placeOf(knob, text);
    if (text === null || place === null) return null;
    texts.set(knob.file, text.slice(0, place.start) + value + text.slice(place.end));
  }
  const changed = [...texts].filter(
    ([path, text]) => text !== Buffer.from(files.get(path) ?? []).toString('utf8'),
  );
  return new Map(changed.map(([path, text]) => [path, Buffer.from(text)]));
}

/** The recipe without what the head has already or what no longer applies there. */
export function fittedTo(recipe: Recipe, files: Files, manifest: Turnable): Recipe {
  const knobs = new Map(
    [...recipe.knobs].filter(([name, value]) => {
      const knob = manifest.knobs.find((candidate) => candidate.name === name);
      const current = knob && currentValue(knob, files);
      return typeof current === 'string' && !sameValue(current, value);
    }),
  );
  const mutations = new Set<string>();
  for (const name of recipe.mutations) {
    const more = { knobs, mutations: new Set([...mutations, name]) };
    if (applyRecipe(more, files, manifest)) mutations.add(name);
  }
  return { knobs, mutations };
}

/** The text that the knob's pattern captures in the head, or null when it does not match exactly once. */
export function currentValue(knob: Knob, files: Files): string | null {
  const bytes = files.get(knob.file);
  return bytes ? (placeOf(knob, Buffer.from(bytes).toString('utf8'))?.text ?? null) : null;
}

export const valueTexts = (knob: Knob): string[] => knob.values.map(String);

/** `1` and `1.0` are one value. */
export const sameValue = (a: string, b: string): boolean =>
  a === b || (a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b));

function placeOf(knob: Knob, text: string): { start: number; end: number; text: string } | null {
  const matches = [...text.matchAll(new RegExp(knob.pattern, 'dgm'))];
  const [start, end] = matches[0]?.indices?.[1] ?? [];
  if (matches.length !== 1 || start === undefined || end === undefined) return null;
  return { start, end, text: text.slice(start, end) };
}
