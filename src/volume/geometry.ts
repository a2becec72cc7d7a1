import { VertebralBmdError } from '../errors';
import { add, cross, dot, length, scale, subtract, type Vec3 } from './vector';

/** The unit vectors (LPS) along which the indices I, J and K grow. */
export type Direction = readonly [Vec3, Vec3, Vec3];

/**
 * Where a regular grid of voxels lies in the patient. IJK order throughout: I is the column
 * of the image, J the row, K the slice; DICOM's PixelSpacing (row spacing first) is swapped
 * when it is read.
 */
export interface VolumeGeometry {
  /** Number of voxels along I, J, K. */
  readonly dimensions: Vec3;
  /** Distance of voxel centres along I, J, K, in mm. */
  readonly spacing: Vec3;
  /** Centre of voxel (0, 0, 0), LPS, in mm. */
  readonly origin: Vec3;
  /** Unit vectors of I, J, K in LPS; orthogonal, of either handedness. */
  readonly direction: Direction;
}

/**
 * How far two axes may be from a right angle, as the cosine of their angle. 1e-3 (0.06 degrees)
 * lets pass the rounding of direction cosines in headers and refuses every gantry tilt.
 */
const MAX_AXIS_COSINE = 1e-3;

/**
 * Checks a grid once, so that the code after it need not.
 *
 * @throws VertebralBmdError `invalidGeometry` for dimensions that are not positive whole
 *   numbers, spacing that is not positive, an origin that is not finite, or axes that are not
 *   orthogonal unit vectors.
 */
export function createVolumeGeometry(geometry: VolumeGeometry): VolumeGeometry {
  const { dimensions, spacing, origin, direction } = geometry;
  if (!dimensions.every((n) => Number.isInteger(n) && n > 0)) {
    fail(`dimensions must be three positive whole numbers, got [${dimensions.join(', ')}]`);
  }
  if (!spacing.every((mm) => Number.isFinite(mm) && mm > 0)) {
    fail(`spacing must be three positive numbers in mm, got [${spacing.join(', ')}]`);
  }
  if (!origin.every(Number.isFinite)) {
    fail(`origin must be three finite numbers in mm, got [${origin.join(', ')}]`);
  }
  direction.forEach((axis, index) => {
    if (!(Math.abs(length(axis) - 1) < MAX_AXIS_COSINE)) {
      fail(`direction ${'IJK'[index]} must be a unit vector, got [${axis.join(', ')}]`);
    }
    const next = direction[(index + 1) % 3]!;
    if (!(Math.abs(dot(axis, next)) < MAX_AXIS_COSINE)) {
      fail(`directions ${'IJK'[index]} and ${'IJK'[(index + 1) % 3]} must be at right angles`);
    }
  });
  return geometry;
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidGeometry', message);
}

/** LPS position (mm) of a point given in continuous indices; whole numbers are voxel centres. */
export function ijkToLps(geometry: VolumeGeometry, pointIjk: Vec3): Vec3 {
  const { origin, spacing, direction } = geometry;
  let point = origin;
  for (let axis = 0; axis < 3; axis++) {
    point = add(point, scale(direction[axis]!, pointIjk[axis]! * spacing[axis]!));
  }
  return point;
}

/** Continuous indices of an LPS position (mm). Not rounded, and not limited to the grid. */
export function lpsToIjk(geometry: VolumeGeometry, pointLps: Vec3): Vec3 {
  const fromOrigin = subtract(pointLps, geometry.origin);
  const along = (axis: 0 | 1 | 2) =>
    dot(fromOrigin, geometry.direction[axis]) / geometry.spacing[axis];
  return [along(0), along(1), along(2)];
}

/** Volume of one voxel in mm3. */
export function voxelVolumeMm3({ spacing }: VolumeGeometry): number {
  return spacing[0] * spacing[1] * spacing[2];
}

/** Whether I, J, K form a right-handed frame. */
export function isRightHanded({ direction }: VolumeGeometry): boolean {
  return dot(cross(direction[0], direction[1]), direction[2]) > 0;
}

/** Whether an LPS position (mm) lies inside the grid, its outer half voxels included. */
export function containsLps(geometry: VolumeGeometry, pointLps: Vec3): boolean {
  return lpsToIjk(geometry, pointLps).every(
    (index, axis) => index >= -0.5 && index <= geometry.dimensions[axis]! - 0.5,
  );
}
