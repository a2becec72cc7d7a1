import { readMessage } from '../messages/message';
import { VertebralBmdError } from '../errors';
import type { EllipseHu, EllipseRoi } from '../measurement/ellipse';
import { SLICE_POSITIONS } from '../measurement/ellipse';
import type { HuStatistics } from '../measurement/huStatistics';
import type { ThreeDimensionalReading, ThreeSliceReading } from '../study/reading';
import type { Vec3 } from '../volume/vector';
import { findByCode, hasCode, MEASUREMENT_CODES, SLICE_POSITION_CODES, type Code } from './codes';
import {
  findItem,
  findItems,
  imageKey,
  readImageKey,
  readMeasuredNumber,
  readText,
  required,
  requireItem,
  requireNumber,
  requireUid,
  valueType,
  type StoredItem,
} from './contentReader';
import type { CtSeries } from './ctSeries';
import { readItems, readNumbers } from './dataset';
import { SCOORD_OFFSET } from './reportGroupItems';
import { PEEL_PARAMETER, SEED_PARAMETER } from './reportGroups';

/**
 * The 3D-HU of a measurement group, without mask and path.
 *
 * @param reportPeelMm the peel (mm) of all levels for which the report names no other
 * @throws VertebralBmdError `invalidDataset` when the group is of another CT or incomplete.
 */
export function readThreeDimensional(
  group: StoredItem,
  series: CtSeries,
  reportPeelMm: number,
): Omit<ThreeDimensionalReading, 'cancellous' | 'path'> {
  if (requireUid(group, MEASUREMENT_CODES.sourceSeries) !== series.seriesInstanceUid) {
    throw new VertebralBmdError('invalidDataset', 'the stored report is of another CT series');
  }
  const mean = attenuationItem(group, MEASUREMENT_CODES.mean);
  const seedLps = readSeed(mean);
  return {
    statistics: {
      meanHu: requireHu(group, MEASUREMENT_CODES.mean),
      sdHu: requireHu(group, MEASUREMENT_CODES.standardDeviation),
      medianHu: requireHu(group, MEASUREMENT_CODES.median),
      ...readPercentiles(group),
      voxels: requireNumber(group, MEASUREMENT_CODES.voxels),
      volumeMm3: requireNumber(group, MEASUREMENT_CODES.volume),
    },
    peelMm: readPeel(mean) ?? reportPeelMm,
    ...(seedLps ? { seedLps } : {}),
    warnings: findItems(group, MEASUREMENT_CODES.warning).map((item) =>
      readMessage(readText(item)),
    ),
  };
}

/**
 * The three-slice HU of a level, from the group with its mean and the groups of its ellipses.
 *
 * @throws VertebralBmdError `invalidDataset` when an ellipse is not in a slice of the CT, or
 *   something is missing.
 */
export function readThreeSlice(
  meanGroup: StoredItem,
  ellipseGroups: readonly StoredItem[],
  series: CtSeries,
): ThreeSliceReading {
  const found = ellipseGroups
    .map((group) => ({ ellipse: readEllipse(group, series), hu: readEllipseHu(group) }))
    .sort(
      (a, b) =>
        SLICE_POSITIONS.indexOf(a.ellipse.position) - SLICE_POSITIONS.indexOf(b.ellipse.position),
    );
  return {
    ellipses: found.map(({ ellipse }) => ellipse),
    hu: {
      meanHu: requireHu(meanGroup, MEASUREMENT_CODES.mean),
      slices: found.map(({ hu }) => hu),
    },
  };
}

/** The percentiles of a group; without them where the report was written before there were any. */
function readPercentiles(group: StoredItem): Pick<HuStatistics, 'p5Hu' | 'p95Hu'> {
  const { percentile5, percentile95 } = MEASUREMENT_CODES;
  if (!findAttenuation(group, percentile5)) return {};
  return { p5Hu: requireHu(group, percentile5), p95Hu: requireHu(group, percentile95) };
}

