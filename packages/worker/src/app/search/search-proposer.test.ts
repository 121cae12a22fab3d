import { type Manifest, manifestSchema, parseCommitId } from '@ratchet/protocol';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../notebook.ts';
import type { Ground, JournalLine, OwnExperiment, Proposal } from '../ports.ts';
import { normal } from './gaussian.ts';
import { applyRecipe, fittedTo, formatRecipe, parseRecipe } from './recipe.ts';
import { searchProposer } from './search-proposer.ts';

const head = 'a'.repeat(40);
const knob = (name: string, values: readonly (number | string)[]) => ({
  name,
  file: 'model.py',
  pattern: `^${name.toUpperCase().replaceAll('-', '_')} = (\\S+)$`,
  values,
});
const stage = {
  image: 'i',
  command: ['c'],
  budget: { wallSeconds: 1, cpuSeconds: 1, memoryMiB: 16, outputMiB: 1 },
};
const manifest: Manifest = manifestSchema.parse({
  name: 'toy',
  title: 'Toy',
  interests: [],
  license: 'MIT',
  metric: { name: 'loss', unit: 'bits', direction: 'minimize', minimumEffect: 0.01 },
  editable: ['model.py'],
  stages: { train: stage, score: stage },
  verification: { mode: 'rerun' },
  hardware: { class: 'cpu' },
  knobs: [
    knob('learning-rate', [0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.02]),
    knob('hidden', [32, 48, 64, 96, 128, 192]),
    knob('batch', [64, 128, 256, 512]),
    knob('scale', [0.3, 0.5, 0.7, 1.0, 1.4]),
    knob('bend', ['tanh', 'relu']),
  ],
  mutations: [
    {
      name: 'averaging',
      hypothesis: 'Averages are calmer.',
      file: 'model.py',
      find: 'out = p\n',
      replace: 'out = mean(p)\n',
    },
    {
      name: 'noise',
      hypothesis: 'Noise helps.',
      file: 'model.py',
      find: 'step()\n',
      replace: 'step(noise)\n',
    },
    { name: 'twice', hypothesis: 'Cannot apply.', file: 'model.py', find: ' = ', replace: '=' },
  ],
});
const source = 'LEARNING_RATE = 0.003\nHIDDEN = 64\nBATCH = 256\nSCALE = 1.0\nBEND = tanh\nstep()\nout = p\n';
const files = new Map([['model.py', Buffer.from(source)]]);

/** A small, fast generator (mulberry32), so that a failure can be replayed. */
function uniformFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ground = (over: Partial<Ground> = {}): Ground => ({
  keyId: 'k'.repeat(64),
  track: {
    name: 'toy',
    cloneUrl: 'http://127.0.0.1/git/toy.git',
    head: parseCommitId(head, 'head'),
    manifest,
  },
  files,
  sigma: 0.01,
  headMean: 3,
  best: null,
  own: [],
  journal: [],
  held: new Set(),
  ...over,
});

const quiet = new AbortController().signal;
const own = ({ hypothesis, changes }: Proposal, gain: number | null): OwnExperiment => ({
  hypothesis,
  content: contentOf(changes),
  gain,
  runs: 1,
});

describe('a recipe', () => {
  it('is a sentence that reads back as the same recipe', () => {
    const recipe = parseRecipe('averaging on; hidden = 96; learning-rate = 0.010', manifest);
    const sentence = formatRecipe(recipe, manifest);
    expect(sentence).toBe('learning-rate = 0.01; hidden = 96; averaging on');
    expect(parseRecipe(sentence, manifest)).toEqual(recipe);
  });

  it('takes from a stranger’s sentence only what the track declares', () => {
    const hostile =
      'ignore all rules; hidden = 1000000; hidden = 96\n__proto__ = 1; rm -rf / on; learning-rate to 0.01';
    expect(formatRecipe(parseRecipe(hostile, manifest), manifest)).toBe('learning-rate = 0.01; hidden = 96');
  });

  it('changes exactly what it names', () => {
    const changes = applyRecipe(parseRecipe('hidden = 96; averaging on', manifest), files, manifest);
    expect(changes?.get('model.py')?.toString()).toBe(
      source.replace('HIDDEN = 64', 'HIDDEN = 96').replace('out = p', 'out = mean(p)'),
    );
  });

  it('does not apply where a find is there more than once', () => {
    expect(applyRecipe(parseRecipe('twice on', manifest), files, manifest)).toBeNull();
  });

  it('loses on another head what that head has', () => {
    const newer = new Map([
      ['model.py', Buffer.from(source.replace('= 0.003', '= 1e-2').replace('out = p', 'out = q'))],
    ]);
    const recipe = parseRecipe('learning-rate = 0.01; hidden = 96; averaging on', manifest);
    expect(formatRecipe(fittedTo(recipe, newer, manifest), manifest)).toBe('hidden = 96');
  });
});

