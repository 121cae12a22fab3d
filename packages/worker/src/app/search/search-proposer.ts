import { hypothesisFingerprint, type Manifest } from '@ratchet/protocol';
import { contentOf } from '../notebook.ts';
import type { Changes, Ground, Proposal, ProposerPort } from '../ports.ts';
import { type GainModel, gainModel } from './gain-model.ts';
import { posterior } from './gaussian.ts';
import { lessons } from './lessons.ts';
import {
  applyRecipe,
  emptyRecipe,
  fittedTo,
  formatRecipe,
  movesIn,
  parseRecipe,
  type Recipe,
  valueTexts,
} from './recipe.ts';

/** Hypotheses that the coordinator takes have at most this many characters. */
const hypothesisCharacters = 400;
/** Places along a knob that one step may go. */
const stride = 2;
/** The singles that look best are also tried two at a time. */
const pairedSingles = 5;

interface Option {
  readonly recipe: Recipe;
  readonly hypothesis: string;
  readonly changes: Changes;
}

/**
 * The built-in proposer: Thompson sampling over the moves that lie next to the own best. Each time it draws one possible
 * world from what all runs so far say, and proposes what is best in that world: what may gain much is tried first, what
 * ran badly hardly ever again. The journal of others counts as weak evidence, so a lie in it costs a run at most.
 */
export function searchProposer(options: { readonly uniform: () => number }): ProposerPort {
  return {
    async propose(ground) {
      const { manifest } = ground.track;
      const model = gainModel(manifest, ground.files);
      const seen = lessons(ground);
      const base = ground.best ? parseRecipe(ground.best.hypothesis, manifest) : emptyRecipe;
      const singles = fresh(steps(base, manifest, model), ground);
      const believed = posterior(
        model,
        seen,
        singles.map(({ recipe }) => recipe),
      ).means;
      const leading = singles
        .map((option, i) => ({ option, mean: believed[i] ?? 0 }))
        .sort((a, b) => b.mean - a.mean)
        .slice(0, pairedSingles)
        .map(({ option }) => option.recipe);
      const open = [...singles, ...fresh(pairs(leading), ground)];
      const drawn = posterior(
        model,
        seen,
        open.map(({ recipe }) => recipe),
      ).draw(options.uniform);
      const chosen = open[drawn.indexOf(Math.max(...drawn))];
      return chosen ? proposalOf(chosen, manifest) : null;
    },
    async carryOver(best, _from, ground) {
      const { manifest } = ground.track;
      const recipe = fittedTo(parseRecipe(best.hypothesis, manifest), ground.files, manifest);
      const [option] = fresh([recipe], ground);
      return option ? proposalOf(option, manifest) : null;
    },
  };
}

/** Recipes one move away from `base`: a knob turned by up to `stride` places, or one more mutation. */
function steps(base: Recipe, manifest: Manifest, model: GainModel): Recipe[] {
  const turned = manifest.knobs.flatMap((knob) => {
    const from = model.place(knob.name, base);
    if (from === null) return [];
    return valueTexts(knob)
      .filter((_, place) => place !== from && Math.abs(place - from) <= stride)
      .map((value) => ({ ...base, knobs: new Map([...base.knobs, [knob.name, value]]) }));
  });
  const mutated = manifest.mutations
    .filter(({ name }) => !base.mutations.has(name))
    .map(({ name }) => ({ ...base, mutations: new Set([...base.mutations, name]) }));
  return [...turned, ...mutated];
}

function pairs(singles: readonly Recipe[]): Recipe[] {
  return singles.flatMap((a, i) =>
    singles.slice(i + 1).map((b) => ({
      knobs: new Map([...a.knobs, ...b.knobs]),
      mutations: new Set([...a.mutations, ...b.mutations]),
    })),
  );
}

/** Of `recipes`, those that apply to the head, that nobody holds now, and that lead to trees never tried here. */
function fresh(recipes: readonly Recipe[], ground: Ground): Option[] {
  const { manifest } = ground.track;
  const tried = new Set(ground.own.map(({ content }) => content));
  return recipes.flatMap((given) => {
    const recipe = fittedTo(given, ground.files, manifest);
    if (movesIn(recipe) === 0 || movesIn(recipe) < movesIn(given) - 1) return [];
    const changes = applyRecipe(recipe, ground.files, manifest);
    const hypothesis = formatRecipe(recipe, manifest);
    if (!changes || changes.size === 0 || hypothesis.length > hypothesisCharacters) return [];
    const content = contentOf(changes);
    if (tried.has(content) || ground.held.has(hypothesisFingerprint(hypothesis))) return [];
    tried.add(content);
    return [{ recipe, hypothesis, changes }];
  });
}

function proposalOf({ recipe, hypothesis, changes }: Option, manifest: Manifest): Proposal {
  const reasons = manifest.mutations.flatMap((mutation) =>
    recipe.mutations.has(mutation.name) ? [`${mutation.name}: ${mutation.hypothesis}`] : [],
  );
  return { hypothesis, rationale: reasons.join('\n'), changes };
}
