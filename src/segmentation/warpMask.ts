import { offsetInBox } from '../volume/ctVolume';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import type { IndexBox } from '../volume/indexBox';
import { subtract, type Vec3 } from '../volume/vector';
import { pointToFrame, type BodyFrame } from './bodyFrame';
import { createMask, trimMask, type Mask } from './mask';
import { joinBoxes, maskInBox } from './maskBoxes';

/** A vector that a warp writes its answer into, so that none is made for each voxel. */
export type Shift = [number, number, number];

/**
 * Writes where a place (x, y, z in mm of the frame) comes from, as the way (mm) from there to its
 * source; returns false where it stays as it was.
 */
export type Warp = (x: number, y: number, z: number, toSource: Shift) => boolean;

/**
 * A mask pulled into another shape: a voxel belongs to the result where its source does. Between
 * voxel centres the mask is interpolated linearly and counts from a half on, so that a straight
 * surface moves by what the warp says, to within half a voxel. The mask is not changed.
 *
 * @param box the only voxels that may change
 */
export function warpMask(
  geometry: VolumeGeometry,
  mask: Mask,
  frame: BodyFrame,
  box: IndexBox,
  warp: Warp,
): Mask {
  const all = joinBoxes(mask.box, box);
  const source = withMargin(mask, all);
  const { voxels } = maskInBox(mask, all);
  const { originXyz, steps, perMm } = stepsOf(geometry, frame, box);
  const [stepI, stepJ, stepK] = steps;
  const [perI, perJ, perK] = perMm;
  const toSource: Shift = [0, 0, 0];
  for (let k = 0; k < box.size[2]; k++) {
    for (let j = 0; j < box.size[1]; j++) {
      const row = offsetInBox(all, box.min[0], box.min[1] + j, box.min[2] + k);
      const x = originXyz[0] + j * stepJ[0] + k * stepK[0];
      const y = originXyz[1] + j * stepJ[1] + k * stepK[1];
      const z = originXyz[2] + j * stepJ[2] + k * stepK[2];
      for (let i = 0; i < box.size[0]; i++) {
        if (!warp(x + i * stepI[0], y + i * stepI[1], z + i * stepI[2], toSource)) continue;
        const dx = toSource[0];
        const dy = toSource[1];
        const dz = toSource[2];
        voxels[row + i] = isSet(
          source,
          box.min[0] + i + perI[0] * dx + perI[1] * dy + perI[2] * dz,
          box.min[1] + j + perJ[0] * dx + perJ[1] * dy + perJ[2] * dz,
          box.min[2] + k + perK[0] * dx + perK[1] * dy + perK[2] * dz,
        );
      }
    }
  }
  return trimMask(createMask(all, voxels));
}

/** A mask in a box with a layer of voxels outside the mask about it, which may leave the grid. */
function withMargin(mask: Mask, { min, size }: IndexBox): Mask {
  return maskInBox(mask, {
    min: [min[0] - 1, min[1] - 1, min[2] - 1],
    size: [size[0] + 2, size[1] + 2, size[2] + 2],
  });
}

/** Where a box begins in the frame (mm), the step of each index, and index steps per mm of it. */
function stepsOf(geometry: VolumeGeometry, frame: BodyFrame, { min }: IndexBox) {
  const originXyz = pointToFrame(frame, ijkToLps(geometry, min));
  const stepOf = (axis: 0 | 1 | 2): Vec3 => {
    const next: [number, number, number] = [min[0], min[1], min[2]];
    next[axis] += 1;
    return subtract(pointToFrame(frame, ijkToLps(geometry, next)), originXyz);
  };
  const steps = [stepOf(0), stepOf(1), stepOf(2)] as const;
  const perMmOf = (axis: 0 | 1 | 2): Vec3 => {
    const squared = geometry.spacing[axis] ** 2;
    const [x, y, z] = steps[axis];
    return [x / squared, y / squared, z / squared];
  };
  return { originXyz, steps, perMm: [perMmOf(0), perMmOf(1), perMmOf(2)] as const };
}

/**
 * Whether a mask, interpolated at continuous indices of the whole grid, is a half or more. Its
 * outermost voxels must be 0: beyond their centres nothing belongs to it.
 */
function isSet({ box: { min, size }, voxels }: Mask, i: number, j: number, k: number): 0 | 1 {
  const i0 = Math.floor(i);
  const j0 = Math.floor(j);
  const k0 = Math.floor(k);
  const a = i0 - min[0];
  const b = j0 - min[1];
  const c = k0 - min[2];
  if (a < 0 || b < 0 || c < 0 || a > size[0] - 2 || b > size[1] - 2 || c > size[2] - 2) return 0;
  const rows = size[0];
  const near = (c * size[1] + b) * rows + a;
  const far = near + size[1] * rows;
  const u = i - i0;
  const v = j - j0;
  const w = k - k0;
  const below =
    (voxels[near]! * (1 - u) + voxels[near + 1]! * u) * (1 - v) +
    (voxels[near + rows]! * (1 - u) + voxels[near + rows + 1]! * u) * v;
  const above =
    (voxels[far]! * (1 - u) + voxels[far + 1]! * u) * (1 - v) +
    (voxels[far + rows]! * (1 - u) + voxels[far + rows + 1]! * u) * v;
  // The tolerance is the rounding of a surface that lies exactly between two voxels.
  return below * (1 - w) + above * w >= 0.5 - 1e-9 ? 1 : 0;
}
