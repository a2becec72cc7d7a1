import { offsetInBox, type CtVolume } from '../volume/ctVolume';
import { intersectBoxes, type IndexBox } from '../volume/indexBox';
import type { Vec3 } from '../volume/vector';
import { borrowFloats, type Scratch } from './scratch';
import type { SmoothedGrid } from './smoothedGrid';

/** Chosen here, because it calms a noise of 90 HU while a 1 mm cortical shell remains a ridge. */
const SMOOTHING_MM = 0.8;

/** Coarser voxels are left as they are: their own blur is larger than the smoothing (mm). */
const SMOOTH_BELOW_SPACING_MM = 2.5;

/** Samples closer than this (mm) add cost and no detail after the smoothing; they are averaged. */
const FINEST_SAMPLE_MM = 0.65;

/** Taps to either side of the smoothing; beyond three samples under 2% of the weight is lost. */
const TAPS = 3;

/**
 * Copies and smooths the part of a volume that lies in `wanted` (indices of the whole grid). Slice
 * by slice: only as many are held as the smoothing across them needs, so that they stay in the
 * processor's cache, and no second copy of the box is made.
 *
 * @param scratch lends the memory of the result, which is valid until it is lent again
 */
export function smoothBox(volume: CtVolume, wanted: IndexBox, scratch?: Scratch): SmoothedGrid {
  const { geometry } = volume;
  const box = intersectBoxes(volume.box, wanted);
  const along = <T>(value: (axis: 0 | 1 | 2) => T) => [value(0), value(1), value(2)] as const;
  const stepIjk = along((axis) =>
    Math.max(1, Math.min(box.size[axis], Math.round(FINEST_SAMPLE_MM / geometry.spacing[axis]))),
  );
  const size = along((axis) => Math.floor(box.size[axis] / stepIjk[axis]));
  const sampleMm = along((axis) => geometry.spacing[axis] * stepIjk[axis]);
  const taps = along((axis) =>
    geometry.spacing[axis] < SMOOTH_BELOW_SPACING_MM
      ? gaussianTaps(SMOOTHING_MM / sampleMm[axis])
      : NO_SMOOTHING,
  );
  const hu = borrowFloats(scratch, size[0] * size[1] * size[2]);
  const readSlice = sliceReader(volume, box, size, stepIjk, taps);
  smoothAcrossSlices(readSlice, size, taps[2], hu);
  const firstIjk = along((axis) => box.min[axis] + (stepIjk[axis] - 1) / 2);
  const smoothingVariance = along((axis) => varianceOf(taps[axis], sampleMm[axis]));
  return { geometry, hu, size, firstIjk, stepIjk, smoothingVariance };
}

/** Weights of taps 0 to 3 on either side; their sum over both sides is 1. */
type Taps = readonly [number, number, number, number];

const NO_SMOOTHING: Taps = [1, 0, 0, 0];

function gaussianTaps(sigmaSamples: number): Taps {
  const weight = (tap: number) => Math.exp(-0.5 * (tap / sigmaSamples) ** 2);
  const weights = [weight(0), weight(1), weight(2), weight(3)] as const;
  const sum = weights.reduce((total, each, tap) => total + each * (tap ? 2 : 1), 0);
  return [weights[0] / sum, weights[1] / sum, weights[2] / sum, weights[3] / sum];
}

/** Variance (mm2) of the taps: on coarse samples less than that of the Gaussian they stand for. */
function varianceOf(taps: Taps, sampleMm: number): number {
  return taps.reduce<number>((sum, weight, tap) => sum + 2 * weight * (tap * sampleMm) ** 2, 0);
}

/** Reads a slice of samples and smooths it within its plane, into `out`. */
function sliceReader(
  volume: CtVolume,
  box: IndexBox,
  size: Vec3,
  step: Vec3,
  taps: readonly [Taps, Taps, Taps],
): (slice: number, out: Float32Array) => void {
  const raw = new Float32Array(size[0] * size[1]);
  const smoothedRows = new Float32Array(raw.length);
  return (slice, out) => {
    averageBlocks(volume, box, size, step, slice, raw);
    smoothRows(raw, smoothedRows, size[0], taps[0]);
    smoothAcrossRows(smoothedRows, out, size[0], size[1], taps[1]);
  };
}

