import { cheaper } from './cheaper.ts';
import { holdoutProbing, leakedHoldout } from './hold-outs.ts';
import type { NamedScenario } from './measurement.ts';
import { flashCrowd, internetScale, seedOverfitting, sybil } from './network.ts';
import { boughtForNulls, strangeNoise } from './nulls.ts';
import { confirming, pHacking, table } from './streams.ts';
import { drift, lazyVerifier, veto } from './verifiers.ts';

/** Every scenario by its name. Each draws all its randomness from the source that it is given. */
export const scenarios: Readonly<Record<string, NamedScenario>> = {
  table: { about: 'a stream with 5 % real gains', submissions: 200_000, measure: table },
  confirming: { about: 'workers that confirm before they submit', submissions: 10_000, measure: confirming },
  'p-hacking': { about: 'nothing but nulls, from 500 keys', submissions: 5_000, measure: pHacking },
  'seed-overfitting': { about: 'nulls tuned to known seeds', submissions: 5_000, measure: seedOverfitting },
  'strange-noise': { about: 'nulls with noise of other kinds', submissions: 20_000, measure: strangeNoise },
  'bought-verifier': { about: 'nulls that one verifier helps', submissions: 10_000, measure: boughtForNulls },
  'leaked-hold-out': { about: 'nulls that know one shard', submissions: 10_000, measure: leakedHoldout },
  'hold-out-probing': { about: 'climbing on verdicts', submissions: 10_000, measure: holdoutProbing },
  veto: { about: 'one verifier that blocks rivals', submissions: 60_000, measure: veto },
  'lazy-verifier': { about: 'a verifier that makes numbers up', submissions: 10_000, measure: lazyVerifier },
  drift: { about: 'a verifier that shifts by half a sigma', submissions: 1_000, measure: drift },
  sybil: { about: '10,000 fresh keys', submissions: 40_000, measure: sybil },
  'flash-crowd': { about: 'as many newcomers at once as trials', submissions: 5_000, measure: flashCrowd },
  'internet-scale': {
    about: '100,000 volunteers of all kinds',
    submissions: 1_000_000,
    measure: internetScale,
  },
  cheaper: { about: 'ways to spend less, beside what is done', submissions: 60_000, measure: cheaper },
};
