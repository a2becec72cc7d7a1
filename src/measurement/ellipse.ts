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
