import { message } from '../messages/message';
import { VertebralBmdError } from '../errors';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { boxVoxelCount, intersectBoxes, wholeBox, type IndexBox } from '../volume/indexBox';
import { add, cross, dot, length, normalize, scale, subtract, type Vec3 } from '../volume/vector';
import { countVoxels, createMask, trimMask, type Mask } from './mask';
import { polygonDistance, type PointMm } from './polygonDistance';
import type { EndplatePlane, NotMeasurable } from './segmentation';

/** The outline of the cancellous bone in one slice. */
export interface AxialOutline {
  /** K index of the slice in the whole grid. */
  readonly sliceIndex: number;
  /** A closed polygon; continuous I and J, whole numbers are voxel centres; inside is even-odd. */
  readonly pointsIj: readonly (readonly [number, number])[];
}

/** What a reader draws of a level by hand, as far as it is drawn. */
export interface GuidedOutlines {
  readonly superior?: EndplatePlane;
  readonly inferior?: EndplatePlane;
  /** In any order, at most one a slice. */
  readonly outlines: readonly AxialOutline[];
}

/** What is still to be drawn. */
export interface GuidedIncomplete {
  readonly status: 'incomplete';
  readonly missing: readonly ('superior' | 'inferior' | 'outline')[];
}

const NO_VOXEL: NotMeasurable = {
  status: 'notMeasurable',
  reason: 'maskTooSmall',
  message: message('nothingDrawn'),
};

/**
 * The mask drawn by hand (the manual procedure of Chang et al. 2025): the voxels whose centre lies
 * between two planes and within the outline. Between two outlined slices the outline is
 * interpolated by its signed distance (shape-based: Raya and Udupa, IEEE Trans Med Imaging
 * 1990;9:32-42), beyond the outermost it stays the same. Nothing is peeled off: what is drawn is
 * what is measured.
 */
export function guidedMask(
  geometry: VolumeGeometry,
  { superior, inferior, outlines }: GuidedOutlines,
): Mask | GuidedIncomplete | NotMeasurable {
  const drawn = outlines
    .filter(({ pointsIj }) => pointsIj.length >= 3)
    .sort((a, b) => a.sliceIndex - b.sliceIndex);
  if (!superior || !inferior || drawn.length === 0) {
    const missing = [
      ...(superior ? [] : ['superior' as const]),
      ...(inferior ? [] : ['inferior' as const]),
      ...(drawn.length > 0 ? [] : ['outline' as const]),
    ];
    return { status: 'incomplete', missing };
  }
  const box = boxBetween(geometry, boxOfOutlines(geometry, drawn), superior, inferior);
  if (boxVoxelCount(box) === 0) return NO_VOXEL;
  const distances = drawn.map((outline) => distancesFrom(geometry, outline, box));
  const voxels = new Uint8Array(boxVoxelCount(box));
  const perSlice = box.size[0] * box.size[1];
  for (let k = 0; k < box.size[2]; k++) {
    const distance = interpolate(drawn, distances, box.min[2] + k);
    for (let pixel = 0; pixel < perSlice; pixel++) {
      if (distance(pixel) >= 0) voxels[k * perSlice + pixel] = 1;
    }
  }
  cutAt(geometry, box, voxels, superior, 1);
  cutAt(geometry, box, voxels, inferior, -1);
  const mask = trimMask(createMask(box, voxels));
  return countVoxels(mask) > 0 ? mask : NO_VOXEL;
}

/** The slices of the outlines with all pixels that one of them can hold. */
function boxOfOutlines(geometry: VolumeGeometry, drawn: readonly AxialOutline[]): IndexBox {
  const points = drawn.flatMap(({ pointsIj }) => pointsIj);
  const along = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    const first = Math.floor(values.reduce((a, b) => Math.min(a, b)));
    return { first, count: Math.ceil(values.reduce((a, b) => Math.max(a, b))) - first + 1 };
  };
  const [i, j] = [along(0), along(1)];
  const whole = wholeBox(geometry);
  return intersectBoxes(
    { min: [i.first, j.first, 0], size: [i.count, j.count, whole.size[2]] },
    whole,
  );
}

