import type { VolumeGeometry } from '../volume/geometry';
import type { IndexBox } from '../volume/indexBox';
import type { Mask } from './mask';

/** How deep inside a mask its voxels lie. */
export interface DepthMap {
  readonly box: IndexBox;
  /**
   * Squared distance (mm2) of each voxel's centre from the nearest face of a voxel outside the
   * mask, at most `upToMm` squared; 0 outside the mask. I fastest, then J, then K.
   */
  readonly squaredMm2: Float32Array;
}

/** A depth of exactly the peel counts; the tolerance is the rounding of 32-bit squares. */
const ROUNDING = 1e-6;

/** The least squared depth (mm2, as in `DepthMap`) that lies at least `peelMm` (mm) inside. */
export const leastSquaredDepth = (peelMm: number): number => peelMm * peelMm * (1 - ROUNDING);

/**
 * The Euclidean depth of a mask's voxels on the true spacing, exact up to `upToMm` (mm). The
 * surface is made of voxel faces, so the depth depends on the mask alone and not on how it was
 * made. The cost follows the mask's box and `upToMm`.
 */
export function mapDepth(geometry: VolumeGeometry, mask: Mask, upToMm: number): DepthMap {
  const { size } = mask.box;
  // One layer of outside all round, since the mask may reach the sides of its box.
  const padded = [size[0] + 2, size[1] + 2, size[2] + 2] as const;
  const squared = new Float32Array(padded[0] * padded[1] * padded[2]);
  const greatest = upToMm * upToMm;
  const rowStart = (j: number, k: number) => ((k + 1) * padded[1] + j + 1) * padded[0] + 1;
  for (let k = 0, source = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const row = rowStart(j, k);
      for (let i = 0; i < size[0]; i++) squared[row + i] = mask.voxels[source++] ? greatest : 0;
    }
  }
  const strides = [1, padded[0], padded[0] * padded[1]] as const;
  for (const axis of [0, 1, 2] as const) {
    relaxAlong(squared, padded, strides, axis, geometry.spacing[axis], upToMm);
  }
  const squaredMm2 = new Float32Array(mask.voxels.length);
  for (let k = 0, target = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++, target += size[0]) {
      const row = rowStart(j, k);
      squaredMm2.set(squared.subarray(row, row + size[0]), target);
    }
  }
  return { box: mask.box, squaredMm2 };
}

/**
 * One pass of the separable distance: each voxel takes the least of its neighbours' squared
 * distances plus the squared way to their near face.
 */
function relaxAlong(
  squared: Float32Array,
  size: readonly [number, number, number],
  strides: readonly [number, number, number],
  axis: 0 | 1 | 2,
  spacing: number,
  upToMm: number,
): void {
  const [across, over] = ([0, 1, 2] as const).filter((other) => other !== axis) as [0 | 1, 1 | 2];
  const count = size[axis];
  const stride = strides[axis];
  const wayTo: number[] = [];
  for (let steps = 1; (steps - 0.5) * spacing < upToMm; steps++) {
    wayTo.push(((steps - 0.5) * spacing) ** 2);
  }
  const line = new Float32Array(count);
  for (let b = 0; b < size[over]; b++) {
    for (let a = 0; a < size[across]; a++) {
      const start = a * strides[across] + b * strides[over];
      let largest = 0;
      for (let n = 0; n < count; n++) {
        line[n] = squared[start + n * stride]!;
        if (line[n]! > largest) largest = line[n]!;
      }
      if (largest === 0) continue;
      // Past a neighbour that is no farther from the surface, that one's own way is shorter.
      for (let n = 0; n < count; n++) {
        const from = line[n]!;
        const at = start + n * stride;
        if (n + 1 < count && line[n + 1]! > from) {
          spread(squared, at, stride, Math.min(wayTo.length, count - 1 - n), from, wayTo);
        }
        if (n > 0 && line[n - 1]! > from) {
          spread(squared, at, -stride, Math.min(wayTo.length, n), from, wayTo);
        }
      }
    }
  }
}

/** Lowers what lies within some steps of a voxel to the way by that voxel. */
function spread(
  squared: Float32Array,
  at: number,
  stride: number,
  steps: number,
  from: number,
  wayTo: readonly number[],
): void {
  for (let step = 0; step < steps; step++) {
    const way = from + wayTo[step]!;
    const target = at + (step + 1) * stride;
    if (way < squared[target]!) squared[target] = way;
  }
}
