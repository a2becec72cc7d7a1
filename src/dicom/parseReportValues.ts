import { VertebralBmdError } from '../errors';
import { VERTEBRAL_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type { LevelValues } from '../study/levelValues';
import type { StoredReading } from '../study/reading';
import {
  CONTEXT_CODES,
  findByCode,
  HEADING_CODES,
  MASK_PATH_CODES,
  MEASUREMENT_CODES,
} from './codes';
import { checkReadable } from './contentHeader';
import { findItem, findItems, readMeasuredNumber, readText, requireItem } from './contentReader';
import { readString, readUid, type NaturalizedDataset } from './dataset';
import { isOurReport } from './parseReport';
import { isThreeSliceMean, levelOf, methodOf } from './reportGroupKind';
import { requireHu } from './reportMeasurements';
import { readOrigin } from './reportOrigin';

/** What a report says by itself, without its CT and its masks. */
export interface ReportValues {
  readonly studyInstanceUid: string;
  /** When the CT was made, `2025-03-10`; absent where the study does not say. */
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
  const groups = findItems(section, HEADING_CODES.measurementGroup);
  const found = new Map<VertebralLevel, LevelValues>();
  const merge = (level: VertebralLevel, values: Partial<LevelValues>) =>
    found.set(level, { isExcluded: false, ...found.get(level), ...values, level });
  for (const group of groups) {
    if (findByCode(MASK_PATH_CODES, methodOf(group), 'ConceptCodeSequence')) {
      merge(levelOf(group), { threeDimensionalHu: requireHu(group, MEASUREMENT_CODES.mean) });
    } else if (isThreeSliceMean(group)) {
      merge(levelOf(group), { threeSliceHu: requireHu(group, MEASUREMENT_CODES.mean) });
    }
  }
  const qualitative = requireItem(dataset, HEADING_CODES.qualitative);
  for (const item of findItems(qualitative, MEASUREMENT_CODES.excluded)) {
    merge(levelOf(item), { isExcluded: true });
  }
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(readString(dataset, 'StudyDate') ?? '');
  return {
    studyInstanceUid: readUid(dataset, 'StudyInstanceUID') ?? '',
    ...(date ? { studyDate: date.slice(1).join('-') } : {}),
    stored: readOrigin(dataset, groups),
    ...readScan(dataset),
    levels: VERTEBRAL_LEVELS.flatMap((level) => found.get(level) ?? []),
  };
}

/** How the CT was made, from the image library. */
function readScan(dataset: NaturalizedDataset): Pick<ReportValues, 'kvp' | 'contrast'> {
  const library = findItem(dataset, HEADING_CODES.imageLibrary);
  const group = library && findItem(library, HEADING_CODES.imageLibraryGroup);
  const voltage = group && findItem(group, CONTEXT_CODES.kvp);
  const contrast = group && findItem(group, CONTEXT_CODES.contrastState);
  const kvp = voltage && readMeasuredNumber(voltage);
  return {
    ...(kvp === undefined ? {} : { kvp }),
    ...(contrast ? { contrast: readText(contrast) } : {}),
  };
}
