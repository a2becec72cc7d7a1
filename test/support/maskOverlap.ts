import { isInBox, offsetInBox } from '../../src/volume/ctVolume';
import { countVoxels, type Mask } from '../../src/segmentation/mask';
import type { Vec3 } from '../../src/volume/vector';

/** Indices (whole grid) of the voxels of a mask. */
export function voxelsOf({ box: { min, size }, voxels }: Mask): Vec3[] {
  const found: Vec3[] = [];
  voxels.forEach((value, n) => {
    if (!value) return;
    const k = Math.floor(n / (size[0] * size[1]));
    const j = Math.floor(n / size[0]) % size[1];
    found.push([min[0] + (n % size[0]), min[1] + j, min[2] + k]);
  });
  return found;
}

/** Whether voxel (i, j, k) of the whole grid belongs to a mask. */
export function holds({ box, voxels }: Mask, [i, j, k]: Vec3): boolean {
  return isInBox(box, i, j, k) && voxels[offsetInBox(box, i, j, k)] === 1;
}

/** Dice coefficient of two masks of one grid: 1 for the same voxels, 0 for none shared. */
export function dice(a: Mask, b: Mask): number {
  const shared = voxelsOf(a).filter((index) => holds(b, index)).length;
  return (2 * shared) / (countVoxels(a) + countVoxels(b));
}
