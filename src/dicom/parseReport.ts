import type { EnteredContext } from '../assessment/patientContext';
import { VertebralBmdError } from '../errors';
import type {
  AnatomyNote,
  LevelReading,
  StoredReading,
  ThreeDimensionalReading,
} from '../study/reading';
import type { VertebralLevel } from '../spine/vertebralLevel';
import { REPORT_SOP_CLASS } from './buildReport';
import {
  ANATOMY_CODES,
  EXCLUSION_CODES,
  findByCode,
  HEADING_CODES,
  MASK_PATH_CODES,
  MEASUREMENT_CODES,
} from './codes';
import { checkReadable, isOwnResult } from './contentHeader';
import {
  findItem,
  findItems,
  readText,
  required,
  requireItem,
  requireUid,
  type StoredItem,
} from './contentReader';
import type { CtSeries } from './ctSeries';
import { readItems, readString, readUid, type NaturalizedDataset } from './dataset';
import { isEllipse, isThreeSliceMean, levelOf, methodOf } from './reportGroupKind';
import { readPeel, readThreeDimensional, readThreeSlice } from './reportMeasurements';
import { readEntered } from './reportEntered';
import { PEEL_PARAMETER } from './reportGroups';
import { readOrigin } from './reportOrigin';

/** What a report says of a level: everything of a `LevelReading` but the mask itself. */
export interface StoredLevel extends Omit<LevelReading, 'threeDimensional'> {
  readonly threeDimensional?: Omit<ThreeDimensionalReading, 'cancellous'>;
}

/** A stored report of this software. */
export interface StoredReport {
  /** Who and when, and the segmentation to which the report refers. */
  readonly stored: StoredReading;
  /** Distance (mm) that new masks kept from the body's surface. */
  readonly peelMm: number;
  readonly anatomyNote?: AnatomyNote;
  /** Absent also in reports written before it was stored. */
  readonly patient?: EnteredContext;
  readonly levels: readonly StoredLevel[];
}

/** Whether a dataset is a report that this software, in any version, wrote. */
export const isOurReport = (dataset: NaturalizedDataset): boolean =>
  readString(dataset, 'SOPClassUID') === REPORT_SOP_CLASS && isOwnResult(dataset);

/** Whether a report of this software is about a series, though it may not be readable. */
export const isReportOf = (dataset: NaturalizedDataset, seriesInstanceUid: string): boolean =>
  readItems(dataset, 'CurrentRequestedProcedureEvidenceSequence')
    .flatMap((study) => readItems(study, 'ReferencedSeriesSequence'))
    .some((series) => readUid(series, 'SeriesInstanceUID') === seriesInstanceUid);

/**
 * Reads a report that `buildReport` made. A level is known by its finding site, a measurement
 * by its method, never by the order of items.
 *
 * @param dataset Naturalized.
 * @param series The CT series of the report.
 * @throws VertebralBmdError `invalidDataset` for a report of another software or CT, or one
 *   that is incomplete; `unsupportedVersion` for a format of a newer version.
 */
export function parseReport(dataset: NaturalizedDataset, series: CtSeries): StoredReport {
  checkReadable(dataset);
  if (!isOurReport(dataset)) {
    throw new VertebralBmdError('invalidDataset', 'expected a measurement report');
  }
  const section = requireItem(dataset, HEADING_CODES.measurements);
  const groups = findItems(section, HEADING_CODES.measurementGroup);
  const peelMm = required(readPeel(section), PEEL_PARAMETER);
  const levels = new Map<VertebralLevel, StoredLevel>();
  const merge = (found: StoredLevel) => {
    const before = levels.get(found.level);
    if (before && before.trackingUid !== found.trackingUid) {
      throw new VertebralBmdError('invalidDataset', `two vertebrae are named ${found.level}`);
    }
    levels.set(found.level, { ...before, ...found });
  };
  for (const group of groups) {
    const path = findByCode(MASK_PATH_CODES, methodOf(group), 'ConceptCodeSequence');
    if (path) {
      merge({
        level: levelOf(group),
        trackingUid: requireUid(group, MEASUREMENT_CODES.trackingUid),
        threeDimensional: { path, ...readThreeDimensional(group, series, peelMm) },
      });
    } else if (isThreeSliceMean(group)) {
      const level = levelOf(group);
      const slices = groups.filter((each) => isEllipse(each) && levelOf(each) === level);
      merge({
        level,
        trackingUid: requireUid(group, MEASUREMENT_CODES.vertebraTrackingUid),
        threeSlice: readThreeSlice(group, slices, series),
      });
    }
  }
  const qualitative = requireItem(dataset, HEADING_CODES.qualitative);
  findItems(qualitative, MEASUREMENT_CODES.excluded).map(readExclusion).forEach(merge);
  const anatomy = findItem(qualitative, MEASUREMENT_CODES.anatomy);
  const patient = readEntered(qualitative);
  return {
    stored: readOrigin(dataset, groups),
    peelMm,
    ...(anatomy ? { anatomyNote: readAnatomy(anatomy) } : {}),
    ...(patient ? { patient } : {}),
    levels: [...levels.values()],
  };
}

/** The reader's free text to a code; empty where there is none. */
function readNote(item: StoredItem): string {
  const note = findItem(item, MEASUREMENT_CODES.comment);
  return note ? readText(note) : '';
}

function readAnatomy(item: StoredItem): AnatomyNote {
  const kind = findByCode(ANATOMY_CODES, item, 'ConceptCodeSequence');
  return { kind: required(kind, MEASUREMENT_CODES.anatomy.meaning), note: readNote(item) };
}

function readExclusion(item: StoredItem): StoredLevel {
  return {
    level: levelOf(item),
    trackingUid: requireUid(item, MEASUREMENT_CODES.trackingUid),
    exclusion: {
      reason: required(
        findByCode(EXCLUSION_CODES, item, 'ConceptCodeSequence'),
        MEASUREMENT_CODES.excluded.meaning,
      ),
      note: readNote(item),
    },
  };
}
