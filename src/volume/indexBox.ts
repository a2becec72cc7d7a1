import { ijkToLps, lpsToIjk, type VolumeGeometry } from './geometry';
import type { Vec3 } from './vector';

/** A block of voxels of a grid: its first index and its number of voxels along I, J, K. */
export interface IndexBox {
  readonly min: Vec3;
  readonly size: Vec3;
}

/** Number of voxels in a box. */
export const boxVoxelCount = ({ size }: IndexBox): number => size[0] * size[1] * size[2];

/** The box of the whole grid. */
export const wholeBox = ({ dimensions }: VolumeGeometry): IndexBox => ({
  min: [0, 0, 0],
  size: dimensions,
});

/** The part that two boxes share; a size is 0 where they do not meet. */
export function intersectBoxes(a: IndexBox, b: IndexBox): IndexBox {
  const low = (axis: 0 | 1 | 2) => Math.max(a.min[axis], b.min[axis]);
  const high = (axis: 0 | 1 | 2) =>
    Math.min(a.min[axis] + a.size[axis], b.min[axis] + b.size[axis]);
  const count = (axis: 0 | 1 | 2) => Math.max(0, high(axis) - low(axis));
  return { min: [low(0), low(1), low(2)], size: [count(0), count(1), count(2)] };
}

/** Whether a box holds all of another one; an empty one is held by every box. */
export const holdsBox = (outer: IndexBox, inner: IndexBox): boolean =>
  boxVoxelCount(intersectBoxes(outer, inner)) === boxVoxelCount(inner);

/**
 * The smallest box of the grid that holds every voxel whose centre lies within `halfSizeMm`
 * (mm, along the patient's L, P and S) of `centerLps`, cut off at the border of the grid.
 */
export function boxAroundLps(
  geometry: VolumeGeometry,
  centerLps: Vec3,
  halfSizeMm: Vec3,
): IndexBox {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let corner = 0; corner < 8; corner++) {
    const cornerLps = centerLps.map(
      (mm, axis) => mm + (corner & (1 << axis) ? 1 : -1) * halfSizeMm[axis]!,
    ) as unknown as Vec3;
    lpsToIjk(geometry, cornerLps).forEach((index, axis) => {
      low[axis] = Math.min(low[axis]!, index);
      high[axis] = Math.max(high[axis]!, index);
    });
  }
  const min = low.map(Math.ceil) as unknown as Vec3;
  const size = high.map((index, axis) =>
    Math.max(0, Math.floor(index) - min[axis]! + 1),
  ) as unknown as Vec3;
  return intersectBoxes({ min, size }, wholeBox(geometry));
}

/** LPS position (mm) of the middle of a box. */
export function boxCenterLps(geometry: VolumeGeometry, { min, size }: IndexBox): Vec3 {
  const middle = (axis: 0 | 1 | 2) => min[axis] + (size[axis] - 1) / 2;
  return ijkToLps(geometry, [middle(0), middle(1), middle(2)]);
}
