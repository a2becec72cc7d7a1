import { compareWithCutOff, type CutOffComparison } from './cutOffVerdict';
import {
  negativeLikelihoodRatio,
  positiveLikelihoodRatio,
  predictiveValues,
  sensitivityOf,
  specificityOf,
  type PredictiveValues,
} from './diagnosticAccuracy';
import type { Estimate } from './estimate';
import { findingOfSide } from './findingOfSide';
import { likelihoodRatioAt, type LikelihoodRatioAtValue } from './groupDistributions';
import { uncertaintyOf, type MeasurementUncertainty } from './measurementUncertainty';
import type { Metric } from './method';
import { oddsRatioFromCutOff, type OddsRatioFromCutOff } from './oddsFromCutOff';
import { postTestEstimate } from './postTest';
import {
  PUBLISHED_EVIDENCE,
  PUBLISHED_INCIDENCE_RANGE,
  STUDY_INCIDENCE,
} from './studies/chang2025';
import type { Evidence } from './studyRecord';

/** The published risk context of a patient's mean for one metric. Research use; not a diagnosis. */
export interface Assessment extends CutOffComparison {
  readonly metric: Metric;
  readonly patientMeanHu: number;
  /** By which `verdict` was made. */
  readonly uncertainty: MeasurementUncertainty;
  /** With Wilson's 95% interval. */
  readonly sensitivity: Estimate;
  readonly specificity: Estimate;
  readonly auc: Estimate;
  /** Of a mean below the cut-off. */
  readonly positiveLikelihoodRatio: Estimate;
  /** Of a mean at or above the cut-off. */
  readonly negativeLikelihoodRatio: Estimate;
  /**
   * Whichever of the two belongs to the patient's `side`. Where the verdict is `cannotBeTold` both
   * sides are open, and both are to be shown.
   */
  readonly likelihoodRatio: Estimate;
  readonly preTestProbability: number;
  /** Whether the pre-test probability lies in the range of published incidences, 3 to 52%. */
  readonly isPreTestPublished: boolean;
  /** Probability of a new fracture, given the `side`; the interval is that of the likelihood ratio. */
  readonly postTestProbability: Estimate;
  /** Of both sides, at the pre-test probability. */
  readonly predictiveValues: PredictiveValues;
  /** Derived from the groups' means and SDs, not published; to be labelled so. */
  readonly derivedLikelihoodRatio: LikelihoodRatioAtValue;
  /** Probability of a new fracture by the derived likelihood ratio. */
  readonly derivedPostTestProbability: Estimate;
  /** Per HU; only of 3D-HU. */
  readonly oddsRatioPerHu?: Estimate;
  /** Odds of a new fracture against those at the cut-off; only of 3D-HU. */
  readonly oddsRatioFromCutOff?: OddsRatioFromCutOff;
  readonly evidence: Evidence;
}

/** Choices in an assessment. */
export interface AssessmentOptions {
  /**
   * Probability of a new fracture before the measurement, 0 to 1.
   * @default STUDY_INCIDENCE (61 of 349)
   */
  readonly preTestProbability?: number;
  /**
   * How far one measurement may be off, where it is known better than from the literature.
   * @default uncertaintyOf(PUBLISHED_EVIDENCE[metric])
   */
  readonly uncertainty?: MeasurementUncertainty;
}

/**
 * Sets a patient's mean against the published cut-off of the same metric.
 *
 * @param patientMeanHu The mean over the patient's levels, by the same method as the cut-off.
 * @throws VertebralBmdError `invalidInput` for a mean that is not finite or a pre-test
 *   probability that is not from 0 to 1.
 */
export function assess(
  metric: Metric,
  patientMeanHu: number,
  { preTestProbability = STUDY_INCIDENCE, ...options }: AssessmentOptions = {},
): Assessment {
  const evidence = PUBLISHED_EVIDENCE[metric];
  const { counts, cutOffHu, oddsRatioPerHu, auc } = evidence;
  const uncertainty = options.uncertainty ?? uncertaintyOf(evidence);
  const comparison = compareWithCutOff(patientMeanHu, cutOffHu, uncertainty);
  const derived = likelihoodRatioAt(evidence, patientMeanHu);
  const fromCutOff = oddsRatioFromCutOff(evidence, patientMeanHu);
  const { low, high } = PUBLISHED_INCIDENCE_RANGE;
  return {
    metric,
    patientMeanHu,
    ...comparison,
    uncertainty,
    sensitivity: sensitivityOf(counts),
    specificity: specificityOf(counts),
    auc,
    positiveLikelihoodRatio: positiveLikelihoodRatio(counts),
    negativeLikelihoodRatio: negativeLikelihoodRatio(counts),
    preTestProbability,
    isPreTestPublished: preTestProbability >= low && preTestProbability <= high,
    ...findingOfSide(counts, comparison.side, preTestProbability),
    predictiveValues: predictiveValues(counts, preTestProbability),
    derivedLikelihoodRatio: derived,
    derivedPostTestProbability: postTestEstimate(preTestProbability, derived),
    ...(oddsRatioPerHu ? { oddsRatioPerHu } : {}),
    ...(fromCutOff ? { oddsRatioFromCutOff: fromCutOff } : {}),
    evidence,
  };
}
