import type { VolumeGeometry } from '../volume/geometry';
import { intersectBoxes, wholeBox, type IndexBox } from '../volume/indexBox';
import { dot, type Vec3 } from '../volume/vector';
import {
  frameAlong,
  planeHeight,
  pointToFrame,
  vectorToFrame,
  type BodyFrame,
  type TiltedPlane,
} from './bodyFrame';
import type { EditableMask } from './editableMask';
import { boxReach } from './maskBoxes';
import { withBody } from './peelAgain';
import { bodyAxis } from './placement';
import type { BodyPlacement, EndplatePlane } from './segmentation';
import { warpMask, type Warp } from './warpMask';

/** The border of a body that is moved: its superior or its inferior endplate. */
export type BodyBorder = 'superior' | 'inferior';

/** How a border moves: by a plane over the endplate. */
export interface BorderMove {
  /** In the middle of the body, along its axis, mm; outward is positive. */
  readonly shiftMm: number;
  /** How much further outward the border moves towards the patient's left. @default 0 */
  readonly tiltLeftDegrees?: number;
  /** How much further outward the border moves towards posterior. @default 0 */
  readonly tiltPosteriorDegrees?: number;
}

/**
 * What lies so near (mm) to either endplate plane is moved as a whole or stays as a whole, and only
 * what lies between is stretched. Chosen here: endplates of bodies that are not broken sink in by
 * 4 mm or less, so that their shape is kept; in low bodies it is a quarter of the height.
 */
const KEPT_MM = 5;
const KEPT_SHARE = 0.25;

/** What lies between is not pressed below this share of its height. Chosen here: all but gone. */
const LEAST_STRETCH = 0.05;

/** A body is taken to be at least so high (mm); its planes may cross beyond its wall. */
const LEAST_HEIGHT_MM = 4;

/**
 * The mask with one border of its body moved. The body is warped along its axis: near the border
 * it moves by the plane of displacement, near the opposite border it stays, between it is stretched
 * linearly. What was painted stays where it is. The mask is not changed.
 *
 * @param placement of the mask's body
 */
export function moveBorder(
  geometry: VolumeGeometry,
  editable: EditableMask,
  placement: BodyPlacement,
  border: BodyBorder,
  move: BorderMove,
): EditableMask {
  const { body } = editable;
  const frame = frameAlong(placement.centerLps, bodyAxis(placement));
  const slopeX = slope(move.tiltLeftDegrees ?? 0);
  const slopeY = slope(move.tiltPosteriorDegrees ?? 0);
  if (move.shiftMm === 0 && slopeX === 0 && slopeY === 0) return editable;
  /** How far (mm) outward the border moves: not a height but what is added to one. */
  const displacement: TiltedPlane = { height: move.shiftMm, slopeX, slopeY };
  const { left, posterior } = boxReach(geometry, body.box, frame);
  const mostMm = move.shiftMm + Math.abs(slopeX) * left + Math.abs(slopeY) * posterior;
  const box = stretchedBox(geometry, body.box, frame.cranialLps, Math.max(0, mostMm));
  const warp = warpOf(frame, placement, border, displacement);
  return withBody(geometry, editable, warpMask(geometry, body, frame, box, warp));
}

const slope = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);

function warpOf(
  frame: BodyFrame,
  { superiorEndplate, inferiorEndplate }: BodyPlacement,
  border: BodyBorder,
  displacement: TiltedPlane,
): Warp {
  const outward = border === 'superior' ? 1 : -1;
  const superior = planeInFrame(frame, superiorEndplate);
  const inferior = planeInFrame(frame, inferiorEndplate);
  const [moved, opposite] = border === 'superior' ? [superior, inferior] : [inferior, superior];
  return (x, y, z, toSource) => {
    // Heights count outward, so that both borders are the same.
    const height = outward * z;
    const fixed = outward * planeHeight(opposite, x, y);
    const between = Math.max(LEAST_HEIGHT_MM, outward * planeHeight(moved, x, y) - fixed);
    const kept = Math.min(KEPT_MM, KEPT_SHARE * between);
    const begin = fixed + kept;
    if (height <= begin) return false;
    const stretched = between - 2 * kept;
    const away = Math.max(planeHeight(displacement, x, y), (LEAST_STRETCH - 1) * stretched);
    const beyond = height >= begin + stretched + away;
    const back = beyond ? -away : (height - begin) * (stretched / (stretched + away) - 1);
    toSource[0] = 0;
    toSource[1] = 0;
    toSource[2] = outward * back;
    return true;
  };
}

/** An endplate as a plane of a frame. */
function planeInFrame(frame: BodyFrame, { pointLps, normalLps }: EndplatePlane): TiltedPlane {
  const [x0, y0, z0] = pointToFrame(frame, pointLps);
  const [nx, ny, nz] = vectorToFrame(frame, normalLps);
  const [slopeX, slopeY] = [-nx / nz, -ny / nz];
  return { height: z0 - slopeX * x0 - slopeY * y0, slopeX, slopeY };
}

/** A box made longer along a direction (unit vector, LPS), both ways, cut off at the grid. */
function stretchedBox(
  geometry: VolumeGeometry,
  { min, size }: IndexBox,
  alongLps: Vec3,
  byMm: number,
): IndexBox {
  const more = geometry.direction.map((axis, n) =>
    Math.ceil((byMm * Math.abs(dot(axis, alongLps))) / geometry.spacing[n]!),
  ) as unknown as Vec3;
  return intersectBoxes(
    {
      min: [min[0] - more[0], min[1] - more[1], min[2] - more[2]],
      size: [size[0] + 2 * more[0], size[1] + 2 * more[1], size[2] + 2 * more[2]],
    },
    wholeBox(geometry),
  );
}
