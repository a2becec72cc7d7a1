import { VertebralBmdError } from '../errors';
import { VERTEBRAL_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type { LevelValues } from '../study/levelValues';
import type { StoredReading } from '../study/reading';
import { checkPatientMeans } from './checkPatientMeans';
import { CONTEXT_CODES, HEADING_CODES, MEASUREMENT_CODES, UNIT_CODES } from './codes';
import { checkReadable } from './contentHeader';
import {
  failSeveral,
  findItem,
  findItems,
  readMeasuredNumber,
  readText,
  requireItem,
} from './contentReader';
import { readUid, type NaturalizedDataset } from './dataset';
import { groupsByLevel, levelOf, measurementGroups } from './groupsByLevel';
import { isOurReport } from './parseReport';
import { readThreeSliceHu } from './reportEllipses';
import { requireHu } from './reportHu';
import { readOrigin } from './reportOrigin';
import { readCalendarDate } from './storedTime';

/** What a report says by itself, without its CT and its masks. */
export interface ReportValues {
  readonly studyInstanceUid: string;
  /** When the CT was made, `2025-03-10`; absent where the study does not say, or no date. */
  readonly studyDate?: string;
  readonly stored: StoredReading;
  /** Tube voltage, kV; absent where the CT did not state it. */
  readonly kvp?: number;
  /** In the words of the report. */
  readonly contrast?: string;
  /** From cranial to caudal. */
  readonly levels: readonly LevelValues[];
}

/**
 * Reads the values of a report that `buildReport` made, of any CT series.
 *
 * @param dataset Naturalized.
 * @throws VertebralBmdError `invalidDataset` for a report of another software or one that is
 *   incomplete; `unsupportedVersion` for a format of a newer version.
 */
export function parseReportValues(dataset: NaturalizedDataset): ReportValues {
  checkReadable(dataset);
  if (!isOurReport(dataset)) {
    throw new VertebralBmdError('invalidDataset', 'expected a measurement report');
  }
  const section = requireItem(dataset, HEADING_CODES.measurements);
  const found = new Map<VertebralLevel, LevelValues>();
  for (const [level, { threeDimensional, threeSlice, ellipses }] of groupsByLevel(section)) {
    found.set(level, {
      level,
      isExcluded: false,
      ...(threeDimensional
        ? { threeDimensionalHu: requireHu(threeDimensional.group, MEASUREMENT_CODES.mean) }
        : {}),
      ...(threeSlice ? { threeSliceHu: readThreeSliceHu(threeSlice, ellipses).meanHu } : {}),
    });
  }
  const qualitative = requireItem(dataset, HEADING_CODES.qualitative);
  for (const item of findItems(qualitative, MEASUREMENT_CODES.excluded)) {
    const level = levelOf(item);
    if (found.get(level)?.isExcluded) failSeveral(`exclusion of ${level}`);
    found.set(level, { ...found.get(level), level, isExcluded: true });
  }
  const levels = VERTEBRAL_LEVELS.flatMap((level) => found.get(level) ?? []);
  checkPatientMeans(dataset, levels);
  const studyDate = readCalendarDate(dataset, 'StudyDate');
  return {
    studyInstanceUid: readUid(dataset, 'StudyInstanceUID') ?? '',
    ...(studyDate ? { studyDate } : {}),
    stored: readOrigin(dataset, measurementGroups(section)),
    ...readScan(dataset),
    levels,
  };
}

/** How the CT was made, from the image library. */
function readScan(dataset: NaturalizedDataset): Pick<ReportValues, 'kvp' | 'contrast'> {
  const library = findItem(dataset, HEADING_CODES.imageLibrary);
  const group = library && findItem(library, HEADING_CODES.imageLibraryGroup);
  const voltage = group && findItem(group, CONTEXT_CODES.kvp);
  const contrast = group && findItem(group, CONTEXT_CODES.contrastState);
  const kvp = voltage && readMeasuredNumber(voltage, UNIT_CODES.kilovolt);
  return {
    ...(kvp !== undefined && kvp > 0 ? { kvp } : {}),
    ...(contrast ? { contrast: readText(contrast) } : {}),
  };
}
