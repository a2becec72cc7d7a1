import type { Mask } from '../segmentation/mask';
import { isInBox, offsetInBox, type CtVolume } from '../volume/ctVolume';
import { PADDING_HU } from './huStatistics';

/**
 * Voxels above this HU hold cortical or sclerotic bone, cement or metal. Chosen here: cancellous
 * bone of the young averages 226 HU with an SD of 44 between persons (Jang, Radiology 2019), that
 * of the patients of this method 40 to 80.
 */
export const DENSE_HU = 300;

/** Shares (0-1) of the voxels of a mask. */
export interface DenseVoxels {
  /** Above `DENSE_HU`. */
  readonly fraction: number;
  /**
   * What of it noise does not explain, 0 or more: noise spreads to both sides, so as many voxels as
   * lie equally far below the median are taken off, and two SD of the difference of two such counts
   * (Poisson) where there are any.
   */
  readonly excess: number;
}

/**
 * Counts the dense voxels of a mask; padding (`PADDING_HU`) and voxels outside of the volume are
 * left out. Both shares are 0 for a mask without a voxel.
 *
 * @param medianHu median of the mask's voxels
 */
export function countDenseVoxels(volume: CtVolume, mask: Mask, medianHu: number): DenseVoxels {
  const { min, size } = mask.box;
  const mirrorHu = 2 * medianHu - DENSE_HU;
  let voxels = 0;
  let dense = 0;
  let mirrored = 0;
  let offset = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++, offset++) {
        if (!mask.voxels[offset] || !isInBox(volume.box, i, j, k)) continue;
        const hu = volume.hu[offsetInBox(volume.box, i, j, k)]!;
        if (hu <= PADDING_HU) continue;
        voxels++;
        if (hu > DENSE_HU) dense++;
        else if (hu < mirrorHu) mirrored++;
      }
    }
  }
  if (voxels === 0) return { fraction: 0, excess: 0 };
  const byChance = 2 * Math.sqrt(2 * mirrored);
  return {
    fraction: dense / voxels,
    excess: Math.max(0, dense - mirrored - byChance) / voxels,
  };
}
