import factorialln from '@stdlib/math-base-special-factorialln';
import gammainc from '@stdlib/math-base-special-gammainc';
import quantileF from '@stdlib/stats-base-dists-f-quantile';
import cdfT from '@stdlib/stats-base-dists-t-cdf';
import quantileT from '@stdlib/stats-base-dists-t-quantile';
import { cumulativeProbability } from '../assessment/normalDistribution';

/**
 * Probabilities and quantiles of the test statistics, from stdlib (Apache-2.0): the only place of
 * the cohort that knows the library. Tails are computed as tails, so that a small p is not lost.
 */

/** Probability of a standard normal value at least as far from 0, to either side. */
export const twoSidedNormal = (z: number): number =>
  2 * cumulativeProbability(-Math.abs(z), { mean: 0, sd: 1 });

/** Probability of a value of Student's t at least as far from 0, to either side. */
export const twoSidedT = (t: number, degreesOfFreedom: number): number =>
  2 * cdfT(-Math.abs(t), degreesOfFreedom);

/** 97.5% quantile of Student's t: half the width of 95% intervals in standard errors. */
export const t95 = (degreesOfFreedom: number): number => quantileT(0.975, degreesOfFreedom);

/** Quantile of the F distribution. */
export const fQuantile = (share: number, numerator: number, denominator: number): number =>
  quantileF(share, numerator, denominator);

/** Probability of a chi-square at or above `value`. */
export const chiSquareAbove = (value: number, degreesOfFreedom: number): number =>
  gammainc(value / 2, degreesOfFreedom / 2, true, true);

/** Natural logarithm of n! */
export const logFactorial = (n: number): number => factorialln(n);
