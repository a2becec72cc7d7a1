import { offsetInBox, type CtVolume } from '../volume/ctVolume';
import { lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import { intersectBoxes, type IndexBox } from '../volume/indexBox';
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

/** Chosen here, because it calms a noise of 90 HU while a 1 mm cortical shell remains a ridge. */
const SMOOTHING_MM = 0.8;

/** Coarser voxels are left as they are: their own blur is larger than the smoothing (mm). */
const SMOOTH_BELOW_SPACING_MM = 2.5;

/** Samples closer than this (mm) add cost and no detail after the smoothing; they are averaged. */
const FINEST_SAMPLE_MM = 0.65;

/** Taps to either side of the smoothing; beyond three samples under 2% of the weight is lost. */
const TAPS = 3;

/** Copies and smooths the part of a volume that lies in `wanted` (indices of the whole grid). */
export function smoothBox(volume: CtVolume, wanted: IndexBox): SmoothedGrid {
  const { geometry } = volume;
  const box = intersectBoxes(volume.box, wanted);
  const along = <T>(value: (axis: 0 | 1 | 2) => T) => [value(0), value(1), value(2)] as const;
  const stepIjk = along((axis) =>
    Math.max(1, Math.min(box.size[axis], Math.round(FINEST_SAMPLE_MM / geometry.spacing[axis]))),
  );
  const size = along((axis) => Math.floor(box.size[axis] / stepIjk[axis]));
  const sigmaMm = along((axis) =>
    geometry.spacing[axis] < SMOOTH_BELOW_SPACING_MM ? SMOOTHING_MM : 0,
  );
  let hu: Float32Array = averageBlocks(volume, box, size, stepIjk);
  let spare: Float32Array = new Float32Array(hu.length);
  for (const axis of [0, 1, 2] as const) {
    if (sigmaMm[axis] === 0) continue;
    const sampleMm = geometry.spacing[axis] * stepIjk[axis];
    const taps = gaussianTaps(sigmaMm[axis] / sampleMm);
    if (axis === 0) smoothRows(hu, spare, size, taps);
    else smoothAcrossRows(hu, spare, size, axis, taps);
    [hu, spare] = [spare, hu];
  }
  const firstIjk = along((axis) => box.min[axis] + (stepIjk[axis] - 1) / 2);
  const smoothingVariance = along((axis) =>
    sigmaMm[axis] === 0 ? 0 : varianceOf(sigmaMm[axis], geometry.spacing[axis] * stepIjk[axis]),
  );
  return { geometry, hu, size, firstIjk, stepIjk, smoothingVariance };
}

/** Mean HU of blocks of `step` voxels; a copy where each block is one voxel. */
function averageBlocks(volume: CtVolume, box: IndexBox, size: Vec3, step: Vec3): Float32Array {
  const out = new Float32Array(size[0] * size[1] * size[2]);
  const share = 1 / (step[0] * step[1] * step[2]);
  for (let k = 0; k < size[2] * step[2]; k++) {
    for (let j = 0; j < size[1] * step[1]; j++) {
      let source = offsetInBox(volume.box, box.min[0], box.min[1] + j, box.min[2] + k);
      const target = (Math.floor(k / step[2]) * size[1] + Math.floor(j / step[1])) * size[0];
      if (share === 1) {
        for (let i = 0; i < size[0]; i++) out[target + i] = volume.hu[source + i]!;
        continue;
      }
      for (let i = 0; i < size[0]; i++) {
        for (let part = 0; part < step[0]; part++) out[target + i]! += share * volume.hu[source++]!;
      }
    }
  }
  return out;
}

/** Weights of taps 0 to 3 on either side; their sum over both sides is 1. */
function gaussianTaps(sigmaSamples: number): readonly number[] {
  const weights = Array.from({ length: TAPS + 1 }, (_, tap) =>
    Math.exp(-0.5 * (tap / sigmaSamples) ** 2),
  );
  const sum = weights.reduce((total, weight, tap) => total + weight * (tap ? 2 : 1), 0);
  return weights.map((weight) => weight / sum);
}

/** Variance (mm2) of the taps: on coarse samples less than that of the Gaussian they stand for. */
function varianceOf(sigmaMm: number, sampleMm: number): number {
  return gaussianTaps(sigmaMm / sampleMm).reduce(
    (sum, weight, tap) => sum + 2 * weight * (tap * sampleMm) ** 2,
    0,
  );
}

/** Smooths along I; beyond the grid its border is held. */
function smoothRows(
  source: Float32Array,
  out: Float32Array,
  size: Vec3,
  taps: readonly number[],
): void {
  const [w0, w1, w2, w3] = taps as readonly [number, number, number, number];
  const count = size[0];
  const line = new Float32Array(count + 2 * TAPS);
  for (let start = 0; start < source.length; start += count) {
    line.fill(source[start]!, 0, TAPS);
    for (let n = 0; n < count; n++) line[n + TAPS] = source[start + n]!;
    line.fill(source[start + count - 1]!, count + TAPS);
    for (let n = 0; n < count; n++) {
      out[start + n] =
        w0 * line[n + 3]! +
        w1 * (line[n + 2]! + line[n + 4]!) +
        w2 * (line[n + 1]! + line[n + 5]!) +
        w3 * (line[n]! + line[n + 6]!);
    }
  }
}

/** Smooths along J (1) or K (2), a row at a time; beyond the grid its border is held. */
function smoothAcrossRows(
  source: Float32Array,
  out: Float32Array,
  size: Vec3,
  axis: 1 | 2,
  taps: readonly number[],
): void {
  const [w0, w1, w2, w3] = taps as readonly [number, number, number, number];
  const stride = axis === 1 ? size[0] : size[0] * size[1];
  const last = size[axis] - 1;
  for (let start = 0; start < source.length; start += size[0]) {
    const at = Math.floor(start / stride) % size[axis];
    const before1 = start - Math.min(at, 1) * stride;
    const before2 = start - Math.min(at, 2) * stride;
    const before3 = start - Math.min(at, 3) * stride;
    const after1 = start + Math.min(last - at, 1) * stride;
    const after2 = start + Math.min(last - at, 2) * stride;
    const after3 = start + Math.min(last - at, 3) * stride;
    for (let n = 0; n < size[0]; n++) {
      out[start + n] =
        w0 * source[start + n]! +
        w1 * (source[before1 + n]! + source[after1 + n]!) +
        w2 * (source[before2 + n]! + source[after2 + n]!) +
        w3 * (source[before3 + n]! + source[after3 + n]!);
    }
  }
}

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
