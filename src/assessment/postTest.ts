import { VertebralBmdError } from '../errors';
import { mapEstimate, type Estimate } from './estimate';

/**
 * Bayes' rule in odds: the probability of a new fracture after a finding with a likelihood ratio.
 * What is certain stays so: 0 gives 0 and 1 gives 1, whatever was found.
 *
 * @param preTest Probability before, 0 to 1.
 * @param likelihoodRatio 0 or more, finite.
 * @throws VertebralBmdError `invalidInput` for another probability or ratio.
 */
export function postTestProbability(preTest: number, likelihoodRatio: number): number {
  if (!(preTest >= 0 && preTest <= 1)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected a pre-test probability from 0 to 1, got ${preTest}`,
    );
  }
  if (!(likelihoodRatio >= 0 && likelihoodRatio < Infinity)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected a finite likelihood ratio of 0 or more, got ${likelihoodRatio}`,
    );
  }
  if (preTest === 1) return 1;
  const odds = (preTest / (1 - preTest)) * likelihoodRatio;
  // Odds beyond the range of doubles are certainty.
  return odds === Infinity ? 1 : odds / (1 + odds);
}

/** The same of a likelihood ratio with its interval; the pre-test probability has none. */
export const postTestEstimate = (preTest: number, likelihoodRatio: Estimate): Estimate =>
  mapEstimate(likelihoodRatio, (ratio) => postTestProbability(preTest, ratio));
