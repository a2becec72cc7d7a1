import {
  add,
  cross,
  dot,
  length,
  lpsToIjk,
  maskHolds,
  normalize,
  scale,
  subtract,
  type BodyPlacement,
  type Mask,
  type Vec3,
  type VolumeGeometry,
} from '../../src';
import { distanceToSegment, shareAlong, type ViewPlane } from './overlayGeometry';

/** The superior or inferior border of a mask. */
export type Border = 'superior' | 'inferior';

/** A border of a mask as it shows in a plane across it: a line, LPS, mm. */
export interface BorderLine {
  readonly border: Border;
  readonly fromLps: Vec3;
  readonly toLps: Vec3;
  /** Unit vector out of the mask, across the line and within the plane. */
  readonly outwardLps: Vec3;
}

/** What a press on a border takes hold of: all of it, or the end of it that turns it. */
export type BorderGrip = 'middle' | 'from' | 'to';

/** A plane within this sine of a border's own plane (30 degrees) shows it as no line. */
const LEAST_SINE = 0.5;

/** So far (mm) inside a border the mask's width is looked up: its rim is rounded. */
const INSIDE_MM = 3;

/** Half of the widest body (mm), and the step of looking for its end: finer than a voxel. */
const REACH_MM = 40;
const STEP_MM = 0.5;

/** The borders of a mask that a plane shows, each as a line as wide as the mask is there. */
export function borderLines(
  geometry: VolumeGeometry,
  mask: Mask,
  placement: BodyPlacement,
  plane: ViewPlane,
): readonly BorderLine[] {
  return (['superior', 'inferior'] as const).flatMap(
    (border) => borderLine(geometry, mask, placement, plane, border) ?? [],
  );
}

function borderLine(
  geometry: VolumeGeometry,
  mask: Mask,
  placement: BodyPlacement,
  { pointLps, normalLps }: ViewPlane,
  border: Border,
): BorderLine | undefined {
  const endplate = border === 'superior' ? placement.superiorEndplate : placement.inferiorEndplate;
  const along = cross(normalLps, endplate.normalLps);
  if (length(along) < LEAST_SINE) return undefined;
  const directionLps = normalize(along);
  const cranialLps = normalize(
    subtract(endplate.normalLps, scale(normalLps, dot(endplate.normalLps, normalLps))),
  );
  const outwardLps = border === 'superior' ? cranialLps : scale(cranialLps, -1);
  // The body's middle in the view, then along the view to the border.
  const { centerLps } = placement;
  const inView = subtract(
    centerLps,
    scale(normalLps, dot(subtract(centerLps, pointLps), normalLps)),
  );
  const way =
    dot(subtract(endplate.pointLps, inView), endplate.normalLps) /
    dot(cranialLps, endplate.normalLps);
  const onBorder = add(inView, scale(cranialLps, way));
  const inside = add(onBorder, scale(outwardLps, -INSIDE_MM));
  if (!holds(geometry, mask, inside)) return undefined;
  const end = (sign: 1 | -1) =>
    add(
      onBorder,
      scale(directionLps, sign * reachInside(geometry, mask, inside, scale(directionLps, sign))),
    );
  return { border, fromLps: end(-1), toLps: end(1), outwardLps };
}

/** How far (mm) a mask reaches from a point inside it along a unit vector. */
function reachInside(
  geometry: VolumeGeometry,
  mask: Mask,
  fromLps: Vec3,
  directionLps: Vec3,
): number {
  let reach = 0;
  while (
    reach < REACH_MM &&
    holds(geometry, mask, add(fromLps, scale(directionLps, reach + STEP_MM)))
  ) {
    reach += STEP_MM;
  }
  return reach;
}

/** Whether the voxel at a point (LPS, mm) belongs to a mask. */
export function holds(geometry: VolumeGeometry, mask: Mask, pointLps: Vec3): boolean {
  const [i, j, k] = lpsToIjk(geometry, pointLps).map(Math.round) as [number, number, number];
  return maskHolds(mask, i, j, k);
}

/** An end of a line that is nearer than this share of its length turns the border. */
const END_SHARE = 0.2;

/** What a point within `reachMm` of a line takes hold of; `undefined` farther away. */
export function gripOfLine(
  { fromLps, toLps }: BorderLine,
  pointLps: Vec3,
  reachMm: number,
): BorderGrip | undefined {
  if (distanceToSegment(pointLps, fromLps, toLps) > reachMm) return undefined;
  const share = shareAlong(pointLps, fromLps, toLps);
  if (share < END_SHARE) return 'from';
  return share > 1 - END_SHARE ? 'to' : 'middle';
}

/** Directions in which a mask's outline is looked for about a point. */
const DIRECTIONS = 16;

/** Whether the outline of a mask lies within `reachMm` of a point of a plane. */
export function isNearOutline(
  geometry: VolumeGeometry,
  mask: Mask,
  pointLps: Vec3,
  { normalLps }: ViewPlane,
  reachMm: number,
): boolean {
  const [across, over] = axesOfPlane(normalLps);
  const isInside = holds(geometry, mask, pointLps);
  return Array.from({ length: DIRECTIONS }, (_, n) => (2 * Math.PI * n) / DIRECTIONS).some(
    (angle) =>
      holds(
        geometry,
        mask,
        add(
          pointLps,
          add(scale(across, reachMm * Math.cos(angle)), scale(over, reachMm * Math.sin(angle))),
        ),
      ) !== isInside,
  );
}

/** Two unit vectors at right angles to each other and to a normal. */
export function axesOfPlane(normalLps: Vec3): readonly [Vec3, Vec3] {
  const helper: Vec3 = Math.abs(normalLps[2]) < 0.9 ? [0, 0, 1] : [0, 1, 0];
  const across = normalize(cross(normalLps, helper));
  return [across, cross(normalLps, across)];
}
