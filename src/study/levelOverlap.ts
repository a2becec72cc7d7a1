import { isInBox, offsetInBox } from '../volume/ctVolume';
import type { Mask } from '../segmentation/mask';
import type { VertebralLevel } from '../spine/vertebralLevel';
import { levelsOf } from './changeReading';
import type { Reading } from './reading';

/** Another level whose mask covers the same body as `cancellous`: measured under another name. */
export function levelAlreadyCovering(
  reading: Reading,
  level: VertebralLevel,
  cancellous: Mask,
): VertebralLevel | undefined {
  return levelsOf(reading).find(
    (other) =>
      other.level !== level &&
      other.threeDimensional !== undefined &&
      coversSameBody(cancellous, other.threeDimensional.cancellous),
  )?.level;
}

/**
 * Whether two masks are of one body: at least a tenth of the voxels of `mask` is in `other`. A
 * tenth is chosen here, because masks of neighbouring bodies share no voxel at all and masks of
 * one body share most.
 */
export function coversSameBody(mask: Mask, other: Mask): boolean {
  const { min, size } = mask.box;
  let inside = 0;
  let shared = 0;
  let offset = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++, offset++) {
        if (!mask.voxels[offset]) continue;
        inside++;
        if (isInBox(other.box, i, j, k)) {
          shared += other.voxels[offsetInBox(other.box, i, j, k)]!;
        }
      }
    }
  }
  return shared * 10 >= inside && shared > 0;
}