/** The attenuation with this derivation: mean, standard deviation, median or a percentile. */
const findAttenuation = (group: StoredItem, derivation: Code): StoredItem | undefined =>
  findItems(group, MEASUREMENT_CODES.attenuation).find((each) =>
    hasCode(findItem(each, MEASUREMENT_CODES.derivation) ?? {}, 'ConceptCodeSequence', derivation),
  );

const attenuationItem = (group: StoredItem, derivation: Code): StoredItem =>
  required(
    findAttenuation(group, derivation),
    `${MEASUREMENT_CODES.attenuation.meaning}, ${derivation.meaning}`,
  );

/**
 * The HU of a group with this derivation.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none.
 */
export const requireHu = (group: StoredItem, derivation: Code): number =>
  required(
    readMeasuredNumber(attenuationItem(group, derivation)),
    `${MEASUREMENT_CODES.attenuation.meaning}, ${derivation.meaning}`,
  );

/** What follows the name of an algorithm parameter right under an item, or `undefined`. */
function readParameter(item: StoredItem, name: string): string | undefined {
  return findItems(item, MEASUREMENT_CODES.algorithmParameters)
    .map(readText)
    .find((text) => text.startsWith(name))
    ?.slice(name.length);
}

/**
 * The peel (mm) that is named right under an item, or `undefined`.
 *
 * @throws VertebralBmdError `invalidDataset` when it is no distance.
 */
export function readPeel(item: StoredItem): number | undefined {
  const text = readParameter(item, PEEL_PARAMETER);
  if (text === undefined) return undefined;
  const peelMm = text.trim() === '' ? NaN : Number(text);
  return required(peelMm >= 0 && peelMm < Infinity ? peelMm : undefined, PEEL_PARAMETER);
}

function readSeed(mean: StoredItem): Vec3 | undefined {
  const parameter = readParameter(mean, SEED_PARAMETER);
  if (parameter === undefined) return undefined;
  const [x, y, z, ...rest] = parameter.split(',').map(Number);
  const valid = rest.length === 0 && [x, y, z].every(Number.isFinite);
  return required(valid ? ([x, y, z] as unknown as Vec3) : undefined, SEED_PARAMETER);
}

const positionOf = (group: StoredItem): EllipseRoi['position'] =>
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

function readEllipse(group: StoredItem, series: CtSeries): EllipseRoi {
  const region = requireItem(group, MEASUREMENT_CODES.imageRegion);
  // 32-bit floats: an archive may answer with just the decimals that tell them apart.
  const ends = readNumbers(region, 'GraphicData').map(Math.fround);
  if (valueType(region) !== 'SCOORD' || ends.length !== 8) {
    throw new VertebralBmdError('invalidDataset', 'expected an ellipse with four end points');
  }
  const [ax, ay, bx, by, cx, cy, dx, dy] = ends as unknown as readonly [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  return {
    position: positionOf(group),
    sliceIndex: sliceOf(region, series),
    centerIj: [(ax + bx) / 2 - SCOORD_OFFSET, (ay + by) / 2 - SCOORD_OFFSET],
    majorHalfAxisIj: [(ax - bx) / 2, (ay - by) / 2],
    minorHalfAxisIj: [(cx - dx) / 2, (cy - dy) / 2],
  };
}

function sliceOf(region: StoredItem, series: CtSeries): number {
  const image = readItems(region, 'ContentSequence')[0];
  const key = image && readImageKey(image);
  const sliceIndex = series.slices.findIndex(
    ({ sopInstanceUid, frameNumber }) => imageKey(sopInstanceUid, frameNumber) === key,
  );
  if (sliceIndex < 0) {
    throw new VertebralBmdError('invalidDataset', 'an ellipse lies in no slice of the CT series');
  }
  return sliceIndex;
}

const readEllipseHu = (group: StoredItem): EllipseHu => ({
  position: positionOf(group),
  meanHu: requireHu(group, MEASUREMENT_CODES.mean),
  sdHu: requireHu(group, MEASUREMENT_CODES.standardDeviation),
  voxels: requireNumber(group, MEASUREMENT_CODES.voxels),
  areaMm2: requireNumber(group, MEASUREMENT_CODES.area),
});
