import { readMessage } from '../messages/message';
import { VertebralBmdError } from '../errors';
import type { ThreeDimensionalReading } from '../study/reading';
import { voxelVolumeMm3 } from '../volume/geometry';
import type { Vec3 } from '../volume/vector';
import { MEASUREMENT_CODES, UNIT_CODES } from './codes';
import {
  failSeveral,
  findItems,
  readText,
  required,
  requireNumber,
  requireUid,
  type StoredItem,
} from './contentReader';
import type { CtSeries } from './ctSeries';
import { parseDecimal } from './dataset';
import {
  isSameSize,
  readPercentiles,
  requireAttenuation,
  requireHu,
  requireSd,
  requireVoxels,
} from './reportHu';
import { PEEL_PARAMETER, SEED_PARAMETER } from './reportGroups';

/**
 * The 3D-HU of a measurement group, without mask and path.
 *
 * @param reportPeelMm the peel (mm) of all levels for which the report names no other
 * @throws VertebralBmdError `invalidDataset` when the group is of another CT, incomplete or
 *   impossible.
 */
export function readThreeDimensional(
  group: StoredItem,
  series: CtSeries,
  reportPeelMm: number,
): Omit<ThreeDimensionalReading, 'cancellous' | 'path'> {
  if (requireUid(group, MEASUREMENT_CODES.sourceSeries) !== series.seriesInstanceUid) {
    throw new VertebralBmdError('invalidDataset', 'the stored report is of another CT series');
  }
  const mean = requireAttenuation(group, MEASUREMENT_CODES.mean);
  const seedLps = readSeed(mean);
  const medianHu = requireHu(group, MEASUREMENT_CODES.median);
  const voxels = requireVoxels(group);
  const expectedMm3 = voxels * voxelVolumeMm3(series.geometry);
  return {
    statistics: {
      meanHu: requireHu(group, MEASUREMENT_CODES.mean),
      sdHu: requireSd(group),
      medianHu,
      ...readPercentiles(group, medianHu),
      voxels,
      volumeMm3: requireNumber(group, MEASUREMENT_CODES.volume, UNIT_CODES.mm3, (volume) =>
        isSameSize(volume, expectedMm3),
      ),
    },
    peelMm: readPeel(mean) ?? reportPeelMm,
    ...(seedLps ? { seedLps } : {}),
    warnings: findItems(group, MEASUREMENT_CODES.warning).map((item) =>
      readMessage(readText(item)),
    ),
  };
}

/** Names of the algorithm parameters that are known; what another one says would be lost. */
const PARAMETERS = [PEEL_PARAMETER, SEED_PARAMETER] as const;

/** What follows the name of an algorithm parameter right under an item, or `undefined`. */
function readParameter(item: StoredItem, name: string): string | undefined {
  const concept = MEASUREMENT_CODES.algorithmParameters;
  const texts = findItems(item, concept).map(readText);
  const isKnown = texts.every((text) => PARAMETERS.some((known) => text.startsWith(known)));
  const [found, ...others] = required(isKnown ? texts : undefined, concept.meaning).filter((text) =>
    text.startsWith(name),
  );
  if (others.length > 0) failSeveral(name);
  return found?.slice(name.length);
}

/**
 * Greatest peel (mm) that is read: twice half the width of a vertebral body, of which no peel
 * leaves a mask.
 */
const GREATEST_PEEL_MM = 40;

/**
 * The peel (mm) that is named right under an item, or `undefined`.
 *
 * @throws VertebralBmdError `invalidDataset` when it is no distance that a mask can have.
 */
export function readPeel(item: StoredItem): number | undefined {
  const text = readParameter(item, PEEL_PARAMETER);
  if (text === undefined) return undefined;
  const peelMm = parseDecimal(text);
  return required(peelMm >= 0 && peelMm <= GREATEST_PEEL_MM ? peelMm : undefined, PEEL_PARAMETER);
}

function readSeed(mean: StoredItem): Vec3 | undefined {
  const parameter = readParameter(mean, SEED_PARAMETER);
  if (parameter === undefined) return undefined;
  const seed = parameter.split(',').map(parseDecimal);
  const isPoint = seed.length === 3 && seed.every(Number.isFinite);
  return required(isPoint ? (seed as unknown as Vec3) : undefined, SEED_PARAMETER);
}
