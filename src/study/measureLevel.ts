import { measureMask } from '../measurement/measureMask';
import { measureThreeSlice } from '../measurement/measureEllipses';
import { placeThreeSliceEllipses } from '../measurement/placeThreeSliceEllipses';
import type { Mask } from '../segmentation/mask';
import { segmentVertebralBody } from '../segmentation/segmentVertebralBody';
import type { NotMeasurable } from '../segmentation/segmentation';
import type { CtVolume } from '../volume/ctVolume';
import type { Vec3 } from '../volume/vector';
import type { LevelMeasurement } from './changeReading';
import type { ThreeSliceReading } from './reading';

/** A level measured from one point, or the reason why it cannot be. */
export type LevelResult =
  { readonly status: 'measured'; readonly measurement: LevelMeasurement } | NotMeasurable;

/**
 * From one click to both measurements of a level: the body and its cancellous bone are found,
 * their HU read, and the three ellipses proposed from the mask and read as well.
 *
 * @param volume HU of (at least) `segmentationBox` around the click.
 * @param seedLps The click, LPS, mm.
 * @param peelMm Distance (mm) of the mask from the body's surface.
 */
export function measureLevel(volume: CtVolume, seedLps: Vec3, peelMm: number): LevelResult {
  const found = segmentVertebralBody(volume, seedLps, { peelMm });
  if (found.status === 'notMeasurable') return found;
  const threeSlice = proposeThreeSlice(volume, found.cancellous);
  return {
    status: 'measured',
    measurement: {
      threeDimensional: {
        path: 'oneClick',
        cancellous: found.cancellous,
        statistics: measureMask(volume, found.cancellous),
        seedLps,
        warnings: 'status' in threeSlice ? [...found.warnings, threeSlice.message] : found.warnings,
      },
      ...('status' in threeSlice ? {} : { threeSlice }),
    },
  };
}

/** The three ellipses that a cancellous mask suggests, with their HU; or why there are none. */
export function proposeThreeSlice(
  volume: CtVolume,
  cancellous: Mask,
): ThreeSliceReading | NotMeasurable {
  const ellipses = placeThreeSliceEllipses(volume.geometry, cancellous);
  if ('status' in ellipses) return ellipses;
  return { ellipses, hu: measureThreeSlice(volume, ellipses) };
}
