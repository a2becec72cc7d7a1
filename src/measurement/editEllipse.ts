import type { VolumeGeometry } from '../volume/geometry';
import { snapEllipse, type EllipseRoi, type PointIj, type SlicePosition } from './ellipse';

/** Which half axis of an ellipse is meant. */
export type EllipseAxis = 'major' | 'minor';

/**
 * Half axes are not made shorter than this (index units, so pixels). Chosen here, because an
 * ellipse that covers no voxel centre has no HU; from one pixel on it always covers some.
 */
export const MIN_HALF_AXIS_PIXELS = 1;

/**
 * Where a point of the slice lies in the ellipse's own frame: parts of the major and of the
 * minor half axis. The ellipse is where the two squares add up to at most 1.
 */
export function toEllipseFrame(ellipse: EllipseRoi, [i, j]: PointIj): PointIj {
  const { centerIj, majorHalfAxisIj: a, minorHalfAxisIj: b } = ellipse;
  const di = i - centerIj[0];
  const dj = j - centerIj[1];
  const determinant = a[0] * b[1] - a[1] * b[0];
  return [(di * b[1] - dj * b[0]) / determinant, (dj * a[0] - di * a[1]) / determinant];
}

/** The ellipse moved within its slice by a step in index units. */
export function moveEllipse(ellipse: EllipseRoi, [di, dj]: PointIj): EllipseRoi {
  const [i, j] = ellipse.centerIj;
  return snapEllipse({ ...ellipse, centerIj: [i + di, j + dj] });
}

/**
 * The ellipse with one half axis made as long as the pull of a point of the slice asks for;
 * the centre, the directions and the other half axis stay.
 */
export function resizeEllipse(
  ellipse: EllipseRoi,
  axis: EllipseAxis,
  pointIj: PointIj,
): EllipseRoi {
  const [alongMajor, alongMinor] = toEllipseFrame(ellipse, pointIj);
  const key = axis === 'major' ? 'majorHalfAxisIj' : 'minorHalfAxisIj';
  const [ai, aj] = ellipse[key];
  const shortest = MIN_HALF_AXIS_PIXELS / Math.hypot(ai, aj);
  const factor = Math.max(shortest, Math.abs(axis === 'major' ? alongMajor : alongMinor));
  return snapEllipse({ ...ellipse, [key]: [ai * factor, aj * factor] });
}

/**
 * The ellipse turned within its slice about its centre, from the direction of I towards that of J
 * where the angle is positive; an angle and half axes of mm, whatever the pixel spacing.
 */
export function rotateEllipse(
  ellipse: EllipseRoi,
  { spacing }: VolumeGeometry,
  radians: number,
): EllipseRoi {
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const turn = ([i, j]: PointIj): PointIj => {
    const x = i * spacing[0];
    const y = j * spacing[1];
    return [(x * cos - y * sin) / spacing[0], (x * sin + y * cos) / spacing[1]];
  };
  return snapEllipse({
    ...ellipse,
    majorHalfAxisIj: turn(ellipse.majorHalfAxisIj),
    minorHalfAxisIj: turn(ellipse.minorHalfAxisIj),
  });
}

/** The same ellipse in another slice (K index of the whole grid). */
export const moveEllipseToSlice = (ellipse: EllipseRoi, sliceIndex: number): EllipseRoi => ({
  ...ellipse,
  sliceIndex,
});

/**
 * The largest ellipse in a rectangle of a slice with sides along I and J, as it is drawn from one
 * corner to the opposite one; half axes of at least `MIN_HALF_AXIS_PIXELS`.
 */
export function ellipseInRectangle(
  position: SlicePosition,
  sliceIndex: number,
  cornerIj: PointIj,
  oppositeIj: PointIj,
): EllipseRoi {
  const half = (axis: 0 | 1) =>
    Math.max(MIN_HALF_AXIS_PIXELS, Math.abs(oppositeIj[axis] - cornerIj[axis]) / 2);
  const alongI: PointIj = [half(0), 0];
  const alongJ: PointIj = [0, half(1)];
  const isWide = half(0) >= half(1);
  return snapEllipse({
    position,
    sliceIndex,
    centerIj: [(cornerIj[0] + oppositeIj[0]) / 2, (cornerIj[1] + oppositeIj[1]) / 2],
    majorHalfAxisIj: isWide ? alongI : alongJ,
    minorHalfAxisIj: isWide ? alongJ : alongI,
  });
}
