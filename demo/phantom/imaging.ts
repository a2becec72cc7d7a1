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

/**
 * Blurs an array of `outer` blocks of `count` rows of `stride` values along the rows' index, in
 * place; the first and last row are continued outwards. With stride 1 a row is one value.
 */
function blurAxis(
  voxels: Float32Array,
  outer: number,
  count: number,
  stride: number,
  kernel: Float64Array,
): void {
  const radius = (kernel.length - 1) / 2;
  if (radius === 0) return;
  // A tile of neighbouring columns at a time, so that memory is read along its grain.
  const tile = Math.min(stride, 64);
  const padded = new Float32Array((count + 2 * radius) * tile);
  for (let block = 0; block < outer; block++) {
    for (let first = 0; first < stride; first += tile) {
      const width = Math.min(tile, stride - first);
      const start = block * count * stride + first;
      for (let row = 0; row < count + 2 * radius; row++) {
        const source = start + Math.max(0, Math.min(count - 1, row - radius)) * stride;
        for (let n = 0; n < width; n++) padded[row * tile + n] = voxels[source + n]!;
      }
      for (let row = 0; row < count; row++) {
        const target = start + row * stride;
        for (let n = 0; n < width; n++) {
          let sum = 0;
          for (let tap = 0; tap < kernel.length; tap++) {
            sum += kernel[tap]! * padded[(row + tap) * tile + n]!;
          }
          voxels[target + n] = sum;
        }
      }
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
  blurAxis(voxels, nj * nk, ni, 1, kernel(0));
  blurAxis(voxels, nk, nj, ni, kernel(1));
  blurAxis(voxels, 1, nk, ni * nj, kernel(2));
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
      blurAxis(plane, nj, ni, 1, kernel);
      blurAxis(plane, 1, nj, ni, kernel);
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