/** The part of a box between the lowest and the highest slice that two planes meet in it. */
function boxBetween(
  geometry: VolumeGeometry,
  box: IndexBox,
  superior: EndplatePlane,
  inferior: EndplatePlane,
): IndexBox {
  const met: number[] = [];
  for (const { pointLps, normalLps } of [superior, inferior]) {
    const perSlice = dot(normalLps, geometry.direction[2]) * geometry.spacing[2];
    for (const i of [box.min[0], box.min[0] + box.size[0] - 1]) {
      for (const j of [box.min[1], box.min[1] + box.size[1] - 1]) {
        met.push(dot(subtract(pointLps, ijkToLps(geometry, [i, j, 0])), normalLps) / perSlice);
      }
    }
  }
  // A plane along the slices' own axis meets all of them.
  if (!met.every(Number.isFinite)) return box;
  const first = Math.floor(Math.min(...met));
  const count = Math.ceil(Math.max(...met)) - first + 1;
  return intersectBoxes(box, {
    min: [box.min[0], box.min[1], first],
    size: [box.size[0], box.size[1], count],
  });
}

/** Signed distance (mm) of the pixels of a box's slice from an outline, positive inside. */
function distancesFrom(
  { spacing }: VolumeGeometry,
  { pointsIj }: AxialOutline,
  { min, size }: IndexBox,
): Float64Array {
  const polygon = pointsIj.map(([i, j]): PointMm => [i * spacing[0], j * spacing[1]]);
  const distances = new Float64Array(size[0] * size[1]);
  for (let j = 0, pixel = 0; j < size[1]; j++) {
    for (let i = 0; i < size[0]; i++, pixel++) {
      const point: PointMm = [(min[0] + i) * spacing[0], (min[1] + j) * spacing[1]];
      distances[pixel] = polygonDistance(polygon, point);
    }
  }
  return distances;
}

/** The distance of the pixels of a slice (K index) from the outline there. */
function interpolate(
  drawn: readonly AxialOutline[],
  distances: readonly Float64Array[],
  sliceIndex: number,
): (pixel: number) => number {
  const next = drawn.findIndex((outline) => outline.sliceIndex >= sliceIndex);
  if (next <= 0) {
    const only = distances[next < 0 ? distances.length - 1 : 0]!;
    return (pixel) => only[pixel]!;
  }
  const [from, to] = [drawn[next - 1]!.sliceIndex, drawn[next]!.sliceIndex];
  const share = (sliceIndex - from) / (to - from);
  const [before, after] = [distances[next - 1]!, distances[next]!];
  return (pixel) => before[pixel]! * (1 - share) + after[pixel]! * share;
}

/** Clears the voxels beyond a plane: on the side of its normal (1) or against it (-1). */
function cutAt(
  geometry: VolumeGeometry,
  { min, size }: IndexBox,
  voxels: Uint8Array,
  { pointLps, normalLps }: EndplatePlane,
  side: 1 | -1,
): void {
  const perColumn = dot(normalLps, geometry.direction[0]) * geometry.spacing[0];
  let offset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const rowLps = ijkToLps(geometry, [min[0], min[1] + j, min[2] + k]);
      const height = dot(subtract(rowLps, pointLps), normalLps);
      for (let i = 0; i < size[0]; i++, offset++) {
        // The tolerance (mm) is rounding: a centre on the plane belongs to the mask.
        if (side * (height + i * perColumn) > 1e-6) voxels[offset] = 0;
      }
    }
  }
}

/**
 * The plane through a line that was drawn on a view: it holds the line and the view's normal; its
 * own normal is turned cranially.
 *
 * @param aLps one point of the line, LPS, mm
 * @param bLps another one
 * @param viewNormalLps normal of the plane that is looked at (LPS, any length)
 * @throws VertebralBmdError `invalidInput` for two points in one place, as seen on the view
 */
export function planeThroughLine(aLps: Vec3, bLps: Vec3, viewNormalLps: Vec3): EndplatePlane {
  const normal = cross(subtract(bLps, aLps), viewNormalLps);
  if (!(length(normal) > 1e-9)) {
    throw new VertebralBmdError('invalidInput', 'expected a line between two different points');
  }
  const unit = normalize(normal);
  return {
    pointLps: scale(add(aLps, bLps), 0.5),
    normalLps: unit[2] < 0 ? scale(unit, -1) : unit,
  };
}
