import { VertebralBmdError } from '../errors';
import type { AssessmentOptions } from './assess';
import { compareWithCutOff, type CutOffComparison } from './cutOffVerdict';
import { deriveCounts, type TwoByTwo } from './deriveCounts';
import { sensitivityOf, specificityOf } from './diagnosticAccuracy';
import type { Estimate } from './estimate';
import { findingOfSide, type FindingOfSide } from './findingOfSide';
import { uncertaintyOf, type MeasurementUncertainty } from './measurementUncertainty';
import type { Metric } from './method';
import { PUBLISHED_EVIDENCE, STUDY_INCIDENCE } from './studies/chang2025';
import type { LocalEvidence } from './studyRecord';

/** A patient's mean against a deployment's own cut-off; to be shown as local, beside the published. */
export interface LocalAssessment extends CutOffComparison {
  readonly patientMeanHu: number;
  readonly uncertainty: MeasurementUncertainty;
  readonly preTestProbability: number;
  readonly evidence: LocalEvidence;
  /** Only where the counts follow from the rates and the numbers of patients. */
  readonly accuracy?: LocalAccuracy;
}

/** What follows from the counts of a local sample, for the patient's `side`; as in `Assessment`. */
export interface LocalAccuracy extends FindingOfSide {
  /** Derived from the configured rates. */
  readonly counts: TwoByTwo;
  readonly sensitivity: Estimate;
  readonly specificity: Estimate;
}

/**
 * Sets a patient's mean against a local cut-off of the same metric.
 *
 * @throws VertebralBmdError `invalidInput` for a cut-off of the other metric, a mean that is not
 *   finite, or a pre-test probability that is not from 0 to 1.
 */
export function assessLocally(
  evidence: LocalEvidence,
  metric: Metric,
  patientMeanHu: number,
  { preTestProbability = STUDY_INCIDENCE, ...options }: AssessmentOptions = {},
): LocalAssessment {
  if (evidence.metric !== metric) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected a local cut-off of ${metric}, got one of ${evidence.metric}`,
    );
  }
  const uncertainty = options.uncertainty ?? uncertaintyOf(PUBLISHED_EVIDENCE[metric]);
  const comparison = compareWithCutOff(patientMeanHu, evidence.cutOffHu, uncertainty);
  const counts = countsOf(evidence);
  return {
    patientMeanHu,
    ...comparison,
    uncertainty,
    preTestProbability,
    evidence,
    ...(counts ? { accuracy: accuracyOf(counts, comparison, preTestProbability) } : {}),
  };
}

function accuracyOf(
  counts: TwoByTwo,
  { side }: CutOffComparison,
  preTestProbability: number,
): LocalAccuracy {
  return {
    counts,
    sensitivity: sensitivityOf(counts),
    specificity: specificityOf(counts),
    ...findingOfSide(counts, side, preTestProbability),
  };
}

function countsOf(evidence: LocalEvidence): TwoByTwo | undefined {
  const { patients, newFractures, sensitivity, specificity } = evidence;
  if (newFractures === undefined) return undefined;
  return deriveCounts({
    sensitivity,
    specificity,
    withNewFracture: newFractures,
    withoutNewFracture: patients - newFractures,
  });
}
