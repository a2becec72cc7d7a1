import { MEAN_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type { LevelReading, Reading } from './reading';

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
export function patientMeans(reading: Reading): PatientMeans {
  return {
    threeDimensionalHu: meanOver(reading, (level) => level.threeDimensional?.statistics.meanHu),
    threeSliceHu: meanOver(reading, (level) => level.threeSlice?.hu.meanHu),
  };
}

function meanOver(
  reading: Reading,
  valueOf: (level: LevelReading) => number | undefined,
): PatientMean {
  const levels: VertebralLevel[] = [];
  let sumHu = 0;
  for (const name of MEAN_LEVELS) {
    const level = reading.levels[name];
    const meanHu = level && !level.exclusion ? valueOf(level) : undefined;
    if (meanHu === undefined) continue;
    levels.push(name);
    sumHu += meanHu;
  }
  if (levels.length < MIN_LEVELS_FOR_MEAN) return { status: 'notAssessable', levels };
  return { status: 'assessable', meanHu: sumHu / levels.length, levels };
}
