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

/** Below this sine (about 6 degrees) two planes are as good as parallel: no line to draw. */
const LEAST_SINE = 0.1;

/**
 * The line in which an endplate's plane meets a view plane, `halfMm` to both sides of the
 * endplate's own point; `undefined` where they are parallel.
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
