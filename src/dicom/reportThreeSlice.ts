import { VertebralBmdError } from '../errors';
import type { EllipseHu, EllipseRoi } from '../measurement/ellipse';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { LevelReading, ThreeSliceReading } from '../study/reading';
import { MEASUREMENT_CODES, METHOD_CODES, SLICE_POSITION_CODES, UNIT_CODES } from './codes';
import { codeItem, coordinatesItem, numberItem, uidItem, type ContentNode } from './contentNode';
import type { CtSeries } from './ctSeries';
import {
  attenuation,
  boneFinding,
  centerPoint,
  excludedComment,
  group,
  methodAndSite,
  sampleSd,
  SCOORD_OFFSET,
  tracking,
  voxelCount,
} from './reportGroupItems';
import { deriveUid } from './uid';

/**
 * Three TID 1410 groups, one an ellipse, and a TID 1501 group with the mean of their means. The
 * point stands before the ellipses in it, since the stock viewer draws the first coordinates of
 * a group: the mean shows as an arrow, not over the middle ellipse.
 */
export function threeSliceGroups(
  { level, trackingUid, exclusion }: LevelReading,
  { ellipses, hu }: ThreeSliceReading,
  series: CtSeries,
): readonly ContentNode[] {
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
  const middle = ellipses.find(({ position }) => position === 'middle') ?? ellipses[0]!;
  const meanGroup = group('1501', [
    ...tracking(`${level} three-slice HU`, deriveUid(trackingUid, 'three-slice')),
    uidItem('HAS OBS CONTEXT', MEASUREMENT_CODES.vertebraTrackingUid, trackingUid),
    boneFinding,
    ...methodAndSite(METHOD_CODES.threeSliceHu, level),
    attenuation('mean', hu.meanHu),
    centerPoint(middle.centerIj, series.slices[middle.sliceIndex]!),
    ...ellipses.map((ellipse) => ellipseItem(ellipse, series)),
    ...excludedComment(exclusion),
  ]);
  return [...ellipseGroups, meanGroup];
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
    boneFinding,
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
