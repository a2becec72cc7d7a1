import { measureMask } from '../measurement/measureMask';
import { measureThreeSlice } from '../measurement/measureEllipses';
import { placeThreeSliceEllipses } from '../measurement/placeThreeSliceEllipses';
import type { Mask } from '../segmentation/mask';
import type { Scratch } from '../segmentation/scratch';
import { segmentVertebralBody } from '../segmentation/segmentVertebralBody';
import { DEFAULT_PEEL_MM, type NotMeasurable } from '../segmentation/segmentation';
import type { CtVolume } from '../volume/ctVolume';
import type { Vec3 } from '../volume/vector';
import type { LevelMeasurement } from './changeReading';
import { measureQuality } from './measurementQuality';
import { qualityWarnings } from './qualityWarnings';
import type { ThreeSliceReading } from './reading';
import { measureRepeatability } from './repeatability';

/** A level measured from one point, or the reason why it cannot be. */
export type LevelResult =
  { readonly status: 'measured'; readonly measurement: LevelMeasurement } | NotMeasurable;

/** What else is wanted of a measurement. */
export interface MeasureLevelOptions {
  /** Whether a user clicked the point or it was proposed from a neighbour. @default 'oneClick' */
  readonly path?: 'oneClick' | 'proposed';
  /**
   * Whether to measure again from points about the seed; takes five times as long, and `volume`
   * must hold the voxels of `segmentationBox(geometry, seedLps, JITTER_MM)`. @default false
   */
  readonly repeatability?: boolean;
  /** Memory that is used again from call to call; nothing of it is returned. */
  readonly scratch?: Scratch;
}

/**
 * From one click to both measurements of a level: the body and its cancellous bone are found,
 * their HU read with what tells how far they can be trusted, and the three ellipses proposed from
 * the mask and read as well.
 *
 * @param volume HU of (at least) `segmentationBox` around the click.
 * @param seedLps The click, LPS, mm.
 * @param peelMm Distance (mm) of the mask from the body's surface.
 * @throws VertebralBmdError `invalidInput` when `volume` lacks voxels or the peel is no distance
 */
export function measureLevel(
  volume: CtVolume,
  seedLps: Vec3,
  peelMm: number,
  options: MeasureLevelOptions = {},
): LevelResult {
  const found = segmentVertebralBody(volume, seedLps, { peelMm, scratch: options.scratch });
  if (found.status === 'notMeasurable') return found;
  const { body, cancellous, centerLps, superiorEndplate, inferiorEndplate } = found;
  const statistics = measureMask(volume, cancellous);
  const quality = {
    ...measureQuality(volume, found, statistics),
    ...(options.repeatability
      ? { repeatability: measureRepeatability(volume, seedLps, found) }
      : {}),
  };
  const threeSlice = proposeThreeSlice(volume, cancellous, peelMm);
  return {
    status: 'measured',
    measurement: {
      threeDimensional: {
        path: options.path ?? 'oneClick',
        cancellous,
        statistics,
        peelMm,
        body,
        seedLps,
        warnings: [
          ...found.warnings,
          ...qualityWarnings(quality),
          ...('status' in threeSlice ? [threeSlice.message] : []),
        ],
        placement: { centerLps, superiorEndplate, inferiorEndplate },
        quality,
      },
      ...('status' in threeSlice ? {} : { threeSlice }),
    },
  };
}

/**
 * The three ellipses that a cancellous mask suggests, with their HU; or why there are none.
 *
 * @param peelMm how far (mm) the mask lies inside the body's surface
 */
export function proposeThreeSlice(
  volume: CtVolume,
  cancellous: Mask,
  peelMm: number = DEFAULT_PEEL_MM,
): ThreeSliceReading | NotMeasurable {
  const ellipses = placeThreeSliceEllipses(volume.geometry, cancellous, peelMm);
  if ('status' in ellipses) return ellipses;
  return { ellipses, hu: measureThreeSlice(volume, ellipses) };
}
