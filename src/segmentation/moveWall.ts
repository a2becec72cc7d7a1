import type { VolumeGeometry } from '../volume/geometry';
import { boxAroundLps, intersectBoxes, type IndexBox } from '../volume/indexBox';
import { scale, type Vec3 } from '../volume/vector';
import { frameAlong, pointToFrame, pointToLps, type BodyFrame } from './bodyFrame';
import type { EditableMask } from './editableMask';
import { boxReach, growBox } from './maskBoxes';
import { withBody } from './peelAgain';
import { bodyAxis } from './placement';
import type { BodyPlacement } from './segmentation';
import { warpMask, type Warp } from './warpMask';

/**
 * How far from the grabbed place the wall moves with it: mm along the wall and along the axis, with
 * a smooth fall-off. Chosen here: 12 mm to both sides are a fifth of the wall of an ordinary lumbar
 * body (46 x 32 mm: 125 mm around), about as much as its back or a pedicle's root; 10 mm along the
 * axis let a pull at mid-height fade out before the endplates of a body of 27 mm.
 */
const ALONG_WALL_MM = 12;
const ALONG_AXIS_MM = 10;

/** Nearer (mm) to the axis there is no wall, and directions mean little. Chosen here. */
const LEAST_RADIUS_MM = 4;

/** The wall is not pushed nearer to the axis than this share of its radius. Chosen here. */
const LEAST_SHARE = 0.2;

/**
 * The mask with the wall of its body pulled from one point to another (LPS, mm), radially from the
 * body's axis and only by what of the pull is radial there; the wall about it follows with a smooth
 * fall-off, what lies between wall and axis is stretched. What was painted stays where it is. The
 * mask is not changed.
 *
 * @param placement of the mask's body
 * @param fromLps on the wall; its direction and height from the body's middle tell where
 */
export function moveWall(
  geometry: VolumeGeometry,
  editable: EditableMask,
  placement: BodyPlacement,
  fromLps: Vec3,
  toLps: Vec3,
): EditableMask {
  const { body } = editable;
  const frame = frameAlong(placement.centerLps, bodyAxis(placement));
  const from = pointToFrame(frame, fromLps);
  const to = pointToFrame(frame, toLps);
  const radius = Math.hypot(from[0], from[1]);
  if (radius < LEAST_RADIUS_MM) return editable;
  const [unitX, unitY] = [from[0] / radius, from[1] / radius];
  const asked = to[0] * unitX + to[1] * unitY - radius;
  const pull: Pull = {
    unitX,
    unitY,
    height: from[2],
    radius,
    pullMm: Math.max(asked, (LEAST_SHARE - 1) * radius),
  };
  if (pull.pullMm === 0) return editable;
  const box = pulledBox(geometry, body.box, frame, pull);
  return withBody(geometry, editable, warpMask(geometry, body, frame, box, warpOf(pull)));
}

/** Where the wall is grabbed (mm of the frame) and how far (mm) it is pulled outward. */
interface Pull {
  /** Unit vector from the axis to the grabbed place. */
  readonly unitX: number;
  readonly unitY: number;
  readonly height: number;
  readonly radius: number;
  readonly pullMm: number;
}

/** 1 in the middle, 0 from the width on, without an edge. */
const fallOff = (distance: number, width: number): number =>
  distance >= width ? 0 : Math.cos((Math.PI * distance) / (2 * width)) ** 2;

function warpOf({ unitX, unitY, height, radius, pullMm }: Pull): Warp {
  return (x, y, z, toSource) => {
    const byHeight = fallOff(Math.abs(z - height), ALONG_AXIS_MM);
    if (byHeight === 0) return false;
    const angle = Math.atan2(y * unitX - x * unitY, x * unitX + y * unitY);
    const pulled = pullMm * byHeight * fallOff(Math.abs(angle) * radius, ALONG_WALL_MM);
    if (pulled === 0) return false;
    const here = Math.hypot(x, y);
    if (here === 0) return false;
    // Beyond the wall everything is shifted, within it stretched.
    const isBeyond = here >= radius + pulled;
    const back = isBeyond ? -pulled / here : radius / (radius + pulled) - 1;
    toSource[0] = back * x;
    toSource[1] = back * y;
    toSource[2] = 0;
    return true;
  };
}

/** The voxels that a pull may change: a sector about the grabbed direction, of some height. */
function pulledBox(
  geometry: VolumeGeometry,
  body: IndexBox,
  frame: BodyFrame,
  { unitX, unitY, height, radius, pullMm }: Pull,
): IndexBox {
  const reach = boxReach(geometry, body, frame);
  const outermost = Math.hypot(reach.left, reach.posterior) + Math.max(0, pullMm);
  const halfAngle = Math.min(Math.PI, ALONG_WALL_MM / radius);
  // Four chords about the arc: at its ends and between they lie outside of it.
  const corner = outermost / Math.cos(halfAngle / 4);
  let [minX, maxX, minY, maxY] = [0, 0, 0, 0];
  for (let part = -2; part <= 2; part++) {
    const cos = Math.cos((part * halfAngle) / 2);
    const sin = Math.sin((part * halfAngle) / 2);
    const x = corner * (unitX * cos - unitY * sin);
    const y = corner * (unitY * cos + unitX * sin);
    [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
    [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
  }
  const middleLps = pointToLps(frame, [(minX + maxX) / 2, (minY + maxY) / 2, height]);
  const half = [
    scale(frame.leftLps, (maxX - minX) / 2),
    scale(frame.posteriorLps, (maxY - minY) / 2),
    scale(frame.cranialLps, ALONG_AXIS_MM),
  ] as const;
  const reachLps = (axis: 0 | 1 | 2) =>
    Math.abs(half[0][axis]) + Math.abs(half[1][axis]) + Math.abs(half[2][axis]);
  const sector = boxAroundLps(geometry, middleLps, [reachLps(0), reachLps(1), reachLps(2)]);
  return intersectBoxes(sector, growBox(geometry, body, Math.max(0, pullMm)));
}
