import { VertebralBmdError } from '../errors';
import type { VolumeGeometry } from './geometry';
import { boxVoxelCount, holdsBox, wholeBox, type IndexBox } from './indexBox';

/**
 * CT voxels in Hounsfield units: a box out of a larger grid. All indices in this project are
 * those of the whole grid, so that a result found in a box needs no translation.
 */
export interface CtVolume {
  /** The whole grid. */
  readonly geometry: VolumeGeometry;
  /** The part of the grid whose voxels are here. */
  readonly box: IndexBox;
  /** HU of the box, I fastest, then J, then K; rescaled, not resampled. */
  readonly hu: Int16Array | Float32Array;
}

/**
 * @throws VertebralBmdError `invalidInput` when the box reaches outside the grid or the number
 *   of voxels is not the box's.
 */
export function createCtVolume(volume: CtVolume): CtVolume {
  const { geometry, box, hu } = volume;
  if (!holdsBox(wholeBox(geometry), box) || boxVoxelCount(box) === 0) {
    throw new VertebralBmdError(
      'invalidInput',
      `box ${JSON.stringify(box)} must lie inside a grid of [${geometry.dimensions.join(', ')}]`,
    );
  }
  if (hu.length !== boxVoxelCount(box)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected ${boxVoxelCount(box)} voxels for the box, got ${hu.length}`,
    );
  }
  return volume;
}

/** Offset of voxel (i, j, k) (indices of the whole grid) in the array of a box's voxels. */
export function offsetInBox({ min, size }: IndexBox, i: number, j: number, k: number): number {
  return ((k - min[2]) * size[1] + (j - min[1])) * size[0] + (i - min[0]);
}

/** Whether voxel (i, j, k) of the whole grid belongs to the box. */
export function isInBox({ min, size }: IndexBox, i: number, j: number, k: number): boolean {
  return (
    i >= min[0] &&
    j >= min[1] &&
    k >= min[2] &&
    i < min[0] + size[0] &&
    j < min[1] + size[1] &&
    k < min[2] + size[2]
  );
}
