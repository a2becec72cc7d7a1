import type { VolumeGeometry } from '../volume/geometry';
import { peeledOf, type EditableMask, type Painted } from './editableMask';
import { countVoxels, createMask, trimMask, type Mask, maskHolds } from './mask';
import { joinBoxes, maskInBox, writeMask } from './maskBoxes';
import { strokeVoxels, type Stroke } from './strokeVoxels';

/**
 * The mask with a stroke painted in or out: the voxels that `strokeVoxels` gives. Only what the
 * stroke changes is recorded as painted; body and peel stay. The mask is not changed.
 *
 * @param blocked masks of other levels, of which no voxel is painted in
 */
export function paintStroke(
  geometry: VolumeGeometry,
  editable: EditableMask,
  stroke: Stroke,
  blocked: readonly Mask[],
): EditableMask {
  const mask = peeledOf(geometry, editable);
  const before = editable.painted;
  const touched = strokeVoxels(geometry, stroke);
  const { min, size } = touched.box;
  const changed = new Uint8Array(touched.voxels.length);
  let count = 0;
  let offset = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++, offset++) {
        if (!touched.voxels[offset]) continue;
        const isInside =
          !maskHolds(before?.removed, i, j, k) &&
          (maskHolds(before?.added, i, j, k) || maskHolds(mask, i, j, k));
        if (isInside !== stroke.erase) continue;
        if (!stroke.erase && blocked.some((other) => maskHolds(other, i, j, k))) continue;
        changed[offset] = 1;
        count++;
      }
    }
  }
  if (count === 0) return editable;
  const change = createMask(touched.box, changed);
  const { painted, ...kept } = editable;
  const { added = NOTHING, removed = NOTHING } = painted ?? {};
  const next: Painted = stroke.erase
    ? { added: without(added, change), removed: together(removed, change) }
    : { added: together(added, change), removed: without(removed, change) };
  const isEmpty = countVoxels(next.added) + countVoxels(next.removed) === 0;
  const peeled = editable.peeled ?? { mask, peelMm: editable.peelMm };
  return { ...kept, peeled, ...(isEmpty ? {} : { painted: next }) };
}

const NOTHING: Mask = createMask({ min: [0, 0, 0], size: [0, 0, 0] }, new Uint8Array(0));

/** The voxels of either mask, in the smallest box. */
function together(mask: Mask, other: Mask): Mask {
  const box = joinBoxes(mask.box, other.box);
  const { voxels } = maskInBox(mask, box);
  writeMask(voxels, box, other, 1);
  return trimMask(createMask(box, voxels));
}

/** The voxels of a mask that do not belong to another one, in the smallest box. */
function without(mask: Mask, other: Mask): Mask {
  const voxels = mask.voxels.slice();
  writeMask(voxels, mask.box, other, 0);
  return trimMask(createMask(mask.box, voxels));
}
