import cdf from '@stdlib/stats-base-dists-normal-cdf';
import logpdf from '@stdlib/stats-base-dists-normal-logpdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * The normal distribution, from stdlib (Apache-2.0): the only place that knows the library. Taken
 * because it is exact to the rounding of doubles in the tails as well, is published a function at a
 * time, and adds some 10 kB (gzipped) to the bundle.
 */

/** Mean and SD of a normal distribution; the SD is above 0. */
export interface NormalDistribution {
  readonly mean: number;
  readonly sd: number;
}

/** Probability of a value at or below `value`. */
export const cumulativeProbability = (value: number, { mean, sd }: NormalDistribution): number =>
  cdf(value, mean, sd);

/** Natural logarithm of the density; unlike the density it is never rounded to 0 far outside. */
export const logDensity = (value: number, { mean, sd }: NormalDistribution): number =>
  logpdf(value, mean, sd);

/** 97.5% quantile of the standard normal distribution, 1.96: half the width of 95% intervals. */
export const Z95 = /* @__PURE__ */ quantile(0.975, 0, 1);
