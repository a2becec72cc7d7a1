import { VertebralBmdError } from '../errors';
import type { EllipseHu, EllipseRoi } from '../measurement/ellipse';
import type { Mask } from '../segmentation/mask';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { LevelReading, ThreeDimensionalReading, ThreeSliceReading } from '../study/reading';
import {
  HEADING_CODES,
  MASK_PATH_CODES,
  MEASUREMENT_CODES,
  METHOD_CODES,
  SEGMENT_CODES,
  SLICE_POSITION_CODES,
  UNIT_CODES,
  VERTEBRAL_BODY_CODES,
  type Code,
} from './codes';
import {
  codeItem,
  container,
  coordinatesItem,
  imageItem,
  numberItem,
  textItem,
  uidItem,
  type ContentNode,
  type ImageReference,
} from './contentNode';
import type { CtSeries } from './ctSeries';
import { slicesOfMask } from './frames';
import { ALGORITHM_NAME, trackingIdentifier } from './segmentationSegments';
import { deriveUid } from './uid';

/** What the groups of a level need besides its reading. */
export interface GroupContext {
  readonly series: CtSeries;
  readonly softwareVersion: string;
  /** The segment of a level, by its tracking UID. */
  readonly segmentOf: (trackingUid: string) => ImageReference;
}

/** The measurement groups of a level, and the items that hold its two values. */
export interface LevelGroups {
  readonly groups: readonly ContentNode[];
  readonly threeDimensionalMean?: ContentNode;
  readonly threeSliceMean?: ContentNode;
}

/**
 * The measurement groups of a level. Each has a tracking UID of its own and, beside its
 * numbers, spatial coordinates in an image: the stock OHIF viewer merges groups that share a
 * tracking UID, and fails on a group without coordinates.
 */
export function levelGroups(level: LevelReading, context: GroupContext): LevelGroups {
  const threeDimensional = level.threeDimensional
    ? threeDimensionalGroup(level, level.threeDimensional, context)
    : undefined;
  const threeSlice = level.threeSlice
    ? threeSliceGroups(level, level.threeSlice, context)
    : undefined;
  return {
    groups: [
      ...(threeDimensional ? [threeDimensional.group] : []),
      ...(threeSlice ? threeSlice.groups : []),
    ],
    ...(threeDimensional ? { threeDimensionalMean: threeDimensional.mean } : {}),
    ...(threeSlice ? { threeSliceMean: threeSlice.mean } : {}),
  };
}

const group = (template: string, children: readonly ContentNode[]): ContentNode =>
  container('CONTAINS', HEADING_CODES.measurementGroup, children, template);

const tracking = (identifier: string, uid: string): readonly ContentNode[] => [
  textItem('HAS OBS CONTEXT', MEASUREMENT_CODES.trackingIdentifier, identifier),
  uidItem('HAS OBS CONTEXT', MEASUREMENT_CODES.trackingUid, uid),
];

const bone = codeItem('CONTAINS', MEASUREMENT_CODES.finding, SEGMENT_CODES.bone);

const methodAndSite = (
  method: Code,
  level: VertebralLevel,
  siteModifiers: readonly ContentNode[] = [],
): readonly ContentNode[] => [
  codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.method, method),
  findingSite(level, siteModifiers),
];

/** The body of a vertebra as the place of what stands above this item. */
export const findingSite = (
  level: VertebralLevel,
  modifiers: readonly ContentNode[] = [],
): ContentNode =>
  codeItem(
    'HAS CONCEPT MOD',
    MEASUREMENT_CODES.findingSite,
    VERTEBRAL_BODY_CODES[level],
    modifiers,
  );

/** A statistic of HU: mean, standard deviation or median. */
const attenuation = (
  derivation: 'mean' | 'standardDeviation' | 'median',
  valueHu: number,
  more: readonly ContentNode[] = [],
): ContentNode =>
  numberItem('CONTAINS', MEASUREMENT_CODES.attenuation, valueHu, UNIT_CODES.hu, [
    codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.derivation, MEASUREMENT_CODES[derivation]),
    ...more,
  ]);

const sampleSd = (sdHu: number): ContentNode =>
  attenuation('standardDeviation', sdHu, [
    textItem(
      'HAS CONCEPT MOD',
      MEASUREMENT_CODES.equivalentMeaning,
      'Sample standard deviation (n - 1)',
    ),
  ]);

const voxelCount = (voxels: number): ContentNode =>
  numberItem('CONTAINS', MEASUREMENT_CODES.voxels, voxels, UNIT_CODES.voxels);

/** The 3D-HU of a level: TID 1411 with the segment, and a point inside it for plain readers. */
function threeDimensionalGroup(
  { level, trackingUid }: LevelReading,
  { path, cancellous, statistics, seedLps, warnings }: ThreeDimensionalReading,
  { series, softwareVersion, segmentOf }: GroupContext,
): { readonly group: ContentNode; readonly mean: ContentNode } {
  const center = middleOfMask(cancellous);
  const mean = attenuation('mean', statistics.meanHu, [
    textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmName, ALGORITHM_NAME),
    textItem('HAS CONCEPT MOD', MEASUREMENT_CODES.algorithmVersion, softwareVersion),
    ...(seedLps
      ? [
          textItem(
            'HAS CONCEPT MOD',
            MEASUREMENT_CODES.algorithmParameters,
            `${SEED_PARAMETER}${seedLps.join(',')}`,
          ),
        ]
      : []),
  ]);
  return {
    mean,
    group: group('1411', [
      ...tracking(trackingIdentifier(level), trackingUid),
      bone,
      pointItem(center.centerIj, series.slices[center.sliceIndex]!),
      imageItem('CONTAINS', MEASUREMENT_CODES.referencedSegment, segmentOf(trackingUid)),
      uidItem('CONTAINS', MEASUREMENT_CODES.sourceSeries, series.seriesInstanceUid),
      ...methodAndSite(MASK_PATH_CODES[path], level),
      mean,
      sampleSd(statistics.sdHu),
      attenuation('median', statistics.medianHu),
      numberItem('CONTAINS', MEASUREMENT_CODES.volume, statistics.volumeMm3, UNIT_CODES.mm3),
      voxelCount(statistics.voxels),
      ...warnings.map((text) => textItem('CONTAINS', MEASUREMENT_CODES.warning, text)),
    ]),
  };
}

