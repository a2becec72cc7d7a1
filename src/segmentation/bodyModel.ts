import { boxAroundLps, type IndexBox } from '../volume/indexBox';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { pointToFrame, type BodyFrame } from './bodyFrame';
import { createMask, trimMask, type Mask } from './mask';
import { WALL_RAYS } from './lateralWall';
import { LEVEL_FRACTIONS, type PosteriorWall } from './posteriorWall';
import { subtract, type Vec3 } from '../volume/vector';

/** The surface of a vertebral body as continuous functions of its frame (mm). */
export interface BodyModel {
  readonly frame: BodyFrame;
  /** Height of the superior and inferior endplate above (x, y). */
  readonly superiorHeight: (x: number, y: number) => number;
  readonly inferiorHeight: (x: number, y: number) => number;
  readonly posteriorWall: PosteriorWall;
  /** Wall in rays from the axis; ray fastest, then level. */
  readonly radiusMm: Float32Array;
}

/** Whether a point of the frame lies inside a body or on its surface. */
export function isInsideBody(model: BodyModel, x: number, y: number, z: number): boolean {
  const low = model.inferiorHeight(x, y);
  const high = model.superiorHeight(x, y);
  if (z < low || z > high || high <= low) return false;
  const fraction = (z - low) / (high - low);
  const radius = wallRadius(model.radiusMm, Math.atan2(y, x), fraction);
  return x * x + y * y <= radius * radius && y <= model.posteriorWall(x, fraction);
}

/** Distance (mm) of the wall from the axis, interpolated between rays and levels. */
export function wallRadius(radiusMm: Float32Array, angle: number, fraction: number): number {
  const turn = (angle / (2 * Math.PI) + 1) * WALL_RAYS;
  const ray = Math.floor(turn);
  const partRay = turn - ray;
  const last = LEVEL_FRACTIONS.length - 1;
  const perLevel = (LEVEL_FRACTIONS[last]! - LEVEL_FRACTIONS[0]!) / last;
  const height = Math.max(0, Math.min(last, (fraction - LEVEL_FRACTIONS[0]!) / perLevel));
  const level = Math.min(last - 1, Math.floor(height));
  const partLevel = height - level;
  const at = (lev: number) => {
    const first = radiusMm[lev * WALL_RAYS + (ray % WALL_RAYS)]!;
    return first + partRay * (radiusMm[lev * WALL_RAYS + ((ray + 1) % WALL_RAYS)]! - first);
  };
  const low = at(level);
  return low + partLevel * (at(level + 1) - low);
}

/** Half extents (mm) of a box round every body: wall, and half the height with tilt and bulge. */
const HALF_EXTENT_MM: Vec3 = [40, 40, 40];

/** The box of the grid that holds every voxel a body at a point (LPS, mm) can have. */
function boxOfBody(geometry: VolumeGeometry, centerLps: Vec3): IndexBox {
  return boxAroundLps(geometry, centerLps, HALF_EXTENT_MM);
}

/** The voxels of the grid whose centre lies inside a body. */
export function rasterizeBody(geometry: VolumeGeometry, model: BodyModel): Mask {
  const box = boxOfBody(geometry, model.frame.originLps);
  const { min, size } = box;
  const voxels = new Uint8Array(size[0] * size[1] * size[2]);
  const originXyz = pointToFrame(model.frame, ijkToLps(geometry, min));
  const stepXyz = ([0, 1, 2] as const).map((axis) => {
    const next: [number, number, number] = [min[0], min[1], min[2]];
    next[axis] += 1;
    return subtract(pointToFrame(model.frame, ijkToLps(geometry, next)), originXyz);
  });
  const [stepI, stepJ, stepK] = stepXyz as unknown as readonly [Vec3, Vec3, Vec3];
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const x0 = originXyz[0] + j * stepJ[0] + k * stepK[0];
      const y0 = originXyz[1] + j * stepJ[1] + k * stepK[1];
      const z0 = originXyz[2] + j * stepJ[2] + k * stepK[2];
      for (let i = 0; i < size[0]; i++, offset++) {
        const x = x0 + i * stepI[0];
        const y = y0 + i * stepI[1];
        if (x * x + y * y > 1600) continue;
        if (isInsideBody(model, x, y, z0 + i * stepI[2])) voxels[offset] = 1;
      }
    }
  }
  return trimMask(createMask(box, voxels));
}
