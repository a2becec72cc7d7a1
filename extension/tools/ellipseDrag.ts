import {
  ijkToLps,
  length,
  lpsToIjk,
  moveEllipse,
  moveEllipseToSlice,
  resizeEllipse,
  rotateEllipse,
  scale,
  subtract,
  toEllipseFrame,
  add,
  type EllipseAxis,
  type EllipseRoi,
  type PointIj,
  type Vec3,
  type VolumeGeometry,
} from '../../src';
import { REACH_PX, type PointerPlace } from './dragTool';
import { distanceToSegment, ellipseOutlineLps, outlineInPlane } from './overlayGeometry';

/**
 * What a press on an ellipse takes hold of: its inside, an end of an axis, the handle that turns
 * it, or the line that it is in a plane that cuts it, which moves it to other slices.
 */
export type EllipseGrip = 'move' | EllipseAxis | 'rotate' | 'slice';

/**
 * The outline takes no more than this part of a half axis on its inner side, so that a small
 * ellipse can still be moved by its inside. Chosen here.
 */
const LARGEST_REACH = 0.3;

/** Distance (px) of the turning handle from the end of the long axis: clear of the end's own. */
const HANDLE_PX = 24;

/** Where the pointer is, as far as it matters here. */
type Place = Pick<PointerPlace, 'pointLps' | 'plane' | 'mmPerPixel'>;

/** The handle that turns an ellipse and the end of the long axis that it hangs on, LPS, mm. */
export function rotationHandleLps(
  geometry: VolumeGeometry,
  ellipse: EllipseRoi,
  mmPerPixel: number,
): { readonly endLps: Vec3; readonly handleLps: Vec3 } {
  const { centerIj, majorHalfAxisIj, sliceIndex } = ellipse;
  const centerLps = ijkToLps(geometry, [...centerIj, sliceIndex]);
  const endLps = ijkToLps(geometry, [
    centerIj[0] + majorHalfAxisIj[0],
    centerIj[1] + majorHalfAxisIj[1],
    sliceIndex,
  ]);
  const outward = subtract(endLps, centerLps);
  const step = scale(outward, (HANDLE_PX * mmPerPixel) / length(outward));
  return { endLps, handleLps: add(endLps, step) };
}

/** What a press takes hold of; `undefined` where it does not meet the ellipse. */
export function gripAt(
  geometry: VolumeGeometry,
  ellipse: EllipseRoi,
  { pointLps, plane, mmPerPixel }: Place,
): EllipseGrip | undefined {
  const halfSliceMm = geometry.spacing[2] / 2;
  const shown = outlineInPlane(ellipseOutlineLps(geometry, ellipse), plane, halfSliceMm);
  const reachMm = REACH_PX * mmPerPixel;
  if (shown.kind === 'none') return undefined;
  if (shown.kind === 'line') {
    return distanceToSegment(pointLps, ...shown.points) <= reachMm ? 'slice' : undefined;
  }
  const { handleLps } = rotationHandleLps(geometry, ellipse, mmPerPixel);
  if (length(subtract(pointLps, handleLps)) <= reachMm) return 'rotate';
  return gripInSlice(geometry, ellipse, pointLps, reachMm);
}

function gripInSlice(
  geometry: VolumeGeometry,
  ellipse: EllipseRoi,
  pointLps: Vec3,
  reachMm: number,
): EllipseGrip | undefined {
  const [alongMajor, alongMinor] = toEllipseFrame(ellipse, inSlice(geometry, pointLps));
  const radius = Math.hypot(alongMajor, alongMinor);
  if (radius === 0) return 'move';
  const centerLps = ijkToLps(geometry, [...ellipse.centerIj, ellipse.sliceIndex]);
  const fromOutlineMm = ((radius - 1) / radius) * length(subtract(pointLps, centerLps));
  if (fromOutlineMm > reachMm) return undefined;
  if (fromOutlineMm < -reachMm || radius < 1 - LARGEST_REACH) return 'move';
  return Math.abs(alongMajor) >= Math.abs(alongMinor) ? 'major' : 'minor';
}

/** The ellipse after a drag of its grip from one point (LPS, mm) to another. */
export function dragEllipse(
  geometry: VolumeGeometry,
  ellipse: EllipseRoi,
  grip: EllipseGrip,
  fromLps: Vec3,
  toLps: Vec3,
): EllipseRoi {
  const from = inSlice(geometry, fromLps);
  const to = inSlice(geometry, toLps);
  switch (grip) {
    case 'move':
      return moveEllipse(ellipse, [to[0] - from[0], to[1] - from[1]]);
    case 'rotate':
      return rotateEllipse(
        ellipse,
        geometry,
        bearing(geometry, ellipse, to) - bearing(geometry, ellipse, from),
      );
    case 'slice': {
      const slices = lpsToIjk(geometry, toLps)[2] - lpsToIjk(geometry, fromLps)[2];
      return moveEllipseToSlice(ellipse, Math.round(ellipse.sliceIndex + slices));
    }
    default:
      return pullOutline(ellipse, grip, from, to);
  }
}

/** The outline stays under the pointer, wherever beside the axis it was taken hold of. */
function pullOutline(
  ellipse: EllipseRoi,
  axis: EllipseAxis,
  from: PointIj,
  to: PointIj,
): EllipseRoi {
  const component = axis === 'major' ? 0 : 1;
  const half = axis === 'major' ? ellipse.majorHalfAxisIj : ellipse.minorHalfAxisIj;
  const factor = toEllipseFrame(ellipse, to)[component] / toEllipseFrame(ellipse, from)[component];
  const [i, j] = ellipse.centerIj;
  return resizeEllipse(ellipse, axis, [i + half[0] * factor, j + half[1] * factor]);
}

/** Direction (radians, from that of I towards that of J, in mm) of a point from the centre. */
const bearing = ({ spacing }: VolumeGeometry, { centerIj }: EllipseRoi, [i, j]: PointIj): number =>
  Math.atan2((j - centerIj[1]) * spacing[1], (i - centerIj[0]) * spacing[0]);

function inSlice(geometry: VolumeGeometry, pointLps: Vec3): PointIj {
  const [i, j] = lpsToIjk(geometry, pointLps);
  return [i, j];
}
