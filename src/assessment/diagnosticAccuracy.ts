import { VertebralBmdError } from '../errors';
import type { TwoByTwo } from './deriveCounts';
import { mapEstimate, type Estimate } from './estimate';
import { Z95 } from './normalDistribution';
import { postTestEstimate } from './postTest';

/**
 * A proportion with Wilson's score interval, 95% (Wilson, J Am Stat Assoc 1927;22:209-12), which
 * holds near 0 and 1 and in small groups, where the normal approximation does not.
 *
 * @throws VertebralBmdError `invalidInput` unless 0 <= successes <= trials and trials > 0.
 */
export function wilsonInterval(successes: number, trials: number): Estimate {
  if (!(trials > 0 && trials < Infinity && successes >= 0 && successes <= trials)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected 0 <= successes <= trials and trials > 0, got ${successes} of ${trials}`,
    );
  }
  const value = successes / trials;
  const square = Z95 ** 2 / trials;
  const centre = (value + square / 2) / (1 + square);
  const half = Math.sqrt((value * (1 - value) + square / 4) * square) / (1 + square);
  // At 0 and 1 the interval ends there; rounding must not put it beside.
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Share of patients with a new fracture who are below the cut-off. */
export const sensitivityOf = (counts: TwoByTwo): Estimate =>
  wilsonInterval(counts.truePositives, counts.truePositives + counts.falseNegatives);

/** Share of patients without a new fracture who are not below the cut-off. */
export const specificityOf = (counts: TwoByTwo): Estimate =>
  wilsonInterval(counts.trueNegatives, counts.trueNegatives + counts.falsePositives);

/** How much more often a mean below the cut-off is found in patients with a new fracture. */
export function positiveLikelihoodRatio(counts: TwoByTwo): Estimate {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = withoutZero(counts);
  return ratioOfShares(
    truePositives,
    truePositives + falseNegatives,
    falsePositives,
    falsePositives + trueNegatives,
  );
}

/** How much more often a mean not below the cut-off is found in patients with a new fracture. */
export function negativeLikelihoodRatio(counts: TwoByTwo): Estimate {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = withoutZero(counts);
  return ratioOfShares(
    falseNegatives,
    truePositives + falseNegatives,
    trueNegatives,
    falsePositives + trueNegatives,
  );
}

/**
 * Counts with a half added to each where one is 0, which would make a ratio 0 or infinite and its
 * interval empty (Haldane, Ann Hum Genet 1956;20:309-11). No published count is 0; one of a small
 * local sample can be.
 */
function withoutZero(counts: TwoByTwo): TwoByTwo {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = counts;
  if (Math.min(truePositives, falseNegatives, falsePositives, trueNegatives) > 0) return counts;
  return {
    truePositives: truePositives + 0.5,
    falseNegatives: falseNegatives + 0.5,
    falsePositives: falsePositives + 0.5,
    trueNegatives: trueNegatives + 0.5,
  };
}

/**
 * (a/n) / (b/m) with its 95% interval on the logarithmic scale (Simel, Samsa, Matchar, J Clin
 * Epidemiol 1991;44:763-70). All counts must be above 0.
 */
function ratioOfShares(a: number, n: number, b: number, m: number): Estimate {
  const value = a / n / (b / m);
  const factor = Math.exp(Z95 * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m));
  return { value, low: value / factor, high: value * factor };
}

/** How often each finding is right, at a probability of a new fracture beforehand. */
export interface PredictiveValues {
  /** Of a mean below the cut-off: probability that a new fracture follows. */
  readonly positive: Estimate;
  /** Of a mean not below the cut-off: probability that none follows. */
  readonly negative: Estimate;
}

/**
 * Predictive values, by Bayes' rule from the likelihood ratios, whose intervals they carry. At the
 * incidence of the sample itself they are its own, TP / (TP + FP) and TN / (TN + FN).
 *
 * @param preTest Probability of a new fracture beforehand, 0 to 1.
 * @throws VertebralBmdError `invalidInput` for another probability.
 */
export const predictiveValues = (counts: TwoByTwo, preTest: number): PredictiveValues => ({
  positive: postTestEstimate(preTest, positiveLikelihoodRatio(counts)),
  negative: mapEstimate(
    postTestEstimate(preTest, negativeLikelihoodRatio(counts)),
    (fracture) => 1 - fracture,
  ),
});
