import type { VolumeGeometry } from '../volume/geometry';

/** Where in the body one of the three ellipses of the three-slice method lies. */
export const SLICE_POSITIONS = ['superior', 'middle', 'inferior'] as const;

export type SlicePosition = (typeof SLICE_POSITIONS)[number];

/** A vector or point in the plane of a slice: continuous I and J; whole numbers are voxel centres. */
export type PointIj = readonly [number, number];

/**
 * An ellipse in one slice as acquired. Kept as its centre and two half axes in index units,
 * since that is exact for DICOM's four end points, whatever the pixel spacing. Coordinates are
 * snapped to 1/1024 pixel, so that they survive the 32-bit floats of an SR unchanged.
 */
export interface EllipseRoi {
  readonly position: SlicePosition;
  /** K index of the slice in the whole grid. */
  readonly sliceIndex: number;
  readonly centerIj: PointIj;
  /** From the centre to an end of the longer axis, in index units. */
  readonly majorHalfAxisIj: PointIj;
  /** From the centre to an end of the shorter axis, in index units. */
  readonly minorHalfAxisIj: PointIj;
}

/** HU of one ellipse, over the voxels whose centre lies inside or on it. */
export interface EllipseHu {
  readonly position: SlicePosition;
  readonly meanHu: number;
  /** Sample standard deviation (n - 1); 0 for one voxel. */
  readonly sdHu: number;
  readonly voxels: number;
  /** Geometric area of the ellipse, mm2. */
  readonly areaMm2: number;
}

/** The three-slice HU of a level: the mean of its ellipses' means (Schreiber et al. 2011). */
export interface ThreeSliceHu {
  readonly meanHu: number;
  readonly slices: readonly EllipseHu[];
}

/** Coordinates of an ellipse are whole multiples of this part of a pixel. */
export const ELLIPSE_STEPS_PER_PIXEL = 1024;

/** The ellipse with all coordinates on multiples of 1/1024 pixel; see `EllipseRoi`. */
export function snapEllipse(ellipse: EllipseRoi): EllipseRoi {
  const snap = ([i, j]: PointIj): PointIj => [snapIndex(i), snapIndex(j)];
  return {
    ...ellipse,
    centerIj: snap(ellipse.centerIj),
    majorHalfAxisIj: snap(ellipse.majorHalfAxisIj),
    minorHalfAxisIj: snap(ellipse.minorHalfAxisIj),
  };
}

// Adding 0 turns -0 into 0, so that equal ellipses are equal to every comparison.
const snapIndex = (index: number): number =>
  Math.round(index * ELLIPSE_STEPS_PER_PIXEL) / ELLIPSE_STEPS_PER_PIXEL + 0;

const crossIj = (a: PointIj, b: PointIj): number => a[0] * b[1] - a[1] * b[0];

/**
 * Whether a point of the ellipse's slice (index units) lies inside it or on it. With a and b the
 * half axes and d the way from the centre, d = u a + v b, and the point is inside where
 * u^2 + v^2 <= 1; that holds whatever the pixel spacing. Exact at the boundary for voxel centres
 * and a snapped ellipse: there all terms are whole numbers, compared as such where the rounding
 * of doubles could decide.
 */
export function ellipseContains(ellipse: EllipseRoi, i: number, j: number): boolean {
  const { centerIj, majorHalfAxisIj: a, minorHalfAxisIj: b } = ellipse;
  const d: PointIj = [i - centerIj[0], j - centerIj[1]];
  const u = crossIj(d, b);
  const v = crossIj(a, d);
  const whole = crossIj(a, b);
  const squares = u * u + v * v;
  const limit = whole * whole;
  if (Math.abs(squares - limit) > ROUNDING * limit) return squares < limit;
  const [exactU, exactV, exactWhole] = [u, v, whole].map((product) =>
    BigInt(Math.round(product * ELLIPSE_STEPS_PER_PIXEL ** 2)),
  ) as [bigint, bigint, bigint];
  return exactU * exactU + exactV * exactV <= exactWhole * exactWhole;
}

/** Well above the relative rounding error (2^-51) of the sum of squares. */
const ROUNDING = 1e-14;

/** Geometric area of an ellipse in mm2: pi times the half axes' cross product, in mm. */
export function ellipseAreaMm2(ellipse: EllipseRoi, { spacing }: VolumeGeometry): number {
  const { majorHalfAxisIj, minorHalfAxisIj } = ellipse;
  return Math.PI * Math.abs(crossIj(majorHalfAxisIj, minorHalfAxisIj)) * spacing[0] * spacing[1];
}

/** The voxels of a slice that an ellipse may hold: the least and the greatest I and J, inclusive. */
export interface EllipseBounds {
  readonly minI: number;
  readonly maxI: number;
  readonly minJ: number;
  readonly maxJ: number;
}

/** The smallest whole-index rectangle around the voxel centres inside an ellipse. */
export function ellipseBounds(ellipse: EllipseRoi): EllipseBounds {
  const { centerIj, majorHalfAxisIj: a, minorHalfAxisIj: b } = ellipse;
  const reachI = Math.hypot(a[0], b[0]);
  const reachJ = Math.hypot(a[1], b[1]);
  // The rectangle may be a rounding error too small where the ellipse ends at a voxel centre.
  const slack = 1e-9;
  return {
    minI: Math.ceil(centerIj[0] - reachI - slack),
    maxI: Math.floor(centerIj[0] + reachI + slack),
    minJ: Math.ceil(centerIj[1] - reachJ - slack),
    maxJ: Math.floor(centerIj[1] + reachJ + slack),
  };
}
