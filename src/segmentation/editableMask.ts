import type { VolumeGeometry } from '../volume/geometry';
import { boxVoxelCount, type IndexBox } from '../volume/indexBox';
import { FINE_MM } from './bodyMasks';
import { growMask } from './growMask';
import { createMask, trimMask, type Mask } from './mask';
import { growBox, intersectMasks, joinBoxes, maskInBox, writeMask } from './maskBoxes';
import { selectCancellous } from './selectCancellous';

/** What a reader painted in and out, whatever body and peel are. No voxel belongs to both. */
export interface Painted {
  readonly added: Mask;
  readonly removed: Mask;
}

/** Cancellous bone of a body at one peel, before anything was painted. */
export interface PeeledBody {
  readonly mask: Mask;
  /** Distance (mm) from the body's surface. */
  readonly peelMm: number;
}

/**
 * A cancellous mask in the form in which it is corrected: what is left of a body after the peel,
 * with what was painted in and without what was painted out.
 */
export interface EditableMask {
  /** The whole body with its shell. */
  readonly body: Mask;
  /** Distance (mm, Euclidean) of the cancellous bone from the body's surface. */
  readonly peelMm: number;
  readonly painted?: Painted;
  /**
   * What is known to be cancellous bone of this body, at the peel at which it was found; without
   * it, cancellous bone is what `selectCancellous` leaves of the body. In coarse voxels that is
   * more than what was found (`masksOfBody`): faces of thick slices lie off the surface.
   */
  readonly peeled?: PeeledBody;
}

/** What of a level's mask is needed to correct it. */
export interface MaskToEdit {
  readonly cancellous: Mask;
  /** Distance (mm) of `cancellous` from its body's surface; 0 for a mask drawn by hand. */
  readonly peelMm: number;
  readonly body?: Mask;
  readonly painted?: Painted;
  /** As in `EditableMask`; absent where `cancellous` is that itself. */
  readonly peeled?: PeeledBody;
}

/**
 * A level's mask as it is corrected. Where the body is not known (restored from the archive), it
 * is grown back from the mask by the peel, exactly (`growMask`); what was painted then is part of
 * it. `cancellousOf` of the result is the level's mask, voxel by voxel.
 */
export function editableMaskOf(geometry: VolumeGeometry, level: MaskToEdit): EditableMask {
  const { cancellous, peelMm, painted, body } = level;
  const itself: PeeledBody = { mask: cancellous, peelMm };
  if (!body) return { body: growMask(geometry, cancellous, peelMm), peelMm, peeled: itself };
  const peeled = level.peeled ?? (painted ? undefined : itself);
  return { body, peelMm, ...(painted ? { painted } : {}), ...(peeled ? { peeled } : {}) };
}

/**
 * Cancellous bone of the body at the peel, before painting. At another peel than that of
 * `peeled`, in coarse voxels, it stays within what `peeled` lets be: inside of it at a greater
 * peel, no further from it than the difference at a smaller one.
 */
export function peeledOf(geometry: VolumeGeometry, editable: EditableMask): Mask {
  const { body, peelMm, peeled } = editable;
  if (peeled?.peelMm === peelMm) return peeled.mask;
  const selected = selectCancellous(geometry, body, peelMm);
  if (!peeled || Math.max(...geometry.spacing) <= FINE_MM) return selected;
  const wider = Math.max(0, peeled.peelMm - peelMm);
  return intersectMasks(selected, growMask(geometry, peeled.mask, wider));
}

/**
 * The mask that is measured: the peeled body with what was painted in and without what was painted
 * out, in its smallest box. Of a mask that was not edited, exactly that mask. It may be empty.
 */
export function cancellousOf(geometry: VolumeGeometry, editable: EditableMask): Mask {
  const peeled = peeledOf(geometry, editable);
  const { painted } = editable;
  if (!painted) return trimMask(peeled);
  const box = joinBoxes(peeled.box, painted.added.box);
  const { voxels } = maskInBox(peeled, box);
  writeMask(voxels, box, painted.added, 1);
  writeMask(voxels, box, painted.removed, 0);
  return trimMask(createMask(box, voxels));
}

/** The mask with another peel (mm, 0 or more); what was painted stays. */
export const withPeel = (editable: EditableMask, peelMm: number): EditableMask =>
  peelMm === editable.peelMm ? editable : { ...editable, peelMm };

/**
 * The voxels that an edit of a mask can touch: the box of its body and of what was painted, and
 * `marginMm` (mm) more to all sides, cut off at the grid.
 */
export function editBox(
  geometry: VolumeGeometry,
  { body, painted }: EditableMask,
  marginMm: number,
): IndexBox {
  const box =
    painted && boxVoxelCount(painted.added.box) > 0
      ? joinBoxes(body.box, painted.added.box)
      : body.box;
  return growBox(geometry, box, marginMm);
}
