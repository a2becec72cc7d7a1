import { lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import { dot, subtract, type Vec3 } from '../volume/vector';

/**
 * A smoothed copy of a box of a CT, for finding surfaces only; HU statistics never use it.
 * Where voxels are much finer than the smoothing, only every n-th one is kept.
 */
export interface SmoothedGrid {
  readonly geometry: VolumeGeometry;
  /** Smoothed HU; I fastest, then J, then K. */
  readonly hu: Float32Array;
  /** Number of samples along I, J, K. */
  readonly size: Vec3;
  /** Index (whole grid) of the first sample. */
  readonly firstIjk: Vec3;
  /** Distance of samples along I, J, K, in voxels. */
  readonly stepIjk: Vec3;
  /** Variance that the smoothing adds to the blur along I, J, K, in mm2; 0 where there was none. */
  readonly smoothingVariance: Vec3;
}

/** Blur of a scanner without that of voxel and smoothing (SD, mm). */
export const SCANNER_BLUR_MM = 0.6;

/**
 * Reads `count` smoothed HU along a line into `out` from `outOffset` on, by trilinear
 * interpolation. Beyond the grid the last value inside is held, so that no edge appears there;
 * a line that misses the grid reads 0.
 *
 * @param startLps first point (mm)
 * @param stepLps from one point to the next (mm)
 */
export function sampleLine(
  grid: SmoothedGrid,
  startLps: Vec3,
  stepLps: Vec3,
  count: number,
  out: Float32Array,
  outOffset: number,
): void {
  const { hu, size, geometry, firstIjk, stepIjk } = grid;
  const startIjk = subtract(lpsToIjk(geometry, startLps), firstIjk);
  const { direction: axes, spacing } = geometry;
  const along = (axis: 0 | 1 | 2) =>
    (stepLps[0] * axes[axis][0] + stepLps[1] * axes[axis][1] + stepLps[2] * axes[axis][2]) /
    (spacing[axis] * stepIjk[axis]);
  const stepI = along(0);
  const stepJ = along(1);
  const stepK = along(2);
  const startI = startIjk[0] / stepIjk[0];
  const startJ = startIjk[1] / stepIjk[1];
  const startK = startIjk[2] / stepIjk[2];
  const lastI = size[0] - 1;
  const lastJ = size[1] - 1;
  const lastK = size[2] - 1;
  const strideJ = size[0];
  const strideK = size[0] * size[1];
  let held = 0;
  let firstInside = -1;
  for (let n = 0; n < count; n++) {
    const i = startI + n * stepI;
    const j = startJ + n * stepJ;
    const k = startK + n * stepK;
    if (i >= 0 && j >= 0 && k >= 0 && i <= lastI && j <= lastJ && k <= lastK) {
      const i0 = i | 0;
      const j0 = j | 0;
      const k0 = k | 0;
      const fi = i - i0;
      const fj = j - j0;
      const fk = k - k0;
      const at = i0 + j0 * strideJ + k0 * strideK;
      const nextI = i0 < lastI ? 1 : 0;
      const nextJ = j0 < lastJ ? strideJ : 0;
      const nextK = k0 < lastK ? strideK : 0;
      const a = hu[at]! + fi * (hu[at + nextI]! - hu[at]!);
      const b = hu[at + nextJ]! + fi * (hu[at + nextJ + nextI]! - hu[at + nextJ]!);
      const c = hu[at + nextK]! + fi * (hu[at + nextK + nextI]! - hu[at + nextK]!);
      const above = at + nextJ + nextK;
      const d = hu[above]! + fi * (hu[above + nextI]! - hu[above]!);
      const low = a + fj * (b - a);
      held = low + fk * (c + fj * (d - c) - low);
      if (firstInside < 0) firstInside = n;
    }
    out[outOffset + n] = held;
  }
  if (firstInside > 0) {
    out.fill(out[outOffset + firstInside]!, outOffset, outOffset + firstInside);
  }
}

/** Distance (mm) of samples along a direction (unit vector, LPS). */
export function sampleSpacingMm(grid: SmoothedGrid, alongLps: Vec3): number {
  return Math.sqrt(sumAlong(grid, alongLps, (axis) => sampleSquaredMm2(grid, axis)));
}

/**
 * Variance (mm2) of the blur of the samples along a direction (unit vector, LPS): of the scanner,
 * of averaging over a sample, and of the smoothing; what interpolates between them blurs more.
 */
export function blurVarianceMm2(grid: SmoothedGrid, alongLps: Vec3): number {
  const ofAxis = (axis: 0 | 1 | 2) =>
    sampleSquaredMm2(grid, axis) / 12 + grid.smoothingVariance[axis];
  return SCANNER_BLUR_MM ** 2 + sumAlong(grid, alongLps, ofAxis);
}

function sampleSquaredMm2({ geometry, stepIjk }: SmoothedGrid, axis: 0 | 1 | 2): number {
  return (geometry.spacing[axis] * stepIjk[axis]) ** 2;
}

/** Sum of a figure of each axis of the grid, weighted with its share in a direction. */
function sumAlong(
  { geometry }: SmoothedGrid,
  alongLps: Vec3,
  ofAxis: (axis: 0 | 1 | 2) => number,
): number {
  let sum = 0;
  for (const axis of [0, 1, 2] as const) {
    sum += dot(geometry.direction[axis], alongLps) ** 2 * ofAxis(axis);
  }
  return sum;
}
