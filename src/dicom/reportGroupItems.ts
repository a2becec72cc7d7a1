import type { PointIj } from '../measurement/ellipse';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { Exclusion } from '../study/reading';
import {
  EXCLUSION_CODES,
  HEADING_CODES,
  MEASUREMENT_CODES,
  SEGMENT_CODES,
  UNIT_CODES,
  VERTEBRAL_BODY_CODES,
  type Code,
} from './codes';
import {
  codeItem,
  container,
  coordinatesItem,
  numberItem,
  textItem,
  uidItem,
  type ContentNode,
  type ImageReference,
} from './contentNode';

/** Index coordinates have their whole numbers at voxel centres, SCOORD at voxel corners. */
export const SCOORD_OFFSET = 0.5;

/** A measurement group by a DCMR template. */
export const group = (template: string, children: readonly ContentNode[]): ContentNode =>
  container('CONTAINS', HEADING_CODES.measurementGroup, children, template);

/** Name and UID of what a group measures. */
export const tracking = (identifier: string, uid: string): readonly ContentNode[] => [
  textItem('HAS OBS CONTEXT', MEASUREMENT_CODES.trackingIdentifier, identifier),
  uidItem('HAS OBS CONTEXT', MEASUREMENT_CODES.trackingUid, uid),
];

/** What a group measures, as its segment says. */
export const boneFinding = codeItem('CONTAINS', MEASUREMENT_CODES.finding, SEGMENT_CODES.bone);

/** How and where a group measures. */
export const methodAndSite = (
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

/** A statistic of HU: mean, standard deviation, median or a percentile. */
export const attenuation = (
  derivation: 'mean' | 'standardDeviation' | 'median' | 'percentile5' | 'percentile95',
  valueHu: number,
  more: readonly ContentNode[] = [],
): ContentNode =>
  numberItem('CONTAINS', MEASUREMENT_CODES.attenuation, valueHu, UNIT_CODES.hu, [
    codeItem('HAS CONCEPT MOD', MEASUREMENT_CODES.derivation, MEASUREMENT_CODES[derivation]),
    ...more,
  ]);

/** The standard deviation, and which of the two it is. */
export const sampleSd = (sdHu: number): ContentNode =>
  attenuation('standardDeviation', sdHu, [
    textItem(
      'HAS CONCEPT MOD',
      MEASUREMENT_CODES.equivalentMeaning,
      'Sample standard deviation (n - 1)',
    ),
  ]);

/** How many voxels were measured. */
export const voxelCount = (voxels: number): ContentNode =>
  numberItem('CONTAINS', MEASUREMENT_CODES.voxels, voxels, UNIT_CODES.voxels);

/** Says beside the value of a level that it does not enter the mean; the reason is coded elsewhere. */
export const excludedComment = (exclusion: Exclusion | undefined): readonly ContentNode[] =>
  exclusion
    ? [
        textItem(
          'CONTAINS',
          MEASUREMENT_CODES.comment,
          `Excluded from the patient's mean: ${EXCLUSION_CODES[exclusion.reason].meaning}`,
        ),
      ]
    : [];

/** Where in an image a group belongs, for readers that know images only. */
export const centerPoint = ([i, j]: PointIj, image: ImageReference): ContentNode =>
  coordinatesItem(
    'CONTAINS',
    MEASUREMENT_CODES.center,
    'POINT',
    [i + SCOORD_OFFSET, j + SCOORD_OFFSET],
    image,
  );
