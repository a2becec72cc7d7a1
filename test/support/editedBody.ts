import {
  editableMaskOf,
  lpsToIjk,
  selectCancellous,
  type BodyPlacement,
  type Direction,
  type EditableMask,
  type Mask,
  type Vec3,
  type VolumeGeometry,
} from '../../src';
import { add, scale } from '../../src/volume/vector';
import { ordinaryBody, trueBodyMask, type PhantomBody } from './bodyPhantom';
import { axesOf } from './bodyPhantom/shape';
import { AXIAL, gridAbout, OBLIQUE, REVERSED } from './grid';
import { holds } from './maskOverlap';

/** The grids that corrections are tried on. */
export const EDIT_GRIDS: readonly (readonly [string, Vec3, Direction])[] = [
  ['nearly cubic voxels', [0.7, 0.7, 1], AXIAL],
  ['thick slices from head to feet', [0.8, 0.8, 2.5], REVERSED],
  ['an oblique stack', [0.9, 0.7, 1.2], OBLIQUE],
];

/** A body of known shape as it is corrected, with its own axes. */
export interface EditedBody {
  readonly geometry: VolumeGeometry;
  readonly editable: EditableMask;
  readonly placement: BodyPlacement;
  /** From left, posterior and cranial (mm, from the body's middle) to LPS. */
  readonly toLps: (xyz: Vec3) => Vec3;
}

/** A tilted body about the origin on a grid, its cancellous bone 3 mm inside. */
export function editedBody(
  spacing: Vec3,
  direction: Direction,
  changes: Partial<PhantomBody> = {},
): EditedBody {
  const phantom = ordinaryBody([0.2, -0.3, 0.1], {
    pitchDegrees: 12,
    rollDegrees: -5,
    concavityMm: 2.5,
    ...changes,
  });
  const geometry = gridAbout([0, 0, 0], [70, 66, 66], spacing, direction);
  const body = trueBodyMask(geometry, phantom);
  const { left, posterior, cranial } = axesOf(phantom);
  const toLps = ([x, y, z]: Vec3): Vec3 =>
    add(add(phantom.centerLps, scale(left, x)), add(scale(posterior, y), scale(cranial, z)));
  const endplate = (side: 1 | -1) => ({
    pointLps: toLps([0, 0, (side * phantom.heightMm) / 2]),
    normalLps: cranial,
  });
  return {
    geometry,
    editable: editableMaskOf(geometry, {
      cancellous: selectCancellous(geometry, body, 3),
      peelMm: 3,
      body,
    }),
    placement: {
      centerLps: phantom.centerLps,
      superiorEndplate: endplate(1),
      inferiorEndplate: endplate(-1),
    },
    toLps,
  };
}

/** In steps of so many mm `reachOf` looks where a mask ends. */
export const STEP_MM = 0.05;

/** Where a mask ends (mm from a point inside it) along a unit vector (LPS). */
export function reachOf(
  geometry: VolumeGeometry,
  mask: Mask,
  fromLps: Vec3,
  alongLps: Vec3,
): number {
  let steps = 0;
  const at = (n: number): Vec3 =>
    lpsToIjk(geometry, add(fromLps, scale(alongLps, n * STEP_MM))).map(
      Math.round,
    ) as unknown as Vec3;
  while (holds(mask, at(steps))) steps++;
  return steps * STEP_MM;
}
