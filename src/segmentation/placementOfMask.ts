import { VertebralBmdError } from '../errors';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { add, dot, scale, type Vec3 } from '../volume/vector';
import {
  frameAlong,
  planeNormalLps,
  pointToLps,
  type BodyFrame,
  type TiltedPlane,
} from './bodyFrame';
import { countVoxels, type Mask } from './mask';
import { fitRobustly } from './robustFit';
import type { BodyPlacement, EndplatePlane } from './segmentation';

/** Superior of the patient in LPS: what the first axis is. */
const SUPERIOR_LPS: Vec3 = [0, 0, 1];

/**
 * Planes are fitted along the axis that the planes before gave. Chosen here: a fourth round moved
 * the normals of bodies tilted by 35 degrees by less than 0.2 degrees.
 */
const ROUNDS = 3;

/** Columns lower than this share of the median one are the rim of a tilted body. Chosen here. */
const LEAST_COLUMN = 0.6;

/**
 * So far (mm) from a plane a column's end has no weight left; a concave endplate or a step between
 * thick slices lies nearer, an osteophyte's lip does not. Chosen here.
 */
const TUKEY_MM = 4;

/** Slopes of planes are kept from growing where the columns do not tell; a share of mm2. */
const RIDGE = [0, 1e-3, 1e-3] as const;

/**
 * Where a body lies, from its mask alone: its centroid, and planes through its top and its bottom,
 * fitted robustly to the ends of its columns of voxels. Which way is up comes from the patient's
 * axes, so the tilt of the body against them must be less than 45 degrees. For masks without a
 * search behind them: restored, drawn by hand or corrected.
 *
 * @throws VertebralBmdError `invalidInput` for a mask without a voxel
 */
export function placementOfMask(geometry: VolumeGeometry, mask: Mask): BodyPlacement {
  if (countVoxels(mask) === 0) {
    throw new VertebralBmdError('invalidInput', 'expected a mask with at least one voxel');
  }
  const { centerLps, points } = surfaceOf(geometry, mask);
  let placement = planesAlong(geometry, points, frameAlong(centerLps, SUPERIOR_LPS));
  for (let round = 1; round < ROUNDS; round++) {
    const { superiorEndplate, inferiorEndplate } = placement;
    const axisLps = add(superiorEndplate.normalLps, inferiorEndplate.normalLps);
    placement = planesAlong(geometry, points, frameAlong(centerLps, axisLps));
  }
  return placement;
}

/** The centroid (LPS, mm) of a mask and those of its voxels that may end a column. */
interface MaskSurface {
  readonly centerLps: Vec3;
  /** LPS (mm): x, y, z of one voxel after the other. */
  readonly points: Float64Array;
}

/** Voxels with all six neighbours end no column, in whatever direction. */
function surfaceOf(geometry: VolumeGeometry, mask: Mask): MaskSurface {
  const { min, size } = mask.box;
  const { voxels } = mask;
  const [columns, perSlice] = [size[0], size[0] * size[1]];
  const [stepX, stepY, stepZ] = scale(geometry.direction[0], geometry.spacing[0]);
  const points: number[] = [];
  let count = 0;
  let [sumI, sumJ, sumK] = [0, 0, 0];
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const [x, y, z] = ijkToLps(geometry, [min[0], min[1] + j, min[2] + k]);
      for (let i = 0; i < size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        count++;
        sumI += i;
        sumJ += j;
        sumK += k;
        const isEdge = i === 0 || j === 0 || k === 0 || i === size[0] - 1 || j === size[1] - 1;
        const isWithin =
          !isEdge &&
          voxels[offset - 1]! + voxels[offset + 1]! === 2 &&
          voxels[offset - columns]! + voxels[offset + columns]! === 2 &&
          voxels[offset - perSlice]! + (voxels[offset + perSlice] ?? 0) === 2;
        if (!isWithin) points.push(x + i * stepX, y + i * stepY, z + i * stepZ);
      }
    }
  }
  const middle: Vec3 = [sumI / count, sumJ / count, sumK / count];
  return { centerLps: ijkToLps(geometry, add(min, middle)), points: Float64Array.from(points) };
}

/** The placement whose planes are fitted in a frame about the centroid. */
function planesAlong(
  geometry: VolumeGeometry,
  points: Float64Array,
  frame: BodyFrame,
): BodyPlacement {
  const { tops, bottoms } = columnEnds(geometry, points, frame);
  const endplate = (ends: readonly Vec3[]): EndplatePlane => {
    const plane = fitPlane(ends);
    return {
      pointLps: pointToLps(frame, [0, 0, plane.height]),
      normalLps: planeNormalLps(frame, plane),
    };
  };
  return {
    centerLps: frame.originLps,
    superiorEndplate: endplate(tops),
    inferiorEndplate: endplate(bottoms),
  };
}

/** Where the columns along the axis end (x, y, z in mm of the frame), those of the rim left out. */
function columnEnds(
  { direction, spacing }: VolumeGeometry,
  points: Float64Array,
  { originLps, leftLps, posteriorLps, cranialLps }: BodyFrame,
): { readonly tops: readonly Vec3[]; readonly bottoms: readonly Vec3[] } {
  const width = Math.max(...spacing);
  const columns = new Map<number, { low: Vec3; high: Vec3 }>();
  for (let n = 0; n < points.length; n += 3) {
    const dx = points[n]! - originLps[0];
    const dy = points[n + 1]! - originLps[1];
    const dz = points[n + 2]! - originLps[2];
    const x = dx * leftLps[0] + dy * leftLps[1] + dz * leftLps[2];
    const y = dx * posteriorLps[0] + dy * posteriorLps[1] + dz * posteriorLps[2];
    const z = dx * cranialLps[0] + dy * cranialLps[1] + dz * cranialLps[2];
    const key = Math.round(y / width) * MOST_COLUMNS + Math.round(x / width);
    const column = columns.get(key);
    if (!column) columns.set(key, { low: [x, y, z], high: [x, y, z] });
    else if (z < column.low[2]) column.low = [x, y, z];
    else if (z > column.high[2]) column.high = [x, y, z];
  }
  const all = [...columns.values()];
  const height = ({ low, high }: { low: Vec3; high: Vec3 }) => high[2] - low[2];
  const heights = all.map(height).sort((a, b) => a - b);
  const least = LEAST_COLUMN * heights[heights.length >> 1]!;
  const kept = all.filter((column) => height(column) >= least);
  // From the centre of the outermost voxel to its face, along the axis.
  const toFace = Math.hypot(...direction.map((axis, n) => dot(axis, cranialLps) * spacing[n]!)) / 2;
  return {
    tops: kept.map(({ high: [x, y, z] }): Vec3 => [x, y, z + toFace]),
    bottoms: kept.map(({ low: [x, y, z] }): Vec3 => [x, y, z - toFace]),
  };
}

/** More columns side by side than any body has, so that two numbers of a column make one. */
const MOST_COLUMNS = 1 << 12;

function fitPlane(ends: readonly Vec3[]): TiltedPlane {
  const basis = new Float64Array(3 * ends.length).fill(1);
  ends.forEach(([x, y], n) => {
    basis[3 * n + 1] = x;
    basis[3 * n + 2] = y;
  });
  const [height, slopeX, slopeY] = fitRobustly({
    basis,
    terms: 3,
    values: Float64Array.from(ends, ([, , z]) => z),
    weights: new Float64Array(ends.length).fill(1),
    tukeyMm: TUKEY_MM,
    ridge: RIDGE,
  });
  return { height: height!, slopeX: slopeX!, slopeY: slopeY! };
}
