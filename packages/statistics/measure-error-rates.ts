/**
 * Prints the tables of docs/VERIFICATION.md, seeded, so that they come out the same everywhere:
 *   node_modules/.bin/node packages/statistics/measure-error-rates.ts [trials a row, 20000]
 */
import { seededRandom, standardNormal } from './src/seeded-random.ts';
import {
  boughtVerifier,
  normalRuns,
  type RunModel,
  realShare,
  simulateRates,
  simulateStream,
} from './src/simulation.ts';

const trials = Number(process.argv[2] ?? 20_000);

/** Loses `loss` sigmas in a `share` of its runs, and makes up for it in the others: no gain in the mean. */
const catastrophes =
  (share: number, loss: number): RunModel =>
  (uniform) =>
    share * loss - (uniform() < share ? loss : 0) + standardNormal(uniform);

/** Student t with three degrees of freedom, scaled to the head's variance. */
const heavyTails: RunModel = (uniform) =>
  standardNormal(uniform) / Math.sqrt([1, 2, 3].reduce((sum) => sum + standardNormal(uniform) ** 2, 0));

const leaked = (others: RunModel): RunModel => boughtVerifier(normalRuns(5), others);
/** Three ways to stop a candidate alone: a loss, noise that would widen everyone's variance, and a look that never ends. */
const loss = (effect: number) => boughtVerifier(normalRuns(-2), normalRuns(effect));
const noise = (effect: number) => boughtVerifier((uniform) => (uniform() < 0.5 ? 0 : 30), normalRuns(effect));
const stall = (effect: number) => boughtVerifier(() => 0.55, normalRuns(effect));

const candidates: readonly (readonly [string, number, RunModel])[] = [
  ['no effect', 0, normalRuns(0)],
  ...[1.5, 2, 3, 5, 8].map((spread) => [`no effect, ${spread} x noise`, 0, normalRuns(0, spread)] as const),
  ['no effect, Student t3 noise', 0, heavyTails],
  ['-0.5 sigma, 3 x noise', -0.5, normalRuns(-0.5, 3)],
  ['5 sigma on one leaked hold-out, none elsewhere', 0, leaked(normalRuns(0))],
  ['the same, -0.5 sigma and 3 x noise elsewhere', -0.5, leaked(normalRuns(-0.5, 3))],
  ['-4.2 sigma in 10 % of runs, mean 0', 0, catastrophes(0.1, 4.2)],
  ['-20 sigma in 10 % of runs, mean 0', 0, catastrophes(0.1, 20)],
  ...[0.5, 1, 1.5, 2, 3, 12].map((effect) => [`+${effect} sigma`, effect, normalRuns(effect)] as const),
  ...[1.5, 2, 3].flatMap((effect) => [
    [`+${effect} sigma, one verifier reports a loss`, effect, loss(effect)] as const,
    [`+${effect} sigma, one reports noise`, effect, noise(effect)] as const,
    [`+${effect} sigma, one never decides`, effect, stall(effect)] as const,
  ]),
];

/** Upper end of Wilson's one-sided 95 % interval of a share. */
function upperBound(share: number): number {
  const z = 1.6449; // 95 % quantile of the normal distribution
  const centre = share + z ** 2 / (2 * trials);
  const radius = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return (centre + radius) / (1 + z ** 2 / trials);
}

const percent = (share: number): string => (Number.isNaN(share) ? '' : `${(100 * share).toFixed(2)} %`);
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

function printRates(verifiers: number, noise: 'known' | 'estimated'): void {
  console.log(`\n${verifiers} verifiers, sigma ${noise}, ${trials} trials a row\n`);
  row(
    'candidate',
    'accepted',
    '95 % bound',
    'disputed',
    'replicas',
    'bank runs beyond 4',
    'effect',
    'covered',
  );
  row(...Array(8).fill('---'));
  for (const [name, trueEffect, candidate] of candidates) {
    const rates = simulateRates(
      { candidate, verifiers, noise, minimumEffect: 0 },
      { trials, trueEffect, uniform: seededRandom(20_260) },
    );
    const runs = [rates.meanReplicas, rates.meanBankGrowth].map((mean) => mean.toFixed(1));
    const stated = trueEffect > 0 ? [rates.meanEffect.toFixed(2), percent(rates.coverage)] : ['', ''];
    row(
      name,
      percent(rates.accepted),
      percent(upperBound(rates.accepted)),
      percent(rates.disputed),
      ...runs,
      ...stated,
    );
  }
}

function printStream(): void {
  console.log(
    `\nstreams of ${trials} submissions, 5 % real with effect ~ Exp(mean 1 sigma), sigma estimated\n`,
  );
  row('verifiers', 'merges', 'false among merges', 'candidate runs', 'bank runs', 'gain merged');
  row(...Array(6).fill('---'));
  for (const verifiers of [3, 4, 5]) {
    const uniform = seededRandom(verifiers);
    const figures = simulateStream({
      ...{ submissions: trials, verifiers, noise: 'estimated', budget: false, uniform },
      nextEffect: realShare(0.05, uniform),
    });
    const shares = [figures.candidateRuns, figures.bankRuns, figures.gainMerged].map((mean) =>
      mean.toFixed(2),
    );
    row(verifiers, figures.merges, percent(figures.falseAmongMerges), ...shares);
  }
}

printRates(3, 'known');
printRates(3, 'estimated');
printRates(5, 'estimated');
printStream();
