import { messageText } from '../messages/message';
import type { Mask } from '../segmentation/mask';
import type { LevelReading, ThreeDimensionalReading } from '../study/reading';
import { MASK_PATH_CODES, MEASUREMENT_CODES, UNIT_CODES } from './codes';
import {
  imageItem,
  numberItem,
  textItem,
  uidItem,
  type ContentNode,
  type ImageReference,
} from './contentNode';
import type { CtSeries } from './ctSeries';
import { slicesOfMask } from './frames';
import {
  attenuation,
  boneFinding,
  centerPoint,
  excludedComment,
  group,
  methodAndSite,
  sampleSd,
  tracking,
  voxelCount,
} from './reportGroupItems';
import { threeSliceGroups } from './reportThreeSlice';
import { ALGORITHM_NAME, trackingIdentifier } from './segmentationSegments';

/** What the groups of a level need besides its reading. */
export interface GroupContext {
  readonly series: CtSeries;
  readonly softwareVersion: string;
  /** The peel (mm) that the report names for all levels; a level with another one names it. */
  readonly reportPeelMm: number;
  /** The segment of a level, by its tracking UID. */
  readonly segmentOf: (trackingUid: string) => ImageReference;
}

/**
 * The measurement groups of a level. Each has a tracking UID of its own and, beside its
 * numbers, spatial coordinates in an image: the stock OHIF viewer merges groups that share a
 * tracking UID, and fails on a group without coordinates.
 */
export const levelGroups = (level: LevelReading, context: GroupContext): readonly ContentNode[] => [
  ...(level.threeDimensional
    ? [threeDimensionalGroup(level, level.threeDimensional, context)]
    : []),
  ...(level.threeSlice ? threeSliceGroups(level, level.threeSlice, context.series) : []),
];

/** The 3D-HU of a level: TID 1411 with the segment, and a point inside it for plain readers. */
function threeDimensionalGroup(
  { level, trackingUid, threeSlice, exclusion }: LevelReading,
  { path, cancellous, statistics, peelMm, seedLps, warnings }: ThreeDimensionalReading,
  { series, softwareVersion, segmentOf, reportPeelMm }: GroupContext,
): ContentNode {
  const withEllipse = threeSlice?.ellipses.map(({ sliceIndex }) => sliceIndex) ?? [];
  const center = middleOfMask(cancellous, withEllipse);
  const mean = attenuation('mean', statistics.meanHu, [
    textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmName, ALGORITHM_NAME),
    textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmVersion, softwareVersion),
    ...(seedLps ? [algorithmParameter(`${SEED_PARAMETER}${seedLps.join(',')}`)] : []),
    ...(peelMm === reportPeelMm ? [] : [algorithmParameter(`${PEEL_PARAMETER}${peelMm}`)]),
  ]);
  return group('1411', [
    ...tracking(trackingIdentifier(level), trackingUid),
    boneFinding,
    centerPoint(center.centerIj, series.slices[center.sliceIndex]!),
    imageItem('CONTAINS', MEASUREMENT_CODES.referencedSegment, segmentOf(trackingUid)),
    uidItem('CONTAINS', MEASUREMENT_CODES.sourceSeries, series.seriesInstanceUid),
    ...methodAndSite(MASK_PATH_CODES[path], level),
    mean,
    sampleSd(statistics.sdHu),
    attenuation('median', statistics.medianHu),
    ...(statistics.p5Hu === undefined ? [] : [attenuation('percentile5', statistics.p5Hu)]),
    ...(statistics.p95Hu === undefined ? [] : [attenuation('percentile95', statistics.p95Hu)]),
    numberItem('CONTAINS', MEASUREMENT_CODES.volume, statistics.volumeMm3, UNIT_CODES.mm3),
    voxelCount(statistics.voxels),
    ...excludedComment(exclusion),
    ...warnings.map((warning) =>
      textItem('CONTAINS', MEASUREMENT_CODES.warning, messageText(warning)),
    ),
  ]);
}

/** A parameter of the method, of all levels or of the one whose mean it stands under. */
export const algorithmParameter = (text: string): ContentNode =>
  textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmParameters, text);

/** Begins the algorithm parameter that holds the clicked point: L, P, S in mm, comma-separated. */
export const SEED_PARAMETER = 'seedLpsMm=';

/**
 * Begins the algorithm parameter that holds a peel in mm: that of new masks, or of a level whose
 * own is another.
 */
export const PEEL_PARAMETER = 'peelMm=';

/**
 * The voxel nearest to the centre of a mask in one of its slices: the middle one, or the
 * nearest to it that is not `taken`, so that a viewer does not draw labels over each other.
 */
function middleOfMask(
  mask: Mask,
  taken: readonly number[],
): {
  readonly sliceIndex: number;
  readonly centerIj: readonly [number, number];
} {
  const slices = slicesOfMask(mask);
  const middle = slices[slices.length >> 1]!;
  const byDistance = [...slices].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const sliceIndex = byDistance.find((slice) => !taken.includes(slice)) ?? middle;
  const { min, size } = mask.box;
  const first = (sliceIndex - min[2]) * size[0] * size[1];
  let count = 0;
  let sumI = 0;
  let sumJ = 0;
  for (let offset = 0; offset < size[0] * size[1]; offset++) {
    if (!mask.voxels[first + offset]) continue;
    count++;
    sumI += offset % size[0];
    sumJ += Math.floor(offset / size[0]);
  }
  return {
    sliceIndex,
    centerIj: [min[0] + Math.round(sumI / count), min[1] + Math.round(sumJ / count)],
  };
}
