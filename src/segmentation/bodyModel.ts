import { boxAroundLps, type IndexBox } from '../volume/indexBox';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { pointToFrame, pointToLps, type BodyFrame } from './bodyFrame';
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
  const nextRay = (ray + 1) % WALL_RAYS;
  const low = level * WALL_RAYS;
  const high = low + WALL_RAYS;
  const here =
    radiusMm[low + (ray % WALL_RAYS)]! * (1 - partRay) + radiusMm[low + nextRay]! * partRay;
  const above =
    radiusMm[high + (ray % WALL_RAYS)]! * (1 - partRay) + radiusMm[high + nextRay]! * partRay;
  return here + partLevel * (above - here);
}

/**
 * How far (mm) a body reaches from its frame's origin; 1 mm is added to heights for what lies
 * between the places that are looked at.
 */
interface Extent {
  readonly nearestWall: number;
  readonly farthestWall: number;
  readonly lowest: number;
  readonly highest: number;
  /** Between these heights no endplate is met. */
  readonly highestLow: number;
  readonly lowestHigh: number;
}

function extentOf({ radiusMm, superiorHeight, inferiorHeight }: BodyModel): Extent {
  const nearestWall = radiusMm.reduce((least, radius) => Math.min(least, radius));
  const farthestWall = radiusMm.reduce((most, radius) => Math.max(most, radius));
  let lowest = Infinity;
  let highest = -Infinity;
  let highestLow = -Infinity;
  let lowestHigh = Infinity;
  for (let y = -farthestWall; y <= farthestWall; y += 1) {
    for (let x = -farthestWall; x <= farthestWall; x += 1) {
      if (x * x + y * y > farthestWall * farthestWall) continue;
      const low = inferiorHeight(x, y);
      const high = superiorHeight(x, y);
      lowest = Math.min(lowest, low);
      highest = Math.max(highest, high);
      highestLow = Math.max(highestLow, low);
      lowestHigh = Math.min(lowestHigh, high);
    }
  }
  return {
    nearestWall,
    farthestWall,
    lowest: lowest - 1,
    highest: highest + 1,
    highestLow: highestLow + 1,
    lowestHigh: lowestHigh - 1,
  };
}

/** The box of the grid that holds every voxel of a body. */
function boxOfBody(geometry: VolumeGeometry, { frame }: BodyModel, extent: Extent): IndexBox {
  const { farthestWall, lowest, highest } = extent;
  const half = (highest - lowest) / 2;
  const middleLps = pointToLps(frame, [0, 0, (highest + lowest) / 2]);
  const reach = (axis: 0 | 1 | 2) =>
    farthestWall * Math.hypot(frame.leftLps[axis], frame.posteriorLps[axis]) +
    half * Math.abs(frame.cranialLps[axis]);
  return boxAroundLps(geometry, middleLps, [reach(0), reach(1), reach(2)]);
}

/** The voxels of the grid whose centre lies inside a body or on its surface. */
export function rasterizeBody(geometry: VolumeGeometry, model: BodyModel): Mask {
  const extent = extentOf(model);
  const box = boxOfBody(geometry, model, extent);
  const { min, size } = box;
  const voxels = new Uint8Array(size[0] * size[1] * size[2]);
  const originXyz = pointToFrame(model.frame, ijkToLps(geometry, min));
  const stepXyz = (axis: 0 | 1 | 2): Vec3 => {
    const next: [number, number, number] = [min[0], min[1], min[2]];
    next[axis] += 1;
    return subtract(pointToFrame(model.frame, ijkToLps(geometry, next)), originXyz);
  };
  const stepI = stepXyz(0);
  const stepJ = stepXyz(1);
  const stepK = stepXyz(2);
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const x = originXyz[0] + j * stepJ[0] + k * stepK[0];
      const y = originXyz[1] + j * stepJ[1] + k * stepK[1];
      const z = originXyz[2] + j * stepJ[2] + k * stepK[2];
      for (let i = 0; i < size[0]; i++, offset++) {
        if (isInside(model, extent, x + i * stepI[0], y + i * stepI[1], z + i * stepI[2])) {
          voxels[offset] = 1;
        }
      }
    }
  }
  return trimMask(createMask(box, voxels));
}

function isInside(model: BodyModel, extent: Extent, x: number, y: number, z: number): boolean {
  if (z < extent.lowest || z > extent.highest) return false;
  const squared = x * x + y * y;
  if (squared > extent.farthestWall * extent.farthestWall) return false;
  const isWithinWall = squared <= extent.nearestWall * extent.nearestWall;
  // In the middle the surfaces need not be asked.
  if (isWithinWall && y <= 0 && z >= extent.highestLow && z <= extent.lowestHigh) return true;
  const low = model.inferiorHeight(x, y);
  const high = model.superiorHeight(x, y);
  if (z < low || z > high) return false;
  const fraction = (z - low) / Math.max(1e-6, high - low);
  if (!isWithinWall) {
    const radius = wallRadius(model.radiusMm, Math.atan2(y, x), fraction);
    if (squared > radius * radius) return false;
  }
  return y <= 0 || y <= model.posteriorWall(x, fraction);
}
