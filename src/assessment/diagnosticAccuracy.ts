import { VertebralBmdError } from '../errors';
import type { TwoByTwo } from './deriveCounts';
import type { Estimate } from './estimate';
import { Z95 } from './normalDistribution';

/**
 * A proportion with Wilson's score interval, 95% (Wilson, J Am Stat Assoc 1927;22:209-12), which
 * holds near 0 and 1 and in small groups, where the normal approximation does not.
 *
 * @throws VertebralBmdError `invalidInput` unless 0 <= successes <= trials and trials > 0.
 */
export function wilsonInterval(successes: number, trials: number): Estimate {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected 0 <= successes <= trials and trials > 0, got ${successes} of ${trials}`,
    );
  }
  const value = successes / trials;
  const scale = 1 + Z95 ** 2 / trials;
  const centre = (value + Z95 ** 2 / (2 * trials)) / scale;
  const half =
    (Z95 / scale) * Math.sqrt((value * (1 - value)) / trials + Z95 ** 2 / (4 * trials ** 2));
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Share of patients with a new fracture who are below the cut-off. */
export const sensitivityOf = (counts: TwoByTwo): Estimate =>
  wilsonInterval(counts.truePositives, counts.truePositives + counts.falseNegatives);

/** Share of patients without a new fracture who are not below the cut-off. */
export const specificityOf = (counts: TwoByTwo): Estimate =>
  wilsonInterval(counts.trueNegatives, counts.trueNegatives + counts.falsePositives);

/** How much more often a mean below the cut-off is found in patients with a new fracture. */
export const positiveLikelihoodRatio = (counts: TwoByTwo): Estimate =>
  ratioOfShares(
    counts.truePositives,
    counts.truePositives + counts.falseNegatives,
    counts.falsePositives,
    counts.falsePositives + counts.trueNegatives,
  );

/** How much more often a mean not below the cut-off is found in patients with a new fracture. */
export const negativeLikelihoodRatio = (counts: TwoByTwo): Estimate =>
  ratioOfShares(
    counts.falseNegatives,
    counts.truePositives + counts.falseNegatives,
    counts.trueNegatives,
    counts.falsePositives + counts.trueNegatives,
  );

/**
 * (a/n) / (b/m) with its 95% interval on the logarithmic scale (Simel, Samsa, Matchar, J Clin
 * Epidemiol 1991;44:763-70). All counts must be above 0.
 */
function ratioOfShares(a: number, n: number, b: number, m: number): Estimate {
  const value = a / n / (b / m);
  const factor = Math.exp(Z95 * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m));
  return { value, low: value / factor, high: value * factor };
}

/**
 * Bayes' rule in odds: the probability of a new fracture after a finding with a likelihood ratio.
 *
 * @param preTest Probability before, above 0 and below 1.
 * @throws VertebralBmdError `invalidInput` for another probability.
 */
export function postTestProbability(preTest: number, likelihoodRatio: number): number {
  if (!(preTest > 0 && preTest < 1)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected a pre-test probability above 0 and below 1, got ${preTest}`,
    );
  }
  const odds = (preTest / (1 - preTest)) * likelihoodRatio;
  return odds / (1 + odds);
}
