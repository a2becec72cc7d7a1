import type { EnteredContext } from '../assessment/patientContext';
import { VertebralBmdError } from '../errors';
import type { LevelValues } from '../study/levelValues';
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
  MEASUREMENT_CODES,
} from './codes';
import { checkPatientMeans } from './checkPatientMeans';
import { checkReadable, isOwnResult } from './contentHeader';
import {
  failSeveral,
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
import { groupsByLevel, levelOf, measurementGroups, type StoredGroups } from './groupsByLevel';
import { readThreeSlice } from './reportEllipses';
import { readPeel, readThreeDimensional } from './reportMeasurements';
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
  const peelMm = required(readPeel(section), PEEL_PARAMETER);
  const measured = Array.from(groupsByLevel(section), ([level, groups]) =>
    readLevel(level, groups, series, peelMm),
  );
  const qualitative = requireItem(dataset, HEADING_CODES.qualitative);
  const excluded = findItems(qualitative, MEASUREMENT_CODES.excluded).map(readExclusion);
  const levels = joinLevels(measured, excluded);
  checkPatientMeans(dataset, levels.map(valuesOf));
  const anatomy = findItem(qualitative, MEASUREMENT_CODES.anatomy);
  const patient = readEntered(qualitative);
  return {
    stored: readOrigin(dataset, measurementGroups(section)),
    peelMm,
    ...(anatomy ? { anatomyNote: readAnatomy(anatomy) } : {}),
    ...(patient ? { patient } : {}),
    levels,
  };
}

function readLevel(
  level: VertebralLevel,
  { threeDimensional, threeSlice, ellipses }: StoredGroups,
  series: CtSeries,
  peelMm: number,
): StoredLevel {
  const uids = [
    threeDimensional && requireUid(threeDimensional.group, MEASUREMENT_CODES.trackingUid),
    threeSlice && requireUid(threeSlice, MEASUREMENT_CODES.vertebraTrackingUid),
  ].filter((uid) => uid !== undefined);
  return {
    level,
    trackingUid: onlyOne(uids, level),
    ...(threeDimensional
      ? {
          threeDimensional: {
            path: threeDimensional.path,
            ...readThreeDimensional(threeDimensional.group, series, peelMm),
          },
        }
      : {}),
    ...(threeSlice ? { threeSlice: readThreeSlice(threeSlice, ellipses, series) } : {}),
  };
}

/** The levels with their exclusions, each once and each with a tracking UID of its own. */
function joinLevels(
  measured: readonly StoredLevel[],
  excluded: readonly StoredLevel[],
): readonly StoredLevel[] {
  const levels = new Map(measured.map((each) => [each.level, each]));
  for (const each of excluded) {
    const before = levels.get(each.level);
    if (before?.exclusion) failSeveral(`exclusion of ${each.level}`);
    if (before) onlyOne([before.trackingUid, each.trackingUid], each.level);
    levels.set(each.level, { ...before, ...each });
  }
  const all = [...levels.values()];
  if (new Set(all.map(({ trackingUid }) => trackingUid)).size < all.length) {
    throw new VertebralBmdError('invalidDataset', 'two levels have the same tracking UID');
  }
  return all;
}

/** The tracking UID that all parts of a level have. */
function onlyOne(uids: readonly string[], level: VertebralLevel): string {
  const [uid, ...others] = new Set(uids);
  if (others.length > 0) {
    throw new VertebralBmdError('invalidDataset', `two vertebrae are named ${level}`);
  }
  return required(uid, MEASUREMENT_CODES.trackingUid.meaning);
}

const valuesOf = ({
  level,
  exclusion,
  threeDimensional,
  threeSlice,
}: StoredLevel): LevelValues => ({
  level,
  isExcluded: exclusion !== undefined,
  ...(threeDimensional ? { threeDimensionalHu: threeDimensional.statistics.meanHu } : {}),
  ...(threeSlice ? { threeSliceHu: threeSlice.hu.meanHu } : {}),
});

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