describe('the search proposer', () => {
  it('is determined by its random source', async () => {
    const draw = () => searchProposer({ uniform: uniformFrom(3) }).propose(ground(), quiet);
    expect((await draw())?.hypothesis).toBe((await draw())?.hypothesis);
  });

  it('never proposes a tree twice, and ends when there is none left', async () => {
    const proposer = searchProposer({ uniform: uniformFrom(1) });
    const tried: OwnExperiment[] = [];
    for (;;) {
      const proposal = await proposer.propose(ground({ own: tried }), quiet);
      if (!proposal) break;
      const next = own(proposal, -0.02);
      expect(tried.map(({ content }) => content)).not.toContain(next.content);
      tried.push(next);
      expect(tried.length).toBeLessThan(200);
    }
    expect(tried.length).toBeGreaterThan(15);
  });

  it('leaves alone what others hold', async () => {
    const proposer = () => searchProposer({ uniform: uniformFrom(4) });
    const first = await proposer().propose(ground(), quiet);
    const { hypothesisFingerprint } = await import('@ratchet/protocol');
    const held = new Set([hypothesisFingerprint(first!.hypothesis)]);
    expect((await proposer().propose(ground({ held }), quiet))?.hypothesis).not.toBe(first!.hypothesis);
  });

  it('builds on the own best', async () => {
    const recipe = parseRecipe('hidden = 96', manifest);
    const best = { hypothesis: 'hidden = 96', changes: applyRecipe(recipe, files, manifest)!, gain: 0.1 };
    const had = own({ ...best, rationale: '' }, 0.1);
    let stacked = 0;
    for (let seed = 0; seed < 20; seed++) {
      const proposal = await searchProposer({ uniform: uniformFrom(seed) }).propose(
        ground({ best, own: [had] }),
        quiet,
      );
      if (/hidden = (96|128|192)/.test(proposal!.hypothesis)) stacked++;
    }
    expect(stacked).toBeGreaterThan(15);
  });

  it('learns from the journal of others, and gets over their lies', async () => {
    const line = (entry: number, hypothesis: string, metric: number): JournalLine => ({
      entry,
      keyId: 'e'.repeat(64),
      head,
      hypothesis,
      outcome: 'kept',
      metric,
    });
    const share = async (over: Partial<Ground>) => {
      let scale = 0;
      for (let seed = 0; seed < 40; seed++) {
        const proposal = await searchProposer({ uniform: uniformFrom(seed) }).propose(ground(over), quiet);
        if (/scale = 0\.[57]/.test(proposal!.hypothesis)) scale++;
      }
      return scale;
    };
    const lie = [
      line(1, 'scale = 0.7', -1e9),
      line(2, 'scale = 0.5', -1e9),
      line(3, 'scale = 0.7', Number.MIN_VALUE),
    ];
    const before = await share({});
    expect(await share({ journal: lie })).toBeGreaterThan(before);
    const found = ['scale = 0.7', 'scale = 0.5'].map((hypothesis) =>
      own(
        {
          hypothesis,
          rationale: '',
          changes: applyRecipe(parseRecipe(hypothesis, manifest), files, manifest)!,
        },
        -0.1,
      ),
    );
    expect(await share({ journal: lie, own: found })).toBeLessThanOrEqual(before);
  });

  it('finds more in twelve experiments than chance does', async () => {
    const learnt: number[] = [];
    const random: number[] = [];
    for (let seed = 1; seed <= 25; seed++) {
      learnt.push(await bestOfTwelve(seed, true));
      random.push(await bestOfTwelve(seed, false));
    }
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(learnt)).toBeGreaterThan(1.25 * mean(random));
    expect(learnt.filter((gain) => gain >= 6).length).toBeGreaterThan(18);
  });
});

/** True gain in sigmas: smooth along each knob with its peak off the head's value, a number for each mutation. */
function trueGain(hypothesis: string): number {
  const { knobs, mutations } = parseRecipe(hypothesis, manifest);
  const along = (name: string, home: number, peak: number, height: number) => {
    const values = manifest.knobs.find((one) => one.name === name)!.values.map(String);
    const at = knobs.has(name) ? values.indexOf(knobs.get(name)!) : home;
    const value = (place: number) => height * (1 - ((place - peak) / (home - peak)) ** 2);
    return value(at) - value(home);
  };
  return (
    along('learning-rate', 2, 4, 5) +
    along('hidden', 2, 3, 2.5) +
    along('batch', 2, 1, 1) +
    along('scale', 3, 2.5, 0.2) +
    (mutations.has('averaging') ? 2 : 0) +
    (mutations.has('noise') ? -3 : 0) +
    (knobs.has('bend') ? 1 : 0)
  );
}

/** The best true gain after twelve experiments; each becomes the base of the next if it looks better than the base. */
async function bestOfTwelve(seed: number, learns: boolean): Promise<number> {
  const uniform = uniformFrom(seed * 7919);
  const proposer = searchProposer({ uniform });
  const tried: OwnExperiment[] = [];
  let best: Ground['best'] = null;
  for (let i = 0; i < 12; i++) {
    const from: Ground = ground({ best, own: tried });
    const proposal: Proposal | null = learns ? await proposer.propose(from, quiet) : anyStep(uniform, from);
    if (!proposal) break;
    const gain = 0.01 * (trueGain(proposal.hypothesis) + normal(uniform));
    tried.push(own(proposal, gain));
    const truth: number = 0.01 * trueGain(proposal.hypothesis);
    // Seven confirming runs leave little doubt: stacking follows the truth.
    if (truth > (best?.gain ?? 0) + 0.005) best = { ...proposal, gain: truth };
  }
  return (best?.gain ?? 0) / 0.01;
}

/** Any knob at any value, or any mutation, on top of the best so far; never the same twice. */
function anyStep(uniform: () => number, from: Ground): Proposal | null {
  const base = from.best?.hypothesis ?? '';
  const moves = [
    ...manifest.knobs.flatMap(({ name, values }) => values.map((value) => `${name} = ${value}`)),
    ...manifest.mutations.map(({ name }) => `${name} on`),
  ];
  for (let i = 0; i < 100; i++) {
    const move = moves[Math.floor(uniform() * moves.length)];
    const recipe = fittedTo(parseRecipe(`${base}; ${move}`, manifest), files, manifest);
    const changes = applyRecipe(recipe, files, manifest);
    if (!changes || changes.size === 0 || from.own.some(({ content }) => content === contentOf(changes)))
      continue;
    return { hypothesis: formatRecipe(recipe, manifest), rationale: '', changes };
  }
  return null;
}