/** Mean HU of blocks of `step` voxels in a slice of blocks; a copy where each block is one voxel. */
function averageBlocks(
  volume: CtVolume,
  box: IndexBox,
  size: Vec3,
  step: Vec3,
  slice: number,
  out: Float32Array,
): void {
  const { hu } = volume;
  const share = 1 / (step[0] * step[1] * step[2]);
  out.fill(0);
  for (let k = slice * step[2]; k < (slice + 1) * step[2]; k++) {
    for (let j = 0; j < size[1] * step[1]; j++) {
      let source = offsetInBox(volume.box, box.min[0], box.min[1] + j, box.min[2] + k);
      const target = Math.floor(j / step[1]) * size[0];
      if (share === 1) {
        for (let i = 0; i < size[0]; i++) out[target + i] = hu[source + i]!;
        continue;
      }
      for (let i = 0; i < size[0]; i++) {
        for (let part = 0; part < step[0]; part++) out[target + i]! += share * hu[source++]!;
      }
    }
  }
}

/** Smooths along I; beyond the grid its border is held. */
function smoothRows(source: Float32Array, out: Float32Array, columns: number, taps: Taps): void {
  const [w0, w1, w2, w3] = taps;
  const line = new Float32Array(columns + 2 * TAPS);
  for (let start = 0; start < source.length; start += columns) {
    line.fill(source[start]!, 0, TAPS);
    for (let n = 0; n < columns; n++) line[n + TAPS] = source[start + n]!;
    line.fill(source[start + columns - 1]!, columns + TAPS);
    for (let n = 0; n < columns; n++) {
      out[start + n] =
        w0 * line[n + 3]! +
        w1 * (line[n + 2]! + line[n + 4]!) +
        w2 * (line[n + 1]! + line[n + 5]!) +
        w3 * (line[n]! + line[n + 6]!);
    }
  }
}

/** Smooths along J, a row at a time; beyond the grid its border is held. */
function smoothAcrossRows(
  source: Float32Array,
  out: Float32Array,
  columns: number,
  rows: number,
  taps: Taps,
): void {
  const [w0, w1, w2, w3] = taps;
  for (let row = 0; row < rows; row++) {
    const start = (away: number) => Math.max(0, Math.min(rows - 1, row + away)) * columns;
    const at = start(0);
    const [before1, before2, before3] = [start(-1), start(-2), start(-3)];
    const [after1, after2, after3] = [start(1), start(2), start(3)];
    for (let n = 0; n < columns; n++) {
      out[at + n] =
        w0 * source[at + n]! +
        w1 * (source[before1 + n]! + source[after1 + n]!) +
        w2 * (source[before2 + n]! + source[after2 + n]!) +
        w3 * (source[before3 + n]! + source[after3 + n]!);
    }
  }
}

/** Smooths along K as slices come in; beyond the grid its border is held. */
function smoothAcrossSlices(
  readSlice: (slice: number, out: Float32Array) => void,
  [columns, rows, slices]: Vec3,
  [w0, w1, w2, w3]: Taps,
  out: Float32Array,
): void {
  const inSlice = columns * rows;
  // A slice and its neighbours on either side, each in the place of the one that has become needless.
  const held = Array.from({ length: 2 * TAPS + 1 }, () => new Float32Array(inSlice));
  let read = 0;
  for (let slice = 0; slice < slices; slice++) {
    for (; read <= Math.min(slice + TAPS, slices - 1); read++) {
      readSlice(read, held[read % held.length]!);
    }
    const at = (away: number) =>
      held[Math.max(0, Math.min(slices - 1, slice + away)) % held.length]!;
    const middle = at(0);
    const [before1, before2, before3] = [at(-1), at(-2), at(-3)];
    const [after1, after2, after3] = [at(1), at(2), at(3)];
    const start = slice * inSlice;
    for (let n = 0; n < inSlice; n++) {
      out[start + n] =
        w0 * middle[n]! +
        w1 * (before1[n]! + after1[n]!) +
        w2 * (before2[n]! + after2[n]!) +
        w3 * (before3[n]! + after3[n]!);
    }
  }
}
