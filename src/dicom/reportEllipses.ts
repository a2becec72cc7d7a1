import { VertebralBmdError } from '../errors';
import {
  ellipseAreaMm2,
  ellipseBounds,
  SLICE_POSITIONS,
  type EllipseRoi,
  type PointIj,
  type SlicePosition,
  type ThreeSliceHu,
} from '../measurement/ellipse';
import type { ThreeSliceReading } from '../study/reading';
import type { VolumeGeometry } from '../volume/geometry';
import { findByCode, MEASUREMENT_CODES, SLICE_POSITION_CODES, UNIT_CODES } from './codes';
import {
  imageKey,
  readImageKey,
  required,
  requireItem,
  requireNumber,
  valueType,
  type StoredItem,
} from './contentReader';
import type { CtSeries } from './ctSeries';
import { readItems, readNumbers } from './dataset';
import { isSameSize, requireHu, requireSd, requireVoxels } from './reportHu';
import { SCOORD_OFFSET } from './reportGroupItems';

/** How far (HU) a mean may be from what it is the mean of: more than any rounding of decimals. */
export const MEAN_ROUNDING_HU = 0.01;

/** How far (pixels) the middles of the two axes of an ellipse may be apart: 32-bit floats. */
const CENTER_ROUNDING = 0.01;

/**
 * The three-slice HU of a level, from the group with its mean and the groups of its ellipses.
 *
 * @throws VertebralBmdError `invalidDataset` unless there are the three ellipses, with the mean of
 *   their means.
 */
export function readThreeSliceHu(
  meanGroup: StoredItem,
  ellipseGroups: readonly StoredItem[],
): ThreeSliceHu {
  const slices = inOrder(ellipseGroups).map((group, index) => ({
    position: SLICE_POSITIONS[index]!,
    meanHu: requireHu(group, MEASUREMENT_CODES.mean),
    sdHu: requireSd(group),
    voxels: requireVoxels(group),
    areaMm2: requireNumber(group, MEASUREMENT_CODES.area, UNIT_CODES.mm2, (area) => area > 0),
  }));
  const meanHu = requireHu(meanGroup, MEASUREMENT_CODES.mean);
  const ofSlices = slices.reduce((sum, slice) => sum + slice.meanHu, 0) / slices.length;
  if (Math.abs(meanHu - ofSlices) > MEAN_ROUNDING_HU) {
    fail('a three-slice HU is not the mean of its ellipses');
  }
  return { meanHu, slices };
}

/**
 * The same with its ellipses.
 *
 * @throws VertebralBmdError `invalidDataset` also when an ellipse is none, or lies in no slice of
 *   the CT.
 */
export function readThreeSlice(
  meanGroup: StoredItem,
  ellipseGroups: readonly StoredItem[],
  series: CtSeries,
): ThreeSliceReading {
  const hu = readThreeSliceHu(meanGroup, ellipseGroups);
  const ellipses = inOrder(ellipseGroups).map((group, index) =>
    readEllipse(group, SLICE_POSITIONS[index]!, series),
  );
  const isOff = ellipses.some(
    (ellipse, index) =>
      !isSameSize(hu.slices[index]!.areaMm2, ellipseAreaMm2(ellipse, series.geometry)),
  );
  if (isOff) fail('the area of an ellipse is not that of its axes');
  return { ellipses, hu };
}

/** The groups of the superior, middle and inferior ellipse. */
function inOrder(groups: readonly StoredItem[]): readonly StoredItem[] {
  const positions = groups.map(positionOf);
  const inPlace = SLICE_POSITIONS.map((position) => groups[positions.indexOf(position)]);
  if (groups.length !== SLICE_POSITIONS.length || inPlace.some((group) => !group)) {
    fail(`expected ellipses ${SLICE_POSITIONS.join(', ')}, got ${positions.join(', ') || 'none'}`);
  }
  return inPlace as readonly StoredItem[];
}

function fail(message: string): never {
  throw new VertebralBmdError('invalidDataset', message);
}

const positionOf = (group: StoredItem): SlicePosition =>
  required(
    findByCode(
      SLICE_POSITION_CODES,
      requireItem(
        requireItem(group, MEASUREMENT_CODES.findingSite),
        MEASUREMENT_CODES.topographicalModifier,
      ),
      'ConceptCodeSequence',
    ),
    MEASUREMENT_CODES.topographicalModifier.meaning,
  );

function readEllipse(group: StoredItem, position: SlicePosition, series: CtSeries): EllipseRoi {
  const region = requireItem(group, MEASUREMENT_CODES.imageRegion);
  // 32-bit floats: an archive may answer with just the decimals that tell them apart.
  const ends = readNumbers(region, 'GraphicData').map(Math.fround);
  if (valueType(region) !== 'SCOORD' || ends.length !== 8 || !ends.every(Number.isFinite)) {
    fail('expected an ellipse with four end points');
  }
  const [a, b, c, d] = [0, 2, 4, 6].map((first) => [ends[first]!, ends[first + 1]!] as const) as [
    ...[PointIj, PointIj],
    ...[PointIj, PointIj],
  ];
  const [center, otherCenter] = [middle(a, b), middle(c, d)];
  if (center.some((at, axis) => Math.abs(at - otherCenter[axis]!) > CENTER_ROUNDING)) {
    fail('the axes of an ellipse do not meet in their middles');
  }
  const ellipse: EllipseRoi = {
    position,
    sliceIndex: sliceOf(region, series),
    centerIj: [center[0] - SCOORD_OFFSET, center[1] - SCOORD_OFFSET],
    majorHalfAxisIj: halfAxis(a, b),
    minorHalfAxisIj: halfAxis(c, d),
  };
  if (!liesInSlice(ellipse, series.geometry)) fail('an ellipse reaches out of its slice');
  return ellipse;
}

const middle = (a: PointIj, b: PointIj): PointIj => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const halfAxis = (a: PointIj, b: PointIj): PointIj => [(a[0] - b[0]) / 2, (a[1] - b[1]) / 2];

function liesInSlice(ellipse: EllipseRoi, { dimensions }: VolumeGeometry): boolean {
  const { minI, maxI, minJ, maxJ } = ellipseBounds(ellipse);
  return minI >= 0 && minJ >= 0 && maxI < dimensions[0] && maxJ < dimensions[1];
}

function sliceOf(region: StoredItem, series: CtSeries): number {
  const [image, ...others] = readItems(region, 'ContentSequence');
  const key = image && others.length === 0 ? readImageKey(image) : undefined;
  const sliceIndex = series.slices.findIndex(
    ({ sopInstanceUid, frameNumber }) => imageKey(sopInstanceUid, frameNumber) === key,
  );
  if (sliceIndex < 0) fail('an ellipse lies in no slice of the CT series');
  return sliceIndex;
}
