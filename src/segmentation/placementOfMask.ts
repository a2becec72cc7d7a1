import { VertebralBmdError } from '../errors';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { add, dot, type Vec3 } from '../volume/vector';
import {
  frameAlong,
  planeNormalLps,
  pointToLps,
  type BodyFrame,
  type TiltedPlane,
} from './bodyFrame';
import type { Mask } from './mask';
import { fitRobustly } from './robustFit';
import type { BodyPlacement, EndplatePlane } from './segmentation';

/** Superior of the patient in LPS: what the first axis is. */
const SUPERIOR_LPS: Vec3 = [0, 0, 1];

/**
 * Planes are fitted along the axis that the planes before gave. Chosen here: from the third round
 * on, the normals of bodies tilted by 25 degrees moved by less than 0.5 degrees.
 */
const ROUNDS = 4;

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
  const points = voxelCenters(geometry, mask);
  if (points.length === 0) {
    throw new VertebralBmdError('invalidInput', 'expected a mask with at least one voxel');
  }
  const centerLps = centroid(points);
  let placement = planesAlong(geometry, points, frameAlong(centerLps, SUPERIOR_LPS));
  for (let round = 1; round < ROUNDS; round++) {
    const { superiorEndplate, inferiorEndplate } = placement;
    const axisLps = add(superiorEndplate.normalLps, inferiorEndplate.normalLps);
    placement = planesAlong(geometry, points, frameAlong(centerLps, axisLps));
  }
  return placement;
}

/** LPS (mm) of the voxels of a mask; x, y, z of one after the other. */
function voxelCenters(
  geometry: VolumeGeometry,
  { box: { min, size }, voxels }: Mask,
): Float64Array {
  const points: number[] = [];
  const { direction, spacing } = geometry;
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const [x, y, z] = ijkToLps(geometry, [min[0], min[1] + j, min[2] + k]);
      for (let i = 0; i < size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        const way = i * spacing[0];
        points.push(
          x + way * direction[0][0],
          y + way * direction[0][1],
          z + way * direction[0][2],
        );
      }
    }
  }
  return Float64Array.from(points);
}

function centroid(points: Float64Array): Vec3 {
  let [x, y, z] = [0, 0, 0];
  for (let n = 0; n < points.length; n += 3) {
    x += points[n]!;
    y += points[n + 1]!;
    z += points[n + 2]!;
  }
  const count = points.length / 3;
  return [x / count, y / count, z / count];
}

/** The placement whose planes are fitted in a frame about the centroid. */
function planesAlong(
  geometry: VolumeGeometry,
  points: Float64Array,
  frame: BodyFrame,
): BodyPlacement {
  const columns = columnsAlong(geometry, points, frame);
  const endplate = (ends: Float64Array): EndplatePlane => {
    const plane = fitPlane(columns, ends);
    return {
      pointLps: pointToLps(frame, [0, 0, plane.height]),
      normalLps: planeNormalLps(frame, plane),
    };
  };
  return {
    centerLps: frame.originLps,
    superiorEndplate: endplate(columns.tops),
    inferiorEndplate: endplate(columns.bottoms),
  };
}

/** Columns of voxels along an axis: where they stand (mm of the frame) and between what heights. */
interface Columns {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

function columnsAlong(
  { direction, spacing }: VolumeGeometry,
  points: Float64Array,
  frame: BodyFrame,
): Columns {
  const { leftLps, posteriorLps, cranialLps, originLps } = frame;
  const width = Math.max(...spacing);
  // From the centre of the outermost voxel to its face, along the axis.
  const toFace = Math.hypot(...direction.map((axis, n) => dot(axis, cranialLps) * spacing[n]!)) / 2;
  const found = new Map<
    number,
    [sumX: number, sumY: number, count: number, low: number, high: number]
  >();
  for (let n = 0; n < points.length; n += 3) {
    const dx = points[n]! - originLps[0];
    const dy = points[n + 1]! - originLps[1];
    const dz = points[n + 2]! - originLps[2];
    const x = dx * leftLps[0] + dy * leftLps[1] + dz * leftLps[2];
    const y = dx * posteriorLps[0] + dy * posteriorLps[1] + dz * posteriorLps[2];
    const z = dx * cranialLps[0] + dy * cranialLps[1] + dz * cranialLps[2];
    const key = Math.round(y / width) * COLUMNS + Math.round(x / width);
    const column = found.get(key);
    if (!column) found.set(key, [x, y, 1, z, z]);
    else {
      column[0] += x;
      column[1] += y;
      column[2] += 1;
      if (z < column[3]) column[3] = z;
      if (z > column[4]) column[4] = z;
    }
  }
  const all = [...found.values()];
  const heights = all.map(([, , , low, high]) => high - low).sort((a, b) => a - b);
  const least = LEAST_COLUMN * heights[heights.length >> 1]!;
  const kept = all.filter(([, , , low, high]) => high - low >= least);
  const pick = (value: (column: (typeof kept)[number]) => number) => Float64Array.from(kept, value);
  return {
    x: pick(([sumX, , count]) => sumX / count),
    y: pick(([, sumY, count]) => sumY / count),
    tops: pick(([, , , , high]) => high + toFace),
    bottoms: pick(([, , , low]) => low - toFace),
  };
}

/** More columns side by side than any body has, to number them in one. */
const COLUMNS = 1 << 12;

function fitPlane({ x, y }: Columns, ends: Float64Array): TiltedPlane {
  const basis = new Float64Array(3 * ends.length);
  for (let n = 0; n < ends.length; n++) basis.set([1, x[n]!, y[n]!], 3 * n);
  const weights = new Float64Array(ends.length).fill(1);
  const [height, slopeX, slopeY] = fitRobustly({
    basis,
    terms: 3,
    values: ends,
    weights,
    tukeyMm: TUKEY_MM,
    ridge: RIDGE,
  });
  return { height: height!, slopeX: slopeX!, slopeY: slopeY! };
}
