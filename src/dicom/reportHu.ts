import { GREATEST_HU, PADDING_HU, type HuStatistics } from '../measurement/huStatistics';
import { hasCode, MEASUREMENT_CODES, UNIT_CODES, type Code } from './codes';
import {
  failSeveral,
  findItem,
  findItems,
  readMeasuredNumber,
  required,
  requireNumber,
  type StoredItem,
} from './contentReader';

const nameOf = (derivation: Code): string =>
  `${MEASUREMENT_CODES.attenuation.meaning}, ${derivation.meaning}`;

/**
 * The attenuation of a group with this derivation (mean, standard deviation, median or a
 * percentile), or `undefined`.
 *
 * @throws VertebralBmdError `invalidDataset` when there are several.
 */
export function findAttenuation(group: StoredItem, derivation: Code): StoredItem | undefined {
  const [found, ...others] = findItems(group, MEASUREMENT_CODES.attenuation).filter((each) =>
    hasCode(findItem(each, MEASUREMENT_CODES.derivation) ?? {}, 'ConceptCodeSequence', derivation),
  );
  if (others.length > 0) failSeveral(nameOf(derivation));
  return found;
}

/**
 * The same, where it must be there.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none.
 */
export const requireAttenuation = (group: StoredItem, derivation: Code): StoredItem =>
  required(findAttenuation(group, derivation), nameOf(derivation));

/** Whether HU can be those of tissue: padding enters no statistics. */
const isTissueHu = (hu: number): boolean => hu > PADDING_HU && hu <= GREATEST_HU;

/** The HU of an item; `undefined` where it has none, or one that no tissue has. */
export function readHu(item: StoredItem): number | undefined {
  const hu = readMeasuredNumber(item, UNIT_CODES.hu);
  return hu !== undefined && isTissueHu(hu) ? hu : undefined;
}

/**
 * The HU of a group with this derivation.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none, or one that no tissue has.
 */
export const requireHu = (group: StoredItem, derivation: Code): number =>
  required(readHu(requireAttenuation(group, derivation)), nameOf(derivation));

/**
 * The standard deviation (HU) of a group.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none, or a negative one.
 */
export function requireSd(group: StoredItem): number {
  const { standardDeviation } = MEASUREMENT_CODES;
  const sdHu = readMeasuredNumber(requireAttenuation(group, standardDeviation), UNIT_CODES.hu);
  const isPossible = sdHu !== undefined && sdHu >= 0 && sdHu <= GREATEST_HU;
  return required(isPossible ? sdHu : undefined, nameOf(standardDeviation));
}

/**
 * The percentiles of a group; without them where the report was written before there were any.
 *
 * @throws VertebralBmdError `invalidDataset` when there is one of the two, or the median is not
 *   between them.
 */
export function readPercentiles(
  group: StoredItem,
  medianHu: number,
): Pick<HuStatistics, 'p5Hu' | 'p95Hu'> {
  const { percentile5, percentile95 } = MEASUREMENT_CODES;
  if (!findAttenuation(group, percentile5) && !findAttenuation(group, percentile95)) return {};
  const [p5Hu, p95Hu] = [requireHu(group, percentile5), requireHu(group, percentile95)];
  required(p5Hu <= medianHu && medianHu <= p95Hu ? medianHu : undefined, nameOf(percentile5));
  return { p5Hu, p95Hu };
}

/**
 * The number of voxels of a group.
 *
 * @throws VertebralBmdError `invalidDataset` when there is none, or no whole number above 0.
 */
export const requireVoxels = (group: StoredItem): number =>
  requireNumber(
    group,
    MEASUREMENT_CODES.voxels,
    UNIT_CODES.voxels,
    (voxels) => Number.isInteger(voxels) && voxels > 0,
  );

/** How far (as a share) a size may be from what its grid gives: the rounding of spacings in headers. */
const SIZE_ROUNDING = 1e-3;

/** Whether a size (area, volume) is the expected one; both positive. */
export const isSameSize = (size: number, expected: number): boolean =>
  expected > 0 && Math.abs(size / expected - 1) <= SIZE_ROUNDING;
