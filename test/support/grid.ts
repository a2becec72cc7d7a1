import {
  createVolumeGeometry,
  type Direction,
  type VolumeGeometry,
} from '../../src/volume/geometry';
import { scale, subtract, type Vec3 } from '../../src/volume/vector';

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
