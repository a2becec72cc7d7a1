import {
  createVolumeGeometry,
  type Direction,
  type VolumeGeometry,
} from '../../src/volume/geometry';
import { cross, normalize, scale, subtract, type Vec3 } from '../../src/volume/vector';

/** Columns to the patient's left, rows to posterior, slices to the head. */
export const AXIAL: Direction = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** A grid of some size (mm along I, J, K) about a point (LPS, mm). */
export function gridAbout(
  centerLps: Vec3,
  sizeMm: Vec3,
  spacing: Vec3,
  direction: Direction,
): VolumeGeometry {
  const dimensions = sizeMm.map((mm, axis) => Math.round(mm / spacing[axis]!));
  let origin = centerLps;
  direction.forEach((unit, axis) => {
    origin = subtract(origin, scale(unit, ((dimensions[axis]! - 1) / 2) * spacing[axis]!));
  });
  return createVolumeGeometry({
    dimensions: dimensions as unknown as Vec3,
    spacing,
    origin,
    direction,
  });
}

/** The same with slices from the head to the feet; left-handed. */
export const REVERSED: Direction = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, -1],
];

/** Turned off all three axes of the patient; right-handed. */
export const OBLIQUE: Direction = (() => {
  const i = normalize([0.95, 0.25, -0.18]);
  const k = normalize(cross(i, [0.1, 0.97, 0.2]));
  return [i, cross(k, i), k];
})();

/** Slices from the head to the feet, columns to the patient's right; right-handed. */
export const AXIAL_FEET_FIRST: Direction = [[-1, 0, 0], AXIAL[1], [0, 0, -1]];

/** Axial slices of a patient on the belly, as the scanner displays them. */
export const PRONE: Direction = [[-1, 0, 0], [0, -1, 0], AXIAL[2]];

/** Axial slices of a patient on the side. */
export const DECUBITUS: Direction = [[0, 1, 0], [-1, 0, 0], AXIAL[2]];

/** Columns to posterior, rows to the feet, slices to the patient's right. */
export const SAGITTAL: Direction = [
  [0, 1, 0],
  [0, 0, -1],
  [-1, 0, 0],
];

/** Columns to the patient's left, rows to the feet, slices to posterior. */
export const CORONAL: Direction = [
  [1, 0, 0],
  [0, 0, -1],
  [0, 1, 0],
];

/** `OBLIQUE` with slices the other way round; left-handed. */
export const OBLIQUE_REVERSED: Direction = [OBLIQUE[0], OBLIQUE[1], scale(OBLIQUE[2], -1)];

/** Slices turned about the patient's left-right axis, as along the endplates of a level. */
export function tilted(degrees: number): Direction {
  const angle = (degrees * Math.PI) / 180;
  const row: Vec3 = [1, 0, 0];
  const column: Vec3 = [0, Math.cos(angle), Math.sin(angle)];
  return [row, column, cross(row, column)];
}
