import type { EnteredContext } from '../assessment/patientContext';
import type { EllipseRoi, ThreeSliceHu } from '../measurement/ellipse';
import { VERTEBRAL_LEVELS, MEAN_LEVELS, type VertebralLevel } from '../spine/vertebralLevel';
import type {
  AnatomyNote,
  Exclusion,
  GuidedDraft,
  LevelReading,
  Reading,
  StoredReading,
  ThreeDimensionalReading,
  ThreeSliceReading,
} from './reading';

/** A reading of a series in which nothing is measured yet. `peelMm` in mm. */
export function startReading(
  ids: Pick<Reading, 'studyInstanceUid' | 'seriesInstanceUid'>,
  peelMm: number,
): Reading {
  return { ...ids, peelMm, levels: {} };
}

/** What a measurement of a level brings; what is absent stays as it was. */
export interface LevelMeasurement {
  readonly threeDimensional?: ThreeDimensionalReading;
  readonly threeSlice?: ThreeSliceReading;
}

/**
 * The reading with a level measured (again). The level keeps its tracking UID and exclusion;
 * `newTrackingUid` names it when it is measured for the first time.
 */
export function withMeasurement(
  reading: Reading,
  level: VertebralLevel,
  measurement: LevelMeasurement,
  newTrackingUid: string,
): Reading {
  const before: LevelReading = reading.levels[level] ?? { level, trackingUid: newTrackingUid };
  return withLevel(reading, { ...before, ...measurement });
}

/** The reading with other measurements of a level; unchanged where nothing is known of the level. */
export function withCorrection(
  reading: Reading,
  level: VertebralLevel,
  corrected: LevelMeasurement,
): Reading {
  const before = reading.levels[level];
  return before ? withLevel(reading, { ...before, ...corrected }) : reading;
}

/** The reading with one ellipse of a level replaced and the level's three-slice HU renewed. */
export function withEllipse(
  reading: Reading,
  level: VertebralLevel,
  ellipse: EllipseRoi,
  hu: ThreeSliceHu,
): Reading {
  const before = reading.levels[level];
  if (!before?.threeSlice) return reading;
  const ellipses = before.threeSlice.ellipses.map((each) =>
    each.position === ellipse.position ? ellipse : each,
  );
  return withLevel(reading, { ...before, threeSlice: { ellipses, hu } });
}

/**
 * The reading with a level left out of the means for a stated reason; the level need not be
 * measured, since a fractured body often cannot be. `newTrackingUid` as in `withMeasurement`.
 */
export function withExclusion(
  reading: Reading,
  level: VertebralLevel,
  exclusion: Exclusion,
  newTrackingUid: string,
): Reading {
  const before: LevelReading = reading.levels[level] ?? { level, trackingUid: newTrackingUid };
  return withLevel(reading, { ...before, exclusion });
}

/** The reading with a level counted again. */
export function withoutExclusion(reading: Reading, level: VertebralLevel): Reading {
  const before = reading.levels[level];
  if (!before?.exclusion) return reading;
  const { exclusion, ...counted } = before;
  if (!counted.threeDimensional && !counted.threeSlice) return withoutLevel(reading, level);
  return withLevel(reading, counted);
}

/** The reading without any measurement of a level. */
export function withoutLevel(reading: Reading, level: VertebralLevel): Reading {
  if (!reading.levels[level]) return reading;
  const { [level]: removed, ...levels } = reading.levels;
  return { ...reading, levels };
}

/** The reading after it was stored, or restored from `stored`. */
export const withStored = (reading: Reading, stored: StoredReading): Reading => ({
  ...reading,
  stored,
});

/** The reading with a note on the anatomy, or without one. */
export function withAnatomyNote(reading: Reading, anatomyNote: AnatomyNote | undefined): Reading {
  const { anatomyNote: before, ...kept } = reading;
  if (sameNote(before, anatomyNote)) return reading;
  return anatomyNote ? { ...kept, anatomyNote } : kept;
}

/** The reading with a mask under way that is drawn by hand, or without one. */
export function withGuided(reading: Reading, guided: GuidedDraft | undefined): Reading {
  const { guided: before, ...kept } = reading;
  if (before === guided) return reading;
  return guided ? { ...kept, guided } : kept;
}

/** The levels of a reading, measured or only excluded, from cranial to caudal. */
export function levelsOf(reading: Reading): readonly LevelReading[] {
  return VERTEBRAL_LEVELS.flatMap((level) => reading.levels[level] ?? []);
}

/**
 * The level that a reader measures next: the first of L1-L4 that is neither measured nor
 * excluded, nor among `underWay`; `undefined` when there is none left.
 */
export function nextLevelToMeasure(
  reading: Reading,
  underWay: readonly VertebralLevel[] = [],
): VertebralLevel | undefined {
  return MEAN_LEVELS.find((level) => {
    const known = reading.levels[level];
    return !underWay.includes(level) && !known?.threeDimensional && !known?.exclusion;
  });
}

/** The reading with what the reader entered of the patient; nothing entered is left out. */
export function withPatient(reading: Reading, patient: EnteredContext): Reading {
  const { patient: before, ...kept } = reading;
  const entered = Object.entries(patient).filter(([, value]) => value !== undefined);
  const after: EnteredContext = Object.fromEntries(entered);
  if (samePatient(before, after)) return reading;
  return entered.length > 0 ? { ...kept, patient: after } : kept;
}

/**
 * Whether two readings hold the same results: levels by identity, the note on the anatomy by what
 * it says; what is only under way is no result. Used to tell whether anything changed since the
 * last save.
 */
export const sameResults = (a: Reading, b: Reading): boolean =>
  a.levels === b.levels &&
  sameNote(a.anatomyNote, b.anatomyNote) &&
  samePatient(a.patient, b.patient);

const sameNote = (a: AnatomyNote | undefined, b: AnatomyNote | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.kind === b.kind && a.note === b.note);

function withLevel(reading: Reading, level: LevelReading): Reading {
  return { ...reading, levels: { ...reading.levels, [level.level]: level } };
}

const samePatient = (a: EnteredContext = {}, b: EnteredContext = {}): boolean => {
  const names = Object.keys({ ...a, ...b }) as (keyof EnteredContext)[];
  return names.every((name) => a[name] === b[name]);
};
