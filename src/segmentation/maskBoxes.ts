import { offsetInBox } from '../volume/ctVolume';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import { boxVoxelCount, intersectBoxes, wholeBox, type IndexBox } from '../volume/indexBox';
import { pointToFrame, type BodyFrame } from './bodyFrame';
import { createMask, trimMask, type Mask } from './mask';

/** The smallest box that holds two; one without a voxel does not count. */
export function joinBoxes(a: IndexBox, b: IndexBox): IndexBox {
  if (boxVoxelCount(a) === 0) return b;
  if (boxVoxelCount(b) === 0) return a;
  const low = (axis: 0 | 1 | 2) => Math.min(a.min[axis], b.min[axis]);
  const count = (axis: 0 | 1 | 2) =>
    Math.max(a.min[axis] + a.size[axis], b.min[axis] + b.size[axis]) - low(axis);
  return { min: [low(0), low(1), low(2)], size: [count(0), count(1), count(2)] };
}

/** A box made larger by a distance (mm, rounded up to voxels) to all sides, cut off at the grid. */
export function growBox(geometry: VolumeGeometry, box: IndexBox, byMm: number): IndexBox {
  const more = (axis: 0 | 1 | 2) => Math.ceil(byMm / geometry.spacing[axis]);
  return intersectBoxes(
    {
      min: [box.min[0] - more(0), box.min[1] - more(1), box.min[2] - more(2)],
      size: [box.size[0] + 2 * more(0), box.size[1] + 2 * more(1), box.size[2] + 2 * more(2)],
    },
    wholeBox(geometry),
  );
}

/** Visits the rows (along I) that a mask and a box share, each as its offsets in both. */
function forEachSharedRow(
  mask: Mask,
  box: IndexBox,
  visit: (inMask: number, inBox: number, count: number) => void,
): void {
  const { min, size } = intersectBoxes(mask.box, box);
  if (size[0] === 0) return;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      visit(offsetInBox(mask.box, min[0], j, k), offsetInBox(box, min[0], j, k), size[0]);
    }
  }
}

/** The part of a mask in another box, which it may be smaller or larger than. */
export function maskInBox(mask: Mask, box: IndexBox): Mask {
  const voxels = new Uint8Array(boxVoxelCount(box));
  forEachSharedRow(mask, box, (from, to, count) =>
    voxels.set(mask.voxels.subarray(from, from + count), to),
  );
  return createMask(box, voxels);
}

/** Sets the voxels of a box that belong to a mask to 1 or 0; for arrays that are being made. */
export function writeMask(voxels: Uint8Array, box: IndexBox, mask: Mask, value: 0 | 1): void {
  forEachSharedRow(mask, box, (from, to, count) => {
    for (let n = 0; n < count; n++) if (mask.voxels[from + n]) voxels[to + n] = value;
  });
}

/** The voxels that belong to two masks, in the smallest box. */
export function intersectMasks(a: Mask, b: Mask): Mask {
  const { box, voxels } = maskInBox(a, intersectBoxes(a.box, b.box));
  const other = maskInBox(b, box).voxels;
  for (let offset = 0; offset < voxels.length; offset++) voxels[offset]! &= other[offset]!;
  return trimMask(createMask(box, voxels));
}

/** How far (mm) a box of voxels reaches to the left or right and forward or backward of a frame's axis. */
export function boxReach(
  geometry: VolumeGeometry,
  { min, size }: IndexBox,
  frame: BodyFrame,
): { readonly left: number; readonly posterior: number } {
  let [left, posterior] = [0, 0];
  for (let corner = 0; corner < 8; corner++) {
    const at = (axis: 0 | 1 | 2) => min[axis] + (corner & (1 << axis) ? size[axis] - 1 : 0);
    const [x, y] = pointToFrame(frame, ijkToLps(geometry, [at(0), at(1), at(2)]));
    left = Math.max(left, Math.abs(x));
    posterior = Math.max(posterior, Math.abs(y));
  }
  return { left, posterior };
}
