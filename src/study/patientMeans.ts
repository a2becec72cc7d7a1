import type { Metric } from '../assessment/method';
import { MEAN_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import { levelValuesOf, type LevelValues } from './levelValues';
import type { Reading } from './reading';

/**
 * The patient's value of one metric: the mean of its valid levels among L1-L4, each level
 * counting once (Chang et al. 2025).
 */
export type PatientMean =
  | {
      readonly status: 'assessable';
      readonly meanHu: number;
      readonly levels: readonly VertebralLevel[];
    }
  | { readonly status: 'notAssessable'; readonly levels: readonly VertebralLevel[] };

export interface PatientMeans {
  readonly threeDimensionalHu: PatientMean;
  readonly threeSliceHu: PatientMean;
}

/**
 * Below this number of valid levels there is no patient value. Chosen here, because one
 * vertebra alone says little of the spine, and the ISCD asks for two in lumbar DXA as well.
 */
export const MIN_LEVELS_FOR_MEAN = 2;

/** The means of a reading over its measured levels of L1-L4 that are not excluded. */
export const patientMeans = (reading: Reading): PatientMeans =>
  meansOfLevels(levelValuesOf(reading));

/** The same of the values of levels, in any order. */
export const meansOfLevels = (levels: readonly LevelValues[]): PatientMeans => ({
  threeDimensionalHu: meanOver(levels, 'threeDimensionalHu'),
  threeSliceHu: meanOver(levels, 'threeSliceHu'),
});

function meanOver(values: readonly LevelValues[], metric: Metric): PatientMean {
  const levels: VertebralLevel[] = [];
  let sumHu = 0;
  for (const name of MEAN_LEVELS) {
    const level = values.find((each) => each.level === name);
    const meanHu = level?.isExcluded ? undefined : level?.[metric];
    if (meanHu === undefined) continue;
    levels.push(name);
    sumHu += meanHu;
  }
  if (levels.length < MIN_LEVELS_FOR_MEAN) return { status: 'notAssessable', levels };
  return { status: 'assessable', meanHu: sumHu / levels.length, levels };
}
