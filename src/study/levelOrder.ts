import { boxCenterLps } from '../volume/indexBox';
import type { VolumeGeometry } from '../volume/geometry';
import type { VertebralLevel } from '../spine/vertebralLevel';
import { levelsOf } from './changeReading';
import type { Reading } from './reading';

/** Two levels whose names and places contradict each other: `upper` lies below `lower`. */
export interface LevelOrderFault {
  readonly upper: VertebralLevel;
  readonly lower: VertebralLevel;
}

/**
 * Neighbouring measured levels that stand in the wrong order along the patient's axis (S of
 * LPS). A miscounted level is the worst error of the method, so the panel says it.
 */
export function levelOrderFaults(
  reading: Reading,
  geometry: VolumeGeometry,
): readonly LevelOrderFault[] {
  const heights = levelsOf(reading).flatMap(({ level, threeDimensional }) =>
    threeDimensional
      ? [{ level, superiorMm: boxCenterLps(geometry, threeDimensional.cancellous.box)[2] }]
      : [],
  );
  return heights.slice(1).flatMap((lower, index) => {
    const upper = heights[index]!;
    return lower.superiorMm < upper.superiorMm ? [] : [{ upper: upper.level, lower: lower.level }];
  });
}
