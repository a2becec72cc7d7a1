import {
  createMask,
  startReading,
  withMeasurement,
  type LevelMeasurement,
  type Mask,
  type Reading,
  type VertebralLevel,
} from '../../src';

/** A full block of voxels as a mask; its first index and its size along I, J, K. */
export function blockMask(
  min: readonly [number, number, number],
  size: readonly [number, number, number],
): Mask {
  return createMask({ min, size }, new Uint8Array(size[0] * size[1] * size[2]).fill(1));
}

/** A measurement with the given means (HU), over a block mask. */
export function measurementOf(
  meanHu: number,
  cancellous: Mask = blockMask([0, 0, 0], [2, 2, 2]),
  threeSliceHu: number = meanHu - 5,
): LevelMeasurement {
  return {
    threeDimensional: {
      path: 'oneClick',
      cancellous,
      statistics: { meanHu, sdHu: 20, medianHu: meanHu, voxels: 8, volumeMm3: 8 },
      peelMm: 3,
      seedLps: [0, 0, 0],
      warnings: [],
    },
    threeSlice: {
      ellipses: (['superior', 'middle', 'inferior'] as const).map((position, index) => ({
        position,
        sliceIndex: index,
        centerIj: [1, 1],
        majorHalfAxisIj: [1, 0],
        minorHalfAxisIj: [0, 1],
      })),
      hu: {
        meanHu: threeSliceHu,
        slices: (['superior', 'middle', 'inferior'] as const).map((position) => ({
          position,
          meanHu: threeSliceHu,
          sdHu: 20,
          voxels: 5,
          areaMm2: 3,
        })),
      },
    },
  };
}

/** A reading in which the given levels are measured. */
export function readingOf(
  levels: Partial<Record<VertebralLevel, LevelMeasurement>>,
  peelMm = 3,
): Reading {
  const empty = startReading({ studyInstanceUid: '2.25.1', seriesInstanceUid: '2.25.2' }, peelMm);
  return (Object.entries(levels) as [VertebralLevel, LevelMeasurement][]).reduce(
    (reading, [level, measurement], index) =>
      withMeasurement(reading, level, measurement, `2.25.10${index}`),
    empty,
  );
}
