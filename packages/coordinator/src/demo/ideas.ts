import type { TrackSpec } from './demo-tracks.ts';
import type { Dice } from './dice.ts';
import type { DemoCommit, DemoIdea } from './story.ts';

const reasons = [
  'the budget is used better',
  'it sees more before it forgets',
  'what is left is noise',
  'the last steps are wasted now',
  'small runs said so',
  'the journal’s failures point that way',
  'nobody has tried it with the new head',
  'the gradient is quieter there',
];

export function makeIdea(dice: Dice, spec: TrackSpec): DemoIdea {
  const knob = dice.pick(Object.keys(spec.knobs));
  const value = String(dice.pick(spec.knobs[knob] ?? []));
  if (dice.chance(0.62))
    return {
      hypothesis: `${knob} at ${value}: ${dice.pick(reasons)}`,
      knob,
      value,
    };
  const trick = dice.pick(spec.tricks);
  return {
    hypothesis: `${trick}, ${dice.pick(['once more', 'with less', 'twice', 'from the start', 'late', 'and nothing else'])}`,
    knob: null,
    value: String(dice.below(900)),
  };
}

/** The one editable file of an invented track, as its first head has it. */
export const firstLines = (spec: TrackSpec): string[] => [
  '# Invented for a demonstration: this is no model of anything.',
  'import numpy as np',
  '',
  ...Object.entries(spec.knobs).map(([knob, values]) => `${knob} = ${literal(values[0] ?? 0)}`),
  '',
  '',
  'def build(rng, shape):',
  '    """Makes the parameters, scaled so that the first step is not the last."""',
  '    return [rng.standard_normal(size) / np.sqrt(size[0]) for size in shape]',
  '',
  '',
  'def forward(parameters, x):',
  '    for weights in parameters[:-1]:',
  '        x = np.maximum(x @ weights, 0)',
  '    return x @ parameters[-1]',
  '',
  '',
  'def improve(parameters, gradients, step):',
  '    for weights, gradient in zip(parameters, gradients):',
  '        weights -= gradient / (1 + step)',
  '    return parameters',
];

const literal = (value: number | string): string =>
  typeof value === 'number' ? String(value) : `'${value}'`;

/** The file after the idea: always another one. */
export function withIdea(lines: readonly string[], { knob, value, hypothesis }: DemoIdea): string[] {
  const at = knob === null ? -1 : lines.findIndex((line) => line.startsWith(`${knob} = `));
  const set = `${knob} = ${/^[\d.]+$/.test(value) ? value : `'${value}'`}`;
  if (at >= 0 && lines[at] !== set) return lines.with(at, set);
  const trick = `    x = x + 0.0 * ${Number(value) || 1}  # ${hypothesis.slice(0, 60)}`;
  const body = lines.findIndex((line) => line.startsWith('    return x @'));
  const tricks = lines.filter((line) => line.startsWith('    x = x + 0.0')).length;
  // What was added first goes first, so that the file does not grow for ever.
  return tricks < 12
    ? lines.toSpliced(body, 0, trick)
    : lines.toSpliced(body, 0, trick).toSpliced(body - tricks, 1);
}

const context = 3;

/** The change from one file to the other, as git prints it: both are the same before one place and after another. */
export function diffOf(
  path: string,
  before: Pick<DemoCommit, 'lines'> & { blob: string },
  after: Pick<DemoCommit, 'lines'> & { blob: string },
): string {
  const [a, b] = [before.lines, after.lines];
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - same && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const from = Math.max(0, same - context);
  const until = Math.min(context, tail);
  const [oldEnd, newEnd] = [a.length - tail, b.length - tail];
  const lines = [
    ...a.slice(from, same).map((line) => ` ${line}`),
    ...a.slice(same, oldEnd).map((line) => `-${line}`),
    ...b.slice(same, newEnd).map((line) => `+${line}`),
    ...a.slice(oldEnd, oldEnd + until).map((line) => ` ${line}`),
  ];
  const range = (count: number) => `${count === 0 ? from : from + 1},${count}`;
  return [
    `diff --git a/${path} b/${path}`,
    `index ${before.blob.slice(0, 7)}..${after.blob.slice(0, 7)} 100644`,
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -${range(oldEnd + until - from)} +${range(newEnd + until - from)} @@`,
    ...lines,
    '',
  ].join('\n');
}
