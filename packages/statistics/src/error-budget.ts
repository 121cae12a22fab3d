import { roundedLog } from './evidence.ts';

/** Of all merges of a hold-out's life, the share that may be false. */
export const falseShare = 0.05;

/**
 * gamma_t, the share of the budget that the t-th test may spend: proportional to 1 / (t ln^2(t + 1)), which sums to a finite
 * number and falls almost as slowly as such a sequence can, so that late tests are not starved.
 */
export const spendingOf = (test: number): number => 1 / (spendingSum * test * Math.log(test + 1) ** 2);

/** Sum over all t >= 1: the first million terms by addition, the rest by its integral, 1 / ln(10^6). */
const spendingSum = 3.3877355;

/**
 * The evidence, ln E, that the next candidate needs: e-LOND, E_t >= 1 / (alpha gamma_t (R + 1)), where R candidates were
 * merged before. Among all merges ever made at most `alpha` are false in expectation, whatever the dependence between
 * candidates: those who submit may look at every verdict before they choose what comes next.
 * Source: Xu and Ramdas 2024, "Online multiple testing with e-values" (AISTATS).
 * @param test 1 for the first candidate of the hold-out's life
 * @param mergesBefore merges among the tests before this one
 */
export function requiredLogE(test: number, mergesBefore: number, alpha = falseShare): number {
  if (!Number.isInteger(test) || test < 1 || mergesBefore < 0 || mergesBefore >= test) {
    throw new RangeError(`Test ${test} after ${mergesBefore} merges.`);
  }
  return roundedLog(-Math.log(alpha * spendingOf(test) * (mergesBefore + 1)));
}
