import type { VolumeGeometry } from '../volume/geometry';
import { boxVoxelCount, intersectBoxes, type IndexBox } from '../volume/indexBox';
import { peeledOf, type EditableMask } from './editableMask';
import { createMask, trimMask, type Mask } from './mask';
import { growBox, joinBoxes, maskInBox, writeMask } from './maskBoxes';
import { selectCancellous } from './selectCancellous';

/**
 * A mask with another body. Cancellous bone is found anew where the change of the body reaches,
 * which is as far as the peel, and stays as it was elsewhere: the cost follows the change, and
 * what keeps further from the surface in coarse voxels (`masksOfBody`) keeps doing so away from
 * the change.
 */
export function withBody(geometry: VolumeGeometry, before: EditableMask, body: Mask): EditableMask {
  if (!before.peeled) return { ...before, body };
  const all = joinBoxes(before.body.box, body.box);
  const changed = changedVoxels(before.body, body, all);
  if (boxVoxelCount(changed.box) === 0) return before;
  const reached = reachedVoxels(geometry, changed, before.peelMm, all);
  const mask = peelAgain(geometry, before.peelMm, peeledOf(geometry, before), body, reached);
  return { ...before, body, peeled: { mask, peelMm: before.peelMm } };
}

/** The voxels that belong to one of two masks only; `box` holds both. */
function changedVoxels(a: Mask, b: Mask, box: IndexBox): Mask {
  const changed = maskInBox(a, box);
  const { voxels } = maskInBox(b, box);
  for (let offset = 0; offset < voxels.length; offset++) changed.voxels[offset]! ^= voxels[offset]!;
  return trimMask(changed);
}

function peelAgain(
  geometry: VolumeGeometry,
  peelMm: number,
  peeled: Mask,
  body: Mask,
  reached: Mask,
): Mask {
  // As far as the peel beyond what is reached, so that cutting the body off there changes nothing.
  const around = growBox(geometry, reached.box, peelMm + Math.max(...geometry.spacing));
  const near = maskInBox(body, intersectBoxes(around, body.box));
  const again = maskInBox(selectCancellous(geometry, near, peelMm), reached.box);
  const box = joinBoxes(peeled.box, reached.box);
  const { voxels } = maskInBox(peeled, box);
  writeMask(voxels, box, reached, 0);
  for (let offset = 0; offset < again.voxels.length; offset++) {
    again.voxels[offset]! &= reached.voxels[offset]!;
  }
  writeMask(voxels, box, again, 1);
  return trimMask(createMask(box, voxels));
}

/**
 * All voxels of a box whose depth a change can alter, and some more: within the peel along each
 * axis. The centre of a voxel is half a voxel further from a face than from the centre behind it.
 */
function reachedVoxels(
  geometry: VolumeGeometry,
  changed: Mask,
  peelMm: number,
  within: IndexBox,
): Mask {
  const reach = geometry.spacing.map((mm) => Math.floor(peelMm / mm + 0.5));
  const widest = Math.max(...geometry.spacing);
  const box = intersectBoxes(growBox(geometry, changed.box, peelMm + widest), within);
  const { voxels } = maskInBox(changed, box);
  const strides = [1, box.size[0], box.size[0] * box.size[1]] as const;
  for (const axis of [0, 1, 2] as const) spreadAlong(voxels, box, strides, axis, reach[axis]!);
  return createMask(box, voxels);
}

/** Sets every voxel that has a set one within some steps along an axis. */
function spreadAlong(
  voxels: Uint8Array,
  { size }: IndexBox,
  strides: readonly [number, number, number],
  axis: 0 | 1 | 2,
  steps: number,
): void {
  if (steps === 0) return;
  const [across, over] = ([0, 1, 2] as const).filter((other) => other !== axis) as [0 | 1, 1 | 2];
  const count = size[axis];
  const stride = strides[axis];
  const line = new Uint8Array(count);
  for (let b = 0; b < size[over]; b++) {
    for (let a = 0; a < size[across]; a++) {
      const start = a * strides[across] + b * strides[over];
      let any = 0;
      for (let n = 0; n < count; n++) any |= line[n] = voxels[start + n * stride]!;
      if (!any) continue;
      // Up to here the voxels before and behind are set by the last set one.
      let until = -1;
      for (let n = 0; n < count; n++) {
        if (!line[n]) continue;
        const last = Math.min(count - 1, n + steps);
        for (let m = Math.max(until + 1, n - steps); m <= last; m++) voxels[start + m * stride] = 1;
        until = last;
      }
    }
  }
}
