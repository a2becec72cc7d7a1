import { VertebralBmdError } from '../errors';
import { isInBox, offsetInBox } from '../volume/ctVolume';
import { boxVoxelCount, type IndexBox } from '../volume/indexBox';

/** A binary mask in a box of a CT grid (indices of the whole grid). */
export interface Mask {
  readonly box: IndexBox;
  /** 1 inside, 0 outside; I fastest, then J, then K. */
  readonly voxels: Uint8Array;
}

/** @throws VertebralBmdError `invalidInput` when the number of voxels is not the box's. */
export function createMask(box: IndexBox, voxels: Uint8Array): Mask {
  if (voxels.length !== boxVoxelCount(box)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected ${boxVoxelCount(box)} mask voxels for the box, got ${voxels.length}`,
    );
  }
  return { box, voxels };
}

/** Whether voxel (i, j, k) of the whole grid belongs to a mask; `undefined` holds none. */
export function maskHolds(mask: Mask | undefined, i: number, j: number, k: number): boolean {
  return (
    mask !== undefined &&
    isInBox(mask.box, i, j, k) &&
    mask.voxels[offsetInBox(mask.box, i, j, k)] === 1
  );
}

/** Number of voxels inside a mask. */
export function countVoxels({ voxels }: Mask): number {
  let count = 0;
  for (let index = 0; index < voxels.length; index++) count += voxels[index]!;
  return count;
}

/** The same mask in the smallest box that holds it; an empty mask keeps its box's corner and size 0. */
export function trimMask(mask: Mask): Mask {
  const { min, size } = mask.box;
  let [i0, j0, k0] = size;
  let [i1, j1, k1] = [-1, -1, -1];
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, offset++) {
        if (!mask.voxels[offset]) continue;
        if (i < i0) i0 = i;
        if (i > i1) i1 = i;
        if (j < j0) j0 = j;
        if (j > j1) j1 = j;
        if (k < k0) k0 = k;
        k1 = k;
      }
    }
  }
  if (k1 < 0) return createMask({ min, size: [0, 0, 0] }, new Uint8Array(0));
  const trimmedSize: IndexBox['size'] = [i1 - i0 + 1, j1 - j0 + 1, k1 - k0 + 1];
  const voxels = new Uint8Array(trimmedSize[0] * trimmedSize[1] * trimmedSize[2]);
  let target = 0;
  for (let k = 0; k < trimmedSize[2]; k++) {
    for (let j = 0; j < trimmedSize[1]; j++, target += trimmedSize[0]) {
      const source = ((k + k0) * size[1] + (j + j0)) * size[0] + i0;
      voxels.set(mask.voxels.subarray(source, source + trimmedSize[0]), target);
    }
  }
  return createMask({ min: [min[0] + i0, min[1] + j0, min[2] + k0], size: trimmedSize }, voxels);
}

/** Whether two masks hold the same voxels of the grid; both in their smallest box (`trimMask`). */
export function sameMask(a: Mask, b: Mask): boolean {
  return (
    a.voxels.length === b.voxels.length &&
    ([0, 1, 2] as const).every(
      (axis) => a.box.min[axis] === b.box.min[axis] && a.box.size[axis] === b.box.size[axis],
    ) &&
    a.voxels.every((voxel, offset) => voxel === b.voxels[offset])
  );
}
