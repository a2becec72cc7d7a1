import { message, type Message } from '../messages/message';
import { countDenseVoxels } from '../measurement/denseVoxels';
import { PADDING_HU, type HuStatistics } from '../measurement/huStatistics';
import { measureMask } from '../measurement/measureMask';
import { cancellousOf, type EditableMask } from '../segmentation/editableMask';
import type { Mask } from '../segmentation/mask';
import { placementOfMask } from '../segmentation/placementOfMask';
import type { NotMeasurable } from '../segmentation/segmentation';
import { isInBox, offsetInBox, type CtVolume } from '../volume/ctVolume';
import { qualityWarnings } from './qualityWarnings';
import type { ThreeDimensionalReading } from './reading';

/**
 * The 3D-HU of a level with a corrected mask: statistics anew from the original voxels, path
 * `edited` (a mask drawn by hand stays `guidedManual`), the placement of the corrected body. What
 * was found out about the body that was found (its quality and its warnings) goes, what the voxels
 * of the mask tell is found out again.
 *
 * @param volume must hold the voxels of the corrected mask (`editBox`)
 * @returns why there is none where nothing that can be measured is left
 * @throws VertebralBmdError `invalidInput` when `volume` lacks voxels of the mask
 */
export function editedReading(
  volume: CtVolume,
  before: ThreeDimensionalReading,
  editable: EditableMask,
): ThreeDimensionalReading | NotMeasurable {
  const measured = measureEdited(volume, editable);
  if ('status' in measured) return measured;
  const { cancellous, statistics } = measured;
  const keepsBody = before.body === editable.body && before.placement !== undefined;
  return {
    ...editedMask(before, editable, cancellous, statistics),
    warnings: voxelWarnings(volume, cancellous, statistics),
    placement: keepsBody ? before.placement : placementOfMask(volume.geometry, editable.body),
  };
}

/**
 * The same for every frame of a drag: mask and statistics only. Warnings and placement are those of
 * `before`; the end of the drag takes `editedReading`.
 */
export function previewReading(
  volume: CtVolume,
  before: ThreeDimensionalReading,
  editable: EditableMask,
): ThreeDimensionalReading | NotMeasurable {
  const measured = measureEdited(volume, editable);
  if ('status' in measured) return measured;
  const { cancellous, statistics } = measured;
  return {
    ...editedMask(before, editable, cancellous, statistics),
    warnings: before.warnings,
    ...(before.placement ? { placement: before.placement } : {}),
  };
}

/**
 * The 3D-HU of a mask drawn by hand, which is measured as it is.
 *
 * @throws VertebralBmdError `invalidInput` for a mask without a tissue voxel, or one that reaches
 *   out of `volume`
 */
export function guidedReading(volume: CtVolume, mask: Mask): ThreeDimensionalReading {
  const statistics = measureMask(volume, mask);
  return {
    path: 'guidedManual',
    cancellous: mask,
    statistics,
    peelMm: 0,
    body: mask,
    warnings: voxelWarnings(volume, mask, statistics),
    placement: placementOfMask(volume.geometry, mask),
  };
}

const NOTHING_LEFT: NotMeasurable = {
  status: 'notMeasurable',
  reason: 'maskTooSmall',
  message: message('nothingLeftOfMask'),
};

function measureEdited(volume: CtVolume, editable: EditableMask) {
  const cancellous = cancellousOf(volume.geometry, editable);
  if (!holdsTissue(volume, cancellous)) return NOTHING_LEFT;
  return { cancellous, statistics: measureMask(volume, cancellous) };
}

/** Whether a mask has a voxel that is not known to be padding. */
function holdsTissue({ box: from, hu }: CtVolume, { box: { min, size }, voxels }: Mask): boolean {
  let offset = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++, offset++) {
        if (!voxels[offset]) continue;
        if (!isInBox(from, i, j, k) || hu[offsetInBox(from, i, j, k)]! > PADDING_HU) return true;
      }
    }
  }
  return false;
}

/** What a corrected mask has of itself, and what it keeps of the one before. */
function editedMask(
  before: ThreeDimensionalReading,
  { body, peelMm, painted, peeled }: EditableMask,
  cancellous: Mask,
  statistics: HuStatistics,
): Omit<ThreeDimensionalReading, 'warnings'> {
  return {
    path: before.path === 'guidedManual' ? 'guidedManual' : 'edited',
    cancellous,
    statistics,
    peelMm,
    body,
    ...(painted ? { painted } : {}),
    ...(peeled && (painted || peeled.peelMm !== peelMm) ? { peeled } : {}),
    ...(before.seedLps ? { seedLps: before.seedLps } : {}),
  };
}

/** The warnings that the voxels of a mask alone give rise to. */
function voxelWarnings(
  volume: CtVolume,
  mask: Mask,
  { medianHu }: HuStatistics,
): readonly Message[] {
  const { fraction, excess } = countDenseVoxels(volume, mask, medianHu);
  return qualityWarnings({
    denseVoxelFraction: fraction,
    denseVoxelExcess: excess,
    peelSpreadHu: 0,
  });
}
