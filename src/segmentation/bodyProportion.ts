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
  let offset = 0;
  for (let k = box.min[2]; k < box.min[2] + box.size[2]; k++) {
    for (let j = box.min[1]; j < box.min[1] + box.size[1]; j++) {
      for (let i = box.min[0]; i < box.min[0] + box.size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        const fromCenter = subtract(ijkToLps(geometry, [i, j, k]), centerLps);
        if (Math.abs(dot(fromCenter, axisLps)) > SLAB_HALF_MM) continue;
        const depth = dot(fromCenter, posteriorLps);
        const width = dot(fromCenter, leftLps);
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
