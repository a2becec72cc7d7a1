import { VertebralBmdError } from '../errors';
import type { VolumeGeometry } from '../volume/geometry';
import { leastSquaredDepth, mapDepth } from './depthMap';
import { createMask, trimMask, type Mask } from './mask';

/**
 * Cancellous bone: the voxels of a body whose centre lies at least `peelMm` (mm, Euclidean, on
 * the true spacing) inside the body's surface. The surface is made of voxel faces, so the
 * result depends on the mask alone and not on how it was made. Exact; the cost follows the
 * mask's box.
 *
 * @throws VertebralBmdError `invalidInput` for a peel that is not a number of 0 mm or more
 */
export function selectCancellous(geometry: VolumeGeometry, body: Mask, peelMm: number): Mask {
  if (!(peelMm >= 0 && peelMm < Infinity)) {
    throw new VertebralBmdError('invalidInput', `peel must be 0 mm or more, got ${peelMm}`);
  }
  const { box, squaredMm2 } = mapDepth(geometry, body, peelMm);
  const limit = leastSquaredDepth(peelMm);
  const voxels = new Uint8Array(body.voxels.length);
  for (let offset = 0; offset < voxels.length; offset++) {
    voxels[offset] = body.voxels[offset] && squaredMm2[offset]! >= limit ? 1 : 0;
  }
  return trimMask(createMask(box, voxels));
}
