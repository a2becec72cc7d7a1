import type { VolumeGeometry } from '../volume/geometry';
import { intersectBoxes, wholeBox, type IndexBox } from '../volume/indexBox';
import { leastSquaredDepth, mapDepth } from './depthMap';
import { createMask, trimMask, type Mask } from './mask';
import { maskInBox } from './maskBoxes';

/**
 * The least body from which a peel leaves at least this mask: all voxels that the centre of one of
 * its voxels is nearer to than `byMm` (mm, Euclidean, on the true spacing). Exact: it undoes
 * `selectCancellous` but for what is thinner than the peel, and peeled again by as much gives a
 * mask that came from a peel unchanged. Cut off at the grid.
 */
export function growMask(geometry: VolumeGeometry, mask: Mask, byMm: number): Mask {
  const reach = geometry.spacing.map((mm) => Math.ceil(byMm / mm + 0.5));
  const grown = (times: number): IndexBox => ({
    min: mask.box.min.map(
      (index, axis) => index - times * reach[axis]!,
    ) as unknown as IndexBox['min'],
    size: mask.box.size.map(
      (count, axis) => count + 2 * times * reach[axis]!,
    ) as unknown as IndexBox['size'],
  });
  // The depth of what lies outside the mask, so far out that the sides of the box do not matter.
  const outside = maskInBox(mask, grown(2));
  for (let offset = 0; offset < outside.voxels.length; offset++) outside.voxels[offset]! ^= 1;
  const { box, squaredMm2 } = mapDepth(geometry, outside, byMm);
  const limit = leastSquaredDepth(byMm);
  const near = new Uint8Array(squaredMm2.length);
  for (let offset = 0; offset < near.length; offset++) {
    near[offset] = squaredMm2[offset]! < limit || !outside.voxels[offset] ? 1 : 0;
  }
  return trimMask(maskInBox(createMask(box, near), intersectBoxes(grown(1), wholeBox(geometry))));
}
