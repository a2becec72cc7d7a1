import { VertebralBmdError } from '../errors';
import type { VolumeGeometry } from '../volume/geometry';
import { createMask, trimMask, type Mask } from './mask';

/**
 * Cancellous bone: the voxels of a body whose centre lies at least `peelMm` (mm, Euclidean, on
 * the true spacing) inside the body's surface. The surface is made of voxel faces, so the
 * result depends on the mask alone and not on how it was made. Exact; the cost follows the
 * mask's box.
 *
 * @throws VertebralBmdError `invalidInput` for a peel that is not a number of 0 mm or more
 */
export function selectCancellous(geometry: VolumeGeometry, body: Mask, peelMm: number): Mask {
  if (!(peelMm >= 0 && peelMm < Infinity)) {
    throw new VertebralBmdError('invalidInput', `peel must be 0 mm or more, got ${peelMm}`);
  }
  const { min, size } = body.box;
  // One layer of outside all round, since the mask may reach the sides of its box.
  const padded = [size[0] + 2, size[1] + 2, size[2] + 2] as const;
  const squared = new Float32Array(padded[0] * padded[1] * padded[2]);
  const enough = peelMm * peelMm;
  for (let k = 0, source = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const row = ((k + 1) * padded[1] + j + 1) * padded[0] + 1;
      for (let i = 0; i < size[0]; i++) squared[row + i] = body.voxels[source++] ? enough : 0;
    }
  }
  const strides = [1, padded[0], padded[0] * padded[1]] as const;
  for (const axis of [0, 1, 2] as const) {
    relaxAlong(squared, padded, strides, axis, geometry.spacing[axis], peelMm);
  }
  const voxels = new Uint8Array(body.voxels.length);
  // A distance of exactly the peel counts; the tolerance is the rounding of 32-bit squares.
  const limit = enough * (1 - 1e-6);
  for (let k = 0, target = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const row = ((k + 1) * padded[1] + j + 1) * padded[0] + 1;
      for (let i = 0; i < size[0]; i++, target++) {
        voxels[target] = body.voxels[target] && squared[row + i]! >= limit ? 1 : 0;
      }
    }
  }
  return trimMask(createMask({ min, size }, voxels));
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
  peelMm: number,
): void {
  const [across, over] = ([0, 1, 2] as const).filter((other) => other !== axis) as [0 | 1, 1 | 2];
  const count = size[axis];
  const stride = strides[axis];
  const wayTo: number[] = [];
  for (let steps = 1; (steps - 0.5) * spacing < peelMm; steps++) {
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
