import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { dot, subtract, type Vec3 } from '../volume/vector';
import { frameAlong } from './bodyFrame';
import type { Mask } from './mask';

/** Half height (mm) of the slab about the middle of a body over which its proportion is taken. */
const SLAB_HALF_MM = 5;

/**
 * Depth over width of a body's cross-section at mid-height: the ratio of the spreads (standard
 * deviations) of its voxels from front to back and from side to side, both across the body's
 * axis. Without a unit; `NaN` for an empty slab.
 *
 * @param centerLps centre of the body, LPS, mm
 * @param axisLps unit vector along the body's axis, LPS
 */
export function depthOverWidth(
  geometry: VolumeGeometry,
  { box, voxels }: Mask,
  centerLps: Vec3,
  axisLps: Vec3,
): number {
  const { posteriorLps, leftLps } = frameAlong(centerLps, axisLps);
  let count = 0;
  const sums = { depth: 0, depthSquare: 0, width: 0, widthSquare: 0 };
  const toFirst = subtract(ijkToLps(geometry, box.min), centerLps);
  // How far a voxel lies along an axis: what the first one does, and so much more for each index.
  const along = (unitLps: Vec3) => {
    const [byI, byJ, byK] = geometry.direction.map(
      (axis, n) => dot(axis, unitLps) * geometry.spacing[n]!,
    ) as [number, number, number];
    return { first: dot(toFirst, unitLps), byI, byJ, byK };
  };
  const [axis, posterior, left] = [along(axisLps), along(posteriorLps), along(leftLps)];
  let offset = 0;
  for (let k = 0; k < box.size[2]; k++) {
    for (let j = 0; j < box.size[1]; j++) {
      for (let i = 0; i < box.size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        const height = axis.first + i * axis.byI + j * axis.byJ + k * axis.byK;
        if (Math.abs(height) > SLAB_HALF_MM) continue;
        const depth = posterior.first + i * posterior.byI + j * posterior.byJ + k * posterior.byK;
        const width = left.first + i * left.byI + j * left.byJ + k * left.byK;
        count++;
        sums.depth += depth;
        sums.depthSquare += depth * depth;
        sums.width += width;
        sums.widthSquare += width * width;
      }
    }
  }
  const variance = (sum: number, square: number) => square / count - (sum / count) ** 2;
  return Math.sqrt(variance(sums.depth, sums.depthSquare) / variance(sums.width, sums.widthSquare));
}
