import type { Vec3 } from '../../src';
import type { RandomStream } from './random';

/** A normalized Gaussian from -radius to +radius; `[1]` where sigma is under a tenth of a voxel. */
function gaussianKernel(sigmaVoxels: number): Float64Array {
  if (sigmaVoxels < 0.1) return Float64Array.of(1);
  const radius = Math.ceil(3 * sigmaVoxels);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, index) =>
    Math.exp(-((index - radius) ** 2) / (2 * sigmaVoxels ** 2)),
  );
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return kernel.map((weight) => weight / sum);
}

/** Blurs lines of a block of voxels in place; the first and last voxel are continued outwards. */
function blurAxis(
  voxels: Float32Array,
  lines: number,
  lineStart: (line: number) => number,
  count: number,
  stride: number,
  kernel: Float64Array,
): void {
  const radius = (kernel.length - 1) / 2;
  if (radius === 0) return;
  const padded = new Float32Array(count + 2 * radius);
  for (let line = 0; line < lines; line++) {
    const start = lineStart(line);
    for (let index = 0; index < padded.length; index++) {
      const source = Math.max(0, Math.min(count - 1, index - radius));
      padded[index] = voxels[start + source * stride]!;
    }
    for (let index = 0; index < count; index++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) sum += kernel[tap]! * padded[index + tap]!;
      voxels[start + index * stride] = sum;
    }
  }
}

/** The scanner's point spread: a Gaussian along each axis of the grid, in place; sigma in mm. */
export function applyPointSpread(
  voxels: Float32Array,
  dimensions: Vec3,
  spacingMm: Vec3,
  sigmaMm: Vec3,
): void {
  const [ni, nj, nk] = dimensions;
  const kernel = (axis: 0 | 1 | 2) => gaussianKernel(sigmaMm[axis] / spacingMm[axis]);
  blurAxis(voxels, nj * nk, (line) => line * ni, ni, 1, kernel(0));
  const columnStart = (line: number) => Math.floor(line / ni) * ni * nj + (line % ni);
  blurAxis(voxels, ni * nk, columnStart, nj, ni, kernel(1));
  blurAxis(voxels, ni * nj, (line) => line, nk, ni * nj, kernel(2));
}

/** Widths (in pixels) of the two Gaussians whose difference shapes the noise, and their weight. */
const FINE_SIGMA = 0.6;
const COARSE_SIGMA = 1.9;
const COARSE_WEIGHT = 0.85;

/**
 * Adds noise of a standard deviation (HU) to each slice: white noise through a difference of
 * Gaussians, since the noise of filtered back projection lacks low frequencies (ramp filter) and
 * is cut off at high ones (soft kernel). Slices are independent.
 */
export function addNoise(
  voxels: Float32Array,
  dimensions: Vec3,
  sdHu: number,
  random: RandomStream,
): void {
  if (sdHu === 0) return;
  const [ni, nj, nk] = dimensions;
  const fineKernel = gaussianKernel(FINE_SIGMA);
  const coarseKernel = gaussianKernel(COARSE_SIGMA);
  const gain = sdHu / Math.sqrt(filterEnergy(fineKernel, coarseKernel));
  const fine = new Float32Array(ni * nj);
  const coarse = new Float32Array(ni * nj);
  for (let k = 0; k < nk; k++) {
    for (let index = 0; index < fine.length; index++) fine[index] = random.normal();
    coarse.set(fine);
    for (const [plane, kernel] of [
      [fine, fineKernel],
      [coarse, coarseKernel],
    ] as const) {
      blurAxis(plane, nj, (line) => line * ni, ni, 1, kernel);
      blurAxis(plane, ni, (line) => line, nj, ni, kernel);
    }
    const start = k * ni * nj;
    for (let index = 0; index < fine.length; index++) {
      voxels[start + index]! += gain * (fine[index]! - COARSE_WEIGHT * coarse[index]!);
    }
  }
}

/** Variance that white noise of variance 1 has after the filter (Parseval). */
function filterEnergy(fine: Float64Array, coarse: Float64Array): number {
  const shift = (coarse.length - fine.length) / 2;
  const product = (a: Float64Array, b: Float64Array, offset: number) =>
    a.reduce((sum, weight, index) => sum + weight * b[index + offset]!, 0);
  return (
    product(fine, fine, 0) ** 2 -
    2 * COARSE_WEIGHT * product(fine, coarse, shift) ** 2 +
    COARSE_WEIGHT ** 2 * product(coarse, coarse, 0) ** 2
  );
}
