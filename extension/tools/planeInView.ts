import {
  add,
  cross,
  dot,
  length,
  normalize,
  scale,
  subtract,
  type EndplatePlane,
  type Vec3,
} from '../../src';
import type { ViewPlane } from './overlayGeometry';

/**
 * Below this sine (30 degrees) a view looks onto the endplate and not along it: the line would lie
 * far from the body.
 */
const LEAST_SINE = 0.5;

/**
 * The line in which an endplate's plane meets a view plane, `halfMm` to both sides of the
 * endplate's own point; `undefined` in a view that looks onto it.
 */
export function planeInView(
  { pointLps, normalLps }: EndplatePlane,
  view: ViewPlane,
  halfMm: number,
): readonly [Vec3, Vec3] | undefined {
  const along = cross(view.normalLps, normalLps);
  if (length(along) < LEAST_SINE) return undefined;
  const directionLps = normalize(along);
  // Within the endplate's plane, towards the view plane.
  const towards = cross(normalLps, directionLps);
  const way = dot(subtract(view.pointLps, pointLps), view.normalLps) / dot(towards, view.normalLps);
  const middle = add(pointLps, scale(towards, way));
  return [add(middle, scale(directionLps, -halfMm)), add(middle, scale(directionLps, halfMm))];
}
