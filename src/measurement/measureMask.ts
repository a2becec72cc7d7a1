import { VertebralBmdError } from '../errors';
import { trimMask, type Mask } from '../segmentation/mask';
import { offsetInBox, type CtVolume } from '../volume/ctVolume';
import { voxelVolumeMm3 } from '../volume/geometry';
import { holdsBox, type IndexBox } from '../volume/indexBox';
import { countHu, summarizeCounts } from './countHu';
import { PADDING_HU, summarizeHu, type HuStatistics } from './huStatistics';

/**
 * HU statistics of the voxels of a mask: the 3D-HU of a level is the mean over its cancellous
 * mask (Chang et al. 2025). Original voxels, each counted once; padding voxels (`PADDING_HU`)
 * are left out. Neither argument is changed.
 *
 * @throws VertebralBmdError `invalidInput` for a mask without a voxel, one that reaches out of
 *   the voxels at hand, or one that covers padding only.
 */
export function measureMask(volume: CtVolume, mask: Mask): Required<HuStatistics> {
  const { box, voxels } = holdsBox(volume.box, mask.box) ? mask : trimMask(mask);
  if (!holdsBox(volume.box, box)) {
    throw new VertebralBmdError(
      'invalidInput',
      `mask in box ${JSON.stringify(box)} reaches out of the CT voxels in box ${JSON.stringify(volume.box)}`,
    );
  }
  const counts = countHu(volume, box, voxels);
  // Values that are not whole cannot be counted; they are kept one by one.
  const values = counts ? undefined : collectHu(volume, box, voxels);
  const count = counts?.voxels ?? values!.length;
  if (count === 0) {
    throw new VertebralBmdError('invalidInput', 'expected a mask with at least one tissue voxel');
  }
  return {
    ...(counts ? summarizeCounts(counts) : summarizeHu(values!)),
    voxels: count,
    volumeMm3: count * voxelVolumeMm3(volume.geometry),
  };
}

/** HU of the mask's tissue voxels, in one pass over its box. */
function collectHu(volume: CtVolume, box: IndexBox, voxels: Uint8Array): CtVolume['hu'] {
  const { hu } = volume;
  const [i0, j0, k0] = box.min;
  const [columns, rows, slices] = box.size;
  const values =
    hu instanceof Int16Array ? new Int16Array(voxels.length) : new Float32Array(voxels.length);
  let count = 0;
  let maskOffset = 0;
  for (let k = 0; k < slices; k++) {
    for (let j = 0; j < rows; j++) {
      let huOffset = offsetInBox(volume.box, i0, j0 + j, k0 + k);
      for (let i = 0; i < columns; i++, maskOffset++, huOffset++) {
        if (voxels[maskOffset] && hu[huOffset]! > PADDING_HU) values[count++] = hu[huOffset]!;
      }
    }
  }
  return values.subarray(0, count);
}
