import { add, dot, normalize, scale, subtract, type Vec3 } from '../volume/vector';
import type { BodyPlacement, EndplatePlane } from './segmentation';

/** Unit vector along a body's axis (LPS), pointing cranially. */
export function bodyAxis({ superiorEndplate, inferiorEndplate }: BodyPlacement): Vec3 {
  return normalize(add(superiorEndplate.normalLps, inferiorEndplate.normalLps));
}

/** Height (mm) of a body between its endplate planes, along its axis. */
export function placementHeight(placement: BodyPlacement): number {
  const { superiorEndplate, inferiorEndplate } = placement;
  return dot(
    subtract(onAxis(placement, superiorEndplate), onAxis(placement, inferiorEndplate)),
    bodyAxis(placement),
  );
}

/**
 * The gap (mm) between two bodies, from the lower endplate of the upper one to the upper endplate
 * of the lower one, where the axes meet them and along the mean of their normals; negative where
 * they overlap.
 */
export function gapBetween(upper: BodyPlacement, lower: BodyPlacement): number {
  const normal = normalize(add(upper.inferiorEndplate.normalLps, lower.superiorEndplate.normalLps));
  const from = onAxis(lower, lower.superiorEndplate);
  return dot(subtract(onAxis(upper, upper.inferiorEndplate), from), normal);
}

/**
 * Where the axis through the middle of a body meets one of its endplates (LPS, mm); the plane's own
 * point need not be the endplate's middle.
 */
export function onAxis(placement: BodyPlacement, { pointLps, normalLps }: EndplatePlane): Vec3 {
  const { centerLps } = placement;
  const axis = bodyAxis(placement);
  const way = dot(subtract(pointLps, centerLps), normalLps) / dot(axis, normalLps);
  return add(centerLps, scale(axis, way));
}
