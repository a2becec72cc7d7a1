import { LEVEL_COLORS } from '../spine/levelColors';
import { VERTEBRAL_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type { Mask } from '../segmentation/mask';
import type { MaskPath, Reading } from '../study/reading';
import { SEGMENT_CODES, toCodeItem, VERTEBRAL_BODY_CODES } from './codes';
import { PRODUCT } from './contentHeader';
import { toDicomCielab } from './cielab';
import type { NaturalizedDataset } from './dataset';

/** What becomes a segment: the cancellous mask of a measured level. */
export interface LevelMask {
  readonly level: VertebralLevel;
  readonly trackingUid: string;
  readonly path: MaskPath;
  /** Distance (mm) of the mask from its body's surface. */
  readonly peelMm: number;
  readonly cancellous: Mask;
}

/** The levels of a reading that have a mask, from cranial to caudal. */
export function levelMasks(reading: Reading): readonly LevelMask[] {
  return VERTEBRAL_LEVELS.flatMap((name) => {
    const level = reading.levels[name];
    if (!level?.threeDimensional) return [];
    const { path, peelMm, cancellous } = level.threeDimensional;
    return [{ level: level.level, trackingUid: level.trackingUid, path, peelMm, cancellous }];
  });
}

/** The name, for people, of what a level's tracking UID identifies. */
export const trackingIdentifier = (level: VertebralLevel): string => `${level} cancellous bone`;

/** The name of the method in segment and report. */
export const ALGORITHM_NAME = `${PRODUCT.model}, vertebral body`;

/** One item of the segment sequence (PS3.3 table C.8.20-4). */
export function segmentItem(
  { level, trackingUid, path, peelMm }: LevelMask,
  segmentNumber: number,
  softwareVersion: string,
): NaturalizedDataset {
  const family =
    path === 'guidedManual' ? SEGMENT_CODES.manualProcessing : SEGMENT_CODES.edgeDetection;
  return {
    SegmentNumber: segmentNumber,
    SegmentLabel: trackingIdentifier(level),
    SegmentDescription: `Cancellous bone of the body of ${level}`,
    SegmentAlgorithmType: 'SEMIAUTOMATIC',
    SegmentAlgorithmName: ALGORITHM_NAME,
    SegmentationAlgorithmIdentificationSequence: [
      {
        AlgorithmFamilyCodeSequence: [toCodeItem(family)],
        AlgorithmName: ALGORITHM_NAME,
        AlgorithmVersion: softwareVersion,
        AlgorithmParameters: `path=${path};peelMm=${peelMm}`,
      },
    ],
    AnatomicRegionSequence: [toCodeItem(VERTEBRAL_BODY_CODES[level])],
    SegmentedPropertyCategoryCodeSequence: [toCodeItem(SEGMENT_CODES.tissue)],
    SegmentedPropertyTypeCodeSequence: [
      {
        ...toCodeItem(SEGMENT_CODES.bone),
        SegmentedPropertyTypeModifierCodeSequence: [toCodeItem(SEGMENT_CODES.cancellousPart)],
      },
    ],
    RecommendedDisplayCIELabValue: toDicomCielab(LEVEL_COLORS[level]),
    TrackingID: trackingIdentifier(level),
    TrackingUID: trackingUid,
  };
}
