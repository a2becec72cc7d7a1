import { ellipseBounds, SLICE_POSITIONS, type EllipseRoi } from '../measurement/ellipse';
import { measureThreeSlice } from '../measurement/measureEllipses';
import { joinBoxes } from '../segmentation/maskBoxes';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { CtVolume } from '../volume/ctVolume';
import { ijkToLps, type VolumeGeometry } from '../volume/geometry';
import type { IndexBox } from '../volume/indexBox';
import { withMeasurement } from './changeReading';
import type { Reading } from './reading';

/**
 * The reading with one more ellipse drawn by hand for a level. Three make a three-slice reading, as
 * superior, middle and inferior by their order along the spine; until then they are kept as a draft.
 * An ellipse in a slice that already has one of the draft takes its place; a draft of another level
 * is given up.
 *
 * @param volume must hold the voxels of all three (`ellipsesBox`) once the third is drawn
 * @param newTrackingUid names the level where nothing is known of it yet
 * @throws VertebralBmdError `invalidInput` when the third is drawn and one cannot be measured
 */
export function withDraftEllipse(
  reading: Reading,
  volume: CtVolume,
  level: VertebralLevel,
  ellipse: EllipseRoi,
  newTrackingUid: string,
): Reading {
  const ellipses = draftWith(reading, volume.geometry, level, ellipse);
  if (ellipses.length < SLICE_POSITIONS.length) {
    return { ...reading, ellipseDraft: { level, ellipses } };
  }
  const hu = measureThreeSlice(volume, ellipses);
  const measured = withMeasurement(
    reading,
    level,
    { threeSlice: { ellipses, hu } },
    newTrackingUid,
  );
  return withoutDraftEllipses(measured);
}

/** The reading without the ellipses that are being drawn. */
export function withoutDraftEllipses(reading: Reading): Reading {
  if (!reading.ellipseDraft) return reading;
  const { ellipseDraft, ...kept } = reading;
  return kept;
}

/**
 * The ellipses of a level's draft with one more, from cranial to caudal (S of LPS), named in this
 * order; what `withDraftEllipse` keeps or, of three, measures.
 */
export function draftWith(
  { ellipseDraft }: Reading,
  geometry: VolumeGeometry,
  level: VertebralLevel,
  ellipse: EllipseRoi,
): readonly EllipseRoi[] {
  const before = ellipseDraft?.level === level ? ellipseDraft.ellipses : [];
  const others = before.filter(({ sliceIndex }) => sliceIndex !== ellipse.sliceIndex);
  const height = ({ centerIj, sliceIndex }: EllipseRoi) =>
    ijkToLps(geometry, [...centerIj, sliceIndex])[2];
  return [...others, ellipse]
    .sort((a, b) => height(b) - height(a))
    .map((each, order) => ({ ...each, position: SLICE_POSITIONS[order]! }));
}

/** The voxels that some ellipses can hold, as a box of the whole grid, which it may leave. */
export function ellipsesBox(ellipses: readonly EllipseRoi[]): IndexBox {
  return ellipses
    .map((ellipse): IndexBox => {
      const { minI, maxI, minJ, maxJ } = ellipseBounds(ellipse);
      return {
        min: [minI, minJ, ellipse.sliceIndex],
        size: [maxI - minI + 1, maxJ - minJ + 1, 1],
      };
    })
    .reduce(joinBoxes);
}
