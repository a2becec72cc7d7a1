import { VertebralBmdError } from '../errors';
import {
  negativeLikelihoodRatio,
  positiveLikelihoodRatio,
  postTestProbability,
  sensitivityOf,
  specificityOf,
} from './diagnosticAccuracy';
import type { Estimate } from './estimate';
import { likelihoodRatioAt, type LikelihoodRatioAtValue } from './groupDistributions';
import type { Metric } from './method';
import { PUBLISHED_EVIDENCE, STUDY_INCIDENCE } from './studies/chang2025';
import type { Evidence } from './studyRecord';

/** Where a patient's mean lies; low HU go with new fractures. */
export type CutOffSide = 'below' | 'atOrAbove';

/** The published risk context of a patient's mean for one metric. Research use; not a diagnosis. */
export interface Assessment {
  readonly metric: Metric;
  readonly patientMeanHu: number;
  readonly cutOffHu: number;
  readonly side: CutOffSide;
  /** With Wilson's 95% interval. */
  readonly sensitivity: Estimate;
  readonly specificity: Estimate;
  readonly auc: Estimate;
  /** Of a mean below the cut-off. */
  readonly positiveLikelihoodRatio: Estimate;
  /** Of a mean at or above the cut-off. */
  readonly negativeLikelihoodRatio: Estimate;
  /** Whichever of the two belongs to the patient's side. */
  readonly likelihoodRatio: Estimate;
  readonly preTestProbability: number;
  /** Probability of a new fracture, given the side; the interval is that of the likelihood ratio. */
  readonly postTestProbability: Estimate;
  /** Derived from the groups' means and SDs, not published; to be labelled so. */
  readonly derivedLikelihoodRatio: LikelihoodRatioAtValue;
  /** Probability of a new fracture by the derived likelihood ratio. */
  readonly derivedPostTestProbability: number;
  /** Per HU; only of 3D-HU. */
  readonly oddsRatioPerHu?: Estimate;
  readonly evidence: Evidence;
}

/** Choices in an assessment. */
export interface AssessmentOptions {
  /**
   * Probability of a new fracture before the measurement, above 0 and below 1.
   * @default STUDY_INCIDENCE (61 of 349)
   */
  readonly preTestProbability?: number;
}

/**
 * Sets a patient's mean against the published cut-off of the same metric.
 *
 * A mean exactly at the cut-off counts as `atOrAbove`, so not as positive (chosen here, since the
 * paper does not say; it speaks of lower HU as the risk). The mean is compared unrounded.
 *
 * @param patientMeanHu The mean over the patient's levels, by the same method as the cut-off.
 * @throws VertebralBmdError `invalidInput` for a mean that is not finite or a pre-test
 *   probability that is not between 0 and 1.
 */
export function assess(
  metric: Metric,
  patientMeanHu: number,
  { preTestProbability = STUDY_INCIDENCE }: AssessmentOptions = {},
): Assessment {
  if (!Number.isFinite(patientMeanHu)) {
    throw new VertebralBmdError('invalidInput', `expected a mean in HU, got ${patientMeanHu}`);
  }
  const evidence = PUBLISHED_EVIDENCE[metric];
  const { counts, cutOffHu, oddsRatioPerHu, auc } = evidence;
  const side: CutOffSide = patientMeanHu < cutOffHu ? 'below' : 'atOrAbove';
  const positive = positiveLikelihoodRatio(counts);
  const negative = negativeLikelihoodRatio(counts);
  const likelihoodRatio = side === 'below' ? positive : negative;
  const derived = likelihoodRatioAt(evidence, patientMeanHu);
  return {
    metric,
    patientMeanHu,
    cutOffHu,
    side,
    sensitivity: sensitivityOf(counts),
    specificity: specificityOf(counts),
    auc,
    positiveLikelihoodRatio: positive,
    negativeLikelihoodRatio: negative,
    likelihoodRatio,
    preTestProbability,
    postTestProbability: {
      value: postTestProbability(preTestProbability, likelihoodRatio.value),
      low: postTestProbability(preTestProbability, likelihoodRatio.low),
      high: postTestProbability(preTestProbability, likelihoodRatio.high),
    },
    derivedLikelihoodRatio: derived,
    derivedPostTestProbability: postTestProbability(preTestProbability, derived.value),
    ...(oddsRatioPerHu === undefined ? {} : { oddsRatioPerHu }),
    evidence,
  };
}
