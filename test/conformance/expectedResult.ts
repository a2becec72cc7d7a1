import {
  lpsToIjk,
  patientMeans,
  VERTEBRAL_LEVELS,
  type CtSeries,
  type LevelReading,
  type Mask,
  type Reading,
  type Vec3,
} from '../../src';
import type { SlicePixels } from './readers';

/** The levels of a reading from cranial to caudal. */
export const levelsOf = ({ levels }: Reading): readonly LevelReading[] =>
  VERTEBRAL_LEVELS.flatMap((name) => levels[name] ?? []);

/** The pixels of each mask of a reading, by tracking UID. */
export function expectedPixels(
  reading: Reading,
  series: CtSeries,
): Readonly<Record<string, SlicePixels>> {
  return Object.fromEntries(
    levelsOf(reading).flatMap(({ trackingUid, threeDimensional }) =>
      threeDimensional
        ? [[trackingUid, bySlice(voxelsOf(threeDimensional.cancellous), series)] as const]
        : [],
    ),
  );
}

/** The pixels of voxels that another program gives by their positions in the patient (LPS, mm). */
export function pixelsAt(positionsLps: readonly Vec3[], series: CtSeries): SlicePixels {
  return bySlice(
    positionsLps.map((positionLps) => {
      const pointIjk = lpsToIjk(series.geometry, positionLps);
      const voxel = pointIjk.map(Math.round) as unknown as Vec3;
      // Voxels: decimal strings hold positions of grids this small to far less than that.
      const isOnGrid = pointIjk.every((index, axis) => Math.abs(index - voxel[axis]!) < 0.01);
      if (!isOnGrid) throw new Error(`a voxel lies between those of the CT: ${pointIjk.join()}`);
      return voxel;
    }),
    series,
  );
}

function voxelsOf({ box: { min, size }, voxels }: Mask): readonly Vec3[] {
  const found: Vec3[] = [];
  voxels.forEach((value, offset) => {
    if (value === 0) return;
    const i = offset % size[0];
    const j = Math.floor(offset / size[0]) % size[1];
    const k = Math.floor(offset / (size[0] * size[1]));
    found.push([min[0] + i, min[1] + j, min[2] + k]);
  });
  return found;
}

function bySlice(voxels: readonly Vec3[], { slices, geometry }: CtSeries): SlicePixels {
  const pixels: Record<string, number[]> = {};
  for (const [i, j, k] of voxels) {
    const { sopInstanceUid, frameNumber } = slices[k]!;
    (pixels[`${sopInstanceUid}/${frameNumber ?? 1}`] ??= []).push(j * geometry.dimensions[0] + i);
  }
  for (const each of Object.values(pixels)) each.sort((a, b) => a - b);
  return pixels;
}

/** A mean that a report must state, by the name under which it states it. */
export interface ExpectedMean {
  readonly name: string;
  readonly meanHu: number;
}

/** The means of all levels and ellipses of a reading, by their tracking identifier. */
export function expectedMeans(reading: Reading): readonly ExpectedMean[] {
  return levelsOf(reading).flatMap(({ level, threeDimensional, threeSlice }) => [
    ...(threeDimensional
      ? [{ name: `${level} cancellous bone`, meanHu: threeDimensional.statistics.meanHu }]
      : []),
    ...(threeSlice
      ? [
          ...threeSlice.hu.slices.map(({ position, meanHu }) => ({
            name: `${level} three-slice ${position}`,
            meanHu,
          })),
          { name: `${level} three-slice HU`, meanHu: threeSlice.hu.meanHu },
        ]
      : []),
  ]);
}

/** The patient means of a reading, by the code of their method. */
export function expectedPatientMeans(reading: Reading): readonly ExpectedMean[] {
  const { threeDimensionalHu, threeSliceHu } = patientMeans(reading);
  return [
    ...(threeDimensionalHu.status === 'assessable'
      ? [{ name: '3dHu', meanHu: threeDimensionalHu.meanHu }]
      : []),
    ...(threeSliceHu.status === 'assessable'
      ? [{ name: 'threeSliceHu', meanHu: threeSliceHu.meanHu }]
      : []),
  ];
}
