import { leastSquaredDepth, mapDepth } from '../segmentation/depthMap';
import type { Mask } from '../segmentation/mask';
import { isInBox, offsetInBox, type CtVolume } from '../volume/ctVolume';
import { PADDING_HU } from './huStatistics';

/** The mean HU that a body would have with another peel. */
export interface HuAtPeel {
  /** Distance (mm, Euclidean) from the faces of the body's outer voxels. */
  readonly peelMm: number;
  readonly meanHu: number;
  readonly voxels: number;
}

/**
 * The peels (mm) for which a body's HU are given. Chosen here: at 1 mm the shell is still in the
 * mean, at 6 mm a low body has little left; the usual peel lies between.
 */
export const QUALITY_PEELS_MM: readonly number[] = [1, 2, 3, 4, 5, 6];

/**
 * Mean HU of what lies at least each of the peels inside a body, from one distance map. Original
 * voxels; padding (`PADDING_HU`) is left out, and so is a peel that leaves no voxel. Where voxels
 * are longer than about 1 mm the cancellous mask of a click is a little smaller than here, since
 * it is measured from the continuous surface as well.
 *
 * @param volume must hold the voxels of the body; those outside of it are left out
 * @param body the whole body with its shell
 * @param peelsMm ascending
 */
export function measureHuByPeel(
  volume: CtVolume,
  body: Mask,
  peelsMm: readonly number[] = QUALITY_PEELS_MM,
): readonly HuAtPeel[] {
  const { box, squaredMm2 } = mapDepth(volume.geometry, body, Math.max(...peelsMm));
  const limits = peelsMm.map(leastSquaredDepth);
  // Per shell between two peels; a peel's mean is that of its shell and all further in.
  const sums = new Float64Array(limits.length);
  const counts = new Float64Array(limits.length);
  let offset = 0;
  for (let k = box.min[2]; k < box.min[2] + box.size[2]; k++) {
    for (let j = box.min[1]; j < box.min[1] + box.size[1]; j++) {
      for (let i = box.min[0]; i < box.min[0] + box.size[0]; i++, offset++) {
        const depth = squaredMm2[offset]!;
        if (depth < limits[0]! || !isInBox(volume.box, i, j, k)) continue;
        const hu = volume.hu[offsetInBox(volume.box, i, j, k)]!;
        if (hu <= PADDING_HU) continue;
        let shell = limits.length - 1;
        while (depth < limits[shell]!) shell--;
        sums[shell]! += hu;
        counts[shell]! += 1;
      }
    }
  }
  return meansFromInside(peelsMm, sums, counts);
}

function meansFromInside(
  peelsMm: readonly number[],
  sums: Float64Array,
  counts: Float64Array,
): readonly HuAtPeel[] {
  const found: HuAtPeel[] = [];
  let sum = 0;
  let voxels = 0;
  for (let shell = peelsMm.length - 1; shell >= 0; shell--) {
    sum += sums[shell]!;
    voxels += counts[shell]!;
    if (voxels > 0) found.unshift({ peelMm: peelsMm[shell]!, meanHu: sum / voxels, voxels });
  }
  return found;
}
