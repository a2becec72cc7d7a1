import {
  add,
  dot,
  ijkToLps,
  length,
  scale,
  subtract,
  type EllipseRoi,
  type Mask,
  type Vec3,
  type VolumeGeometry,
} from '../../src';

/** A plane that a viewport shows: a point on it and its unit normal, LPS, mm. */
export interface ViewPlane {
  readonly pointLps: Vec3;
  readonly normalLps: Vec3;
}

/** A plane within about 11 degrees of the slices counts as one of them. Chosen here. */
const SLICE_COSINE = 0.98;

/** Whether a plane shows slices as they were acquired. */
export const isSlice = ({ direction }: VolumeGeometry, { normalLps }: ViewPlane): boolean =>
  Math.abs(dot(normalLps, direction[2])) >= SLICE_COSINE;

/** Distance (mm) of a point from the line between two others; LPS, mm. */
export function distanceToSegment(point: Vec3, from: Vec3, to: Vec3): number {
  const share = Math.max(0, Math.min(1, shareAlong(point, from, to)));
  return length(subtract(point, add(from, scale(subtract(to, from), share))));
}

/** Where along the way from one point to another a point lies: 0 beside the first, 1 the other. */
export function shareAlong(point: Vec3, from: Vec3, to: Vec3): number {
  const way = subtract(to, from);
  const squared = dot(way, way);
  return squared === 0 ? 0 : dot(subtract(point, from), way) / squared;
}

/** Corners of the polygon that an ellipse is drawn as; smooth at any zoom of a vertebra. */
const ELLIPSE_CORNERS = 72;

/** Signed distance (mm) of a point from a plane, along its normal. */
export const distanceFromPlane = ({ pointLps, normalLps }: ViewPlane, point: Vec3): number =>
  dot(subtract(point, pointLps), normalLps);

/** The outline of an ellipse as a polygon in LPS, mm; it begins at an end of the major axis. */
export function ellipseOutlineLps(geometry: VolumeGeometry, ellipse: EllipseRoi): readonly Vec3[] {
  const { centerIj, majorHalfAxisIj, minorHalfAxisIj, sliceIndex } = ellipse;
  return Array.from({ length: ELLIPSE_CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / ELLIPSE_CORNERS;
    const at = (axis: 0 | 1) =>
      centerIj[axis] +
      Math.cos(angle) * majorHalfAxisIj[axis] +
      Math.sin(angle) * minorHalfAxisIj[axis];
    return ijkToLps(geometry, [at(0), at(1), sliceIndex]);
  });
}

/** The four ends of an ellipse's axes in LPS, mm: major, major opposite, minor, minor opposite. */
export function ellipseHandlesLps(geometry: VolumeGeometry, ellipse: EllipseRoi): readonly Vec3[] {
  const { centerIj, majorHalfAxisIj, minorHalfAxisIj, sliceIndex } = ellipse;
  const end = ([di, dj]: readonly [number, number], sign: 1 | -1): Vec3 =>
    ijkToLps(geometry, [centerIj[0] + sign * di, centerIj[1] + sign * dj, sliceIndex]);
  return [
    end(majorHalfAxisIj, 1),
    end(majorHalfAxisIj, -1),
    end(minorHalfAxisIj, 1),
    end(minorHalfAxisIj, -1),
  ];
}

/** How a flat outline shows in a plane: as itself, as the line where the plane cuts it, or not. */
export type OutlineInPlane =
  | { readonly kind: 'outline'; readonly points: readonly Vec3[] }
  | { readonly kind: 'line'; readonly points: readonly [Vec3, Vec3] }
  | { readonly kind: 'none' };

/**
 * @param halfSliceMm An outline that stays within this distance of the plane lies in it.
 */
export function outlineInPlane(
  outlineLps: readonly Vec3[],
  plane: ViewPlane,
  halfSliceMm: number,
): OutlineInPlane {
  const distances = outlineLps.map((point) => distanceFromPlane(plane, point));
  if (distances.every((mm) => Math.abs(mm) <= halfSliceMm)) {
    return { kind: 'outline', points: outlineLps };
  }
  const cuts: Vec3[] = [];
  outlineLps.forEach((point, index) => {
    const next = (index + 1) % outlineLps.length;
    const [here, there] = [distances[index]!, distances[next]!];
    if (here < 0 === there < 0) return;
    const step = subtract(outlineLps[next]!, point);
    cuts.push(add(point, scale(step, here / (here - there))));
  });
  const [first, second] = cuts;
  return first && second ? { kind: 'line', points: [first, second] } : { kind: 'none' };
}

/** The eight corners (LPS, mm) of a mask's box, from the outer faces of its voxels. */
export function maskCornersLps(geometry: VolumeGeometry, { box }: Mask): readonly Vec3[] {
  return Array.from({ length: 8 }, (_, corner) => {
    const at = (axis: 0 | 1 | 2) =>
      box.min[axis] - 0.5 + (corner & (1 << axis) ? box.size[axis] : 0);
    return ijkToLps(geometry, [at(0), at(1), at(2)]);
  });
}

/** Whether a plane goes through the box that the corners span. */
export function planeMeetsCorners(plane: ViewPlane, cornersLps: readonly Vec3[]): boolean {
  const distances = cornersLps.map((corner) => distanceFromPlane(plane, corner));
  return Math.min(...distances) <= 0 && Math.max(...distances) >= 0;
}
