import { METRICS } from '../assessment/method';
import { VertebralBmdError } from '../errors';
import type { LevelValues } from '../study/levelValues';
import { meansOfLevels } from '../study/patientMeans';
import { hasCode, HEADING_CODES, MEASUREMENT_CODES, METHOD_CODES } from './codes';
import { failSeveral, findItem, findItems, type StoredItem } from './contentReader';
import { MEAN_ROUNDING_HU } from './reportEllipses';
import { readHu } from './reportHu';

/**
 * Makes sure that the patient's means of a report are those of the levels that were read from it:
 * where a level, a value or an exclusion was lost or changed on the way, they are not.
 *
 * @param report The root of the report's content.
 * @throws VertebralBmdError `invalidDataset` when they differ.
 */
export function checkPatientMeans(report: StoredItem, levels: readonly LevelValues[]): void {
  const means = meansOfLevels(levels);
  const section = findItem(report, HEADING_CODES.derivedMeasurements) ?? {};
  const stored = findItems(section, MEASUREMENT_CODES.attenuation);
  for (const metric of METRICS) {
    const [item, ...others] = stored.filter((each) =>
      hasCode(
        findItem(each, MEASUREMENT_CODES.method) ?? {},
        'ConceptCodeSequence',
        METHOD_CODES[metric],
      ),
    );
    if (others.length > 0) failSeveral(`patient mean, ${METHOD_CODES[metric].meaning}`);
    const mean = means[metric];
    const meanHu = mean.status === 'assessable' ? mean.meanHu : undefined;
    if (!isSame(item && (readHu(item) ?? NaN), meanHu)) {
      throw new VertebralBmdError(
        'invalidDataset',
        'the patient mean of the stored report is not that of its levels',
      );
    }
  }
}

const isSame = (a: number | undefined, b: number | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Math.abs(a - b) <= MEAN_ROUNDING_HU;
