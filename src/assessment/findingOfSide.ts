import type { CutOffSide } from './cutOffVerdict';
import type { TwoByTwo } from './deriveCounts';
import { negativeLikelihoodRatio, positiveLikelihoodRatio } from './diagnosticAccuracy';
import type { Estimate } from './estimate';
import { postTestEstimate } from './postTest';

/** What it says of a new fracture that a mean lies on one side of a cut-off. */
export interface FindingOfSide {
  readonly likelihoodRatio: Estimate;
  /** Probability of a new fracture; the interval is that of the likelihood ratio. */
  readonly postTestProbability: Estimate;
}

/**
 * The finding "below" or "at or above" of a cut-off with these counts.
 *
 * @param preTest Probability of a new fracture before the measurement.
 * @throws VertebralBmdError `invalidInput` for a probability that is not from 0 to 1.
 */
export function findingOfSide(counts: TwoByTwo, side: CutOffSide, preTest: number): FindingOfSide {
  const likelihoodRatio =
    side === 'below' ? positiveLikelihoodRatio(counts) : negativeLikelihoodRatio(counts);
  return { likelihoodRatio, postTestProbability: postTestEstimate(preTest, likelihoodRatio) };
}