/** Begins the algorithm parameter that holds the clicked point: L, P, S in mm, comma-separated. */
export const SEED_PARAMETER = 'seedLpsMm=';

/** Begins the algorithm parameter that holds the peel of new masks in mm. */
export const PEEL_PARAMETER = 'peelMm=';

/**
 * Three TID 1410 groups, one an ellipse, and a TID 1501 group with the mean of their means. The
 * point stands before the ellipses in it, since the stock viewer draws the first coordinates of
 * a group: the mean shows as an arrow, not over the middle ellipse.
 */
function threeSliceGroups(
  { level, trackingUid }: LevelReading,
  { ellipses, hu }: ThreeSliceReading,
  { series }: GroupContext,
): { readonly groups: readonly ContentNode[]; readonly mean: ContentNode } {
  const ellipseGroups = ellipses.map((ellipse) => {
    const slice = hu.slices.find(({ position }) => position === ellipse.position);
    if (!slice) {
      throw new VertebralBmdError(
        'invalidInput',
        `the ${ellipse.position} ellipse of ${level} has no measurement`,
      );
    }
    return ellipseGroup(level, trackingUid, ellipse, slice, series);
  });
  const mean = attenuation('mean', hu.meanHu);
  const middle = ellipses.find(({ position }) => position === 'middle') ?? ellipses[0]!;
  const meanGroup = group('1501', [
    ...tracking(`${level} three-slice HU`, deriveUid(trackingUid, 'three-slice')),
    uidItem('HAS OBS CONTEXT', MEASUREMENT_CODES.vertebraTrackingUid, trackingUid),
    bone,
    ...methodAndSite(METHOD_CODES.threeSliceHu, level),
    mean,
    pointItem(middle.centerIj, series.slices[middle.sliceIndex]!),
    ...ellipses.map((ellipse) => ellipseItem(ellipse, series)),
  ]);
  return { mean, groups: [...ellipseGroups, meanGroup] };
}

function ellipseGroup(
  level: VertebralLevel,
  trackingUid: string,
  ellipse: EllipseRoi,
  { meanHu, sdHu, areaMm2, voxels }: EllipseHu,
  series: CtSeries,
): ContentNode {
  const { position } = ellipse;
  return group('1410', [
    ...tracking(
      `${level} three-slice ${position}`,
      deriveUid(trackingUid, `three-slice ${position}`),
    ),
    bone,
    ellipseItem(ellipse, series),
    ...methodAndSite(METHOD_CODES.threeSliceHu, level, [
      codeItem(
        'HAS CONCEPT MOD',
        MEASUREMENT_CODES.topographicalModifier,
        SLICE_POSITION_CODES[position],
      ),
    ]),
    attenuation('mean', meanHu),
    sampleSd(sdHu),
    numberItem('CONTAINS', MEASUREMENT_CODES.area, areaMm2, UNIT_CODES.mm2),
    voxelCount(voxels),
  ]);
}

const ellipseItem = (ellipse: EllipseRoi, series: CtSeries): ContentNode =>
  coordinatesItem(
    'CONTAINS',
    MEASUREMENT_CODES.imageRegion,
    'ELLIPSE',
    ellipseGraphicData(ellipse),
    series.slices[ellipse.sliceIndex]!,
  );

/** Index coordinates have their whole numbers at voxel centres, SCOORD at voxel corners. */
export const SCOORD_OFFSET = 0.5;

/** The ends of the major axis, then of the minor axis (PS3.3 section C.18.6.1.2). */
function ellipseGraphicData(ellipse: EllipseRoi): readonly number[] {
  const [i, j] = ellipse.centerIj;
  return [ellipse.majorHalfAxisIj, ellipse.minorHalfAxisIj].flatMap(([di, dj]) => [
    i + di + SCOORD_OFFSET,
    j + dj + SCOORD_OFFSET,
    i - di + SCOORD_OFFSET,
    j - dj + SCOORD_OFFSET,
  ]);
}

const pointItem = ([i, j]: readonly [number, number], image: ImageReference): ContentNode =>
  coordinatesItem(
    'CONTAINS',
    MEASUREMENT_CODES.center,
    'POINT',
    [i + SCOORD_OFFSET, j + SCOORD_OFFSET],
    image,
  );

/** The voxel nearest to the centre of a mask in the middle one of its slices. */
function middleOfMask(mask: Mask): {
  readonly sliceIndex: number;
  readonly centerIj: readonly [number, number];
} {
  const slices = slicesOfMask(mask);
  const sliceIndex = slices[slices.length >> 1]!;
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
