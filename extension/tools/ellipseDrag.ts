import {
  moveEllipse,
  resizeEllipse,
  toEllipseFrame,
  type EllipseAxis,
  type EllipseRoi,
  type PointIj,
} from '../../src';

/** What a press on an ellipse takes hold of. */
export type EllipseGrip = 'center' | EllipseAxis;

/**
 * A press this near (parts of the half axis) to the outline takes hold of the outline, further
 * in of the whole ellipse. Chosen here, because a vertebral ellipse is 20-40 mm wide: a fifth
 * of its half axis is a comfortable 2-4 mm.
 */
const OUTLINE_GRIP = 0.2;

/** What a press at a point of the slice takes hold of; `undefined` outside the ellipse. */
export function gripAt(ellipse: EllipseRoi, pointIj: PointIj): EllipseGrip | undefined {
  const [alongMajor, alongMinor] = toEllipseFrame(ellipse, pointIj);
  const radius = Math.hypot(alongMajor, alongMinor);
  if (radius > 1 + OUTLINE_GRIP) return undefined;
  if (radius < 1 - OUTLINE_GRIP) return 'center';
  return Math.abs(alongMajor) >= Math.abs(alongMinor) ? 'major' : 'minor';
}

/** The ellipse after a drag of its grip from one point of the slice to another. */
export function dragEllipse(
  ellipse: EllipseRoi,
  grip: EllipseGrip,
  fromIj: PointIj,
  toIj: PointIj,
): EllipseRoi {
  return grip === 'center'
    ? moveEllipse(ellipse, [toIj[0] - fromIj[0], toIj[1] - fromIj[1]])
    : resizeEllipse(ellipse, grip, toIj);
}
