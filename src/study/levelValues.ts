import type { VertebralLevel } from '../spine/vertebralLevel';
import { levelsOf } from './changeReading';
import type { Reading } from './reading';

/** The values of a level, without its mask and ellipses: what is compared between scans. */
export interface LevelValues {
  readonly level: VertebralLevel;
  /** Whether the reader left it out of the patient's means. */
  readonly isExcluded: boolean;
  /** Mean of the cancellous bone; absent where it was not measured. */
  readonly threeDimensionalHu?: number;
  /** Mean of the three ellipses' means; absent where they were not measured. */
  readonly threeSliceHu?: number;
}

/** The values of a reading, from cranial to caudal. */
export const levelValuesOf = (reading: Reading): readonly LevelValues[] =>
  levelsOf(reading).map(({ level, exclusion, threeDimensional, threeSlice }) => ({
    level,
    isExcluded: exclusion !== undefined,
    ...(threeDimensional ? { threeDimensionalHu: threeDimensional.statistics.meanHu } : {}),
    ...(threeSlice ? { threeSliceHu: threeSlice.hu.meanHu } : {}),
  }));
