import {
  levelsOf,
  nextLevelToMeasure,
  patientMeans,
  sameResults,
  withAnatomyNote,
  withEllipse,
  withExclusion,
  withGuided,
  withMeasurement,
  withoutExclusion,
  withoutLevel,
  withPatient,
} from '../../../src';
import { measurementOf, readingOf } from '../../support/reading';

const fractured = { reason: 'fractured', note: '' } as const;

describe('changes of a reading', () => {
  const reading = readingOf({ L1: measurementOf(50), L2: measurementOf(60) });

  it('holds what was entered of the patient, as a result of its own, without what is not known', () => {
    const entered = withPatient(reading, { ageYears: 71, sex: undefined, hasTreatment: false });
    expect(entered.patient).toStrictEqual({ ageYears: 71, hasTreatment: false });
    expect(entered.levels).toBe(reading.levels);
    expect(sameResults(reading, entered)).toBe(false);
  });

  it('is the same reading where the same is entered again, and as before where all is taken out', () => {
    const entered = withPatient(reading, { ageYears: 71 });
    expect(withPatient(entered, { ageYears: 71, dxaTScore: undefined })).toBe(entered);
    expect(withPatient(entered, {})).toStrictEqual(reading);
    expect(withPatient(reading, {})).toBe(reading);
  });

  it('leaves the earlier reading as it was', () => {
    const before = structuredClone(reading);
    withoutLevel(withExclusion(reading, 'L1', fractured, '2.25.9'), 'L2');
    expect(reading).toEqual(before);
  });

  it('keeps tracking UID and exclusion of a level that is measured again', () => {
    const excluded = withExclusion(reading, 'L1', fractured, '2.25.9');
    const again = withMeasurement(excluded, 'L1', measurementOf(55), '2.25.99');
    expect(again.levels.L1).toMatchObject({ trackingUid: '2.25.100', exclusion: fractured });
    expect(again.levels.L1?.threeDimensional?.statistics.meanHu).toBe(55);
  });

  it('keeps what a measurement does not bring', () => {
    const { threeSlice } = measurementOf(70);
    const again = withMeasurement(reading, 'L1', { threeSlice: threeSlice! }, '2.25.99');
    expect(again.levels.L1?.threeDimensional?.statistics.meanHu).toBe(50);
    expect(again.levels.L1?.threeSlice?.hu.meanHu).toBe(65);
  });

  it('excludes a level that cannot be measured, and forgets it when it counts again', () => {
    const excluded = withExclusion(reading, 'L3', fractured, '2.25.9');
    expect(excluded.levels.L3).toEqual({
      level: 'L3',
      trackingUid: '2.25.9',
      exclusion: fractured,
    });
    expect(withoutExclusion(excluded, 'L3').levels).toEqual(reading.levels);
  });

  it('lists levels from cranial to caudal, whatever the order of measuring', () => {
    const mixed = readingOf({ L4: measurementOf(1), T12: measurementOf(2), L1: measurementOf(3) });
    expect(levelsOf(mixed).map(({ level }) => level)).toEqual(['T12', 'L1', 'L4']);
  });

  it('goes on to the first level of L1-L4 that is neither measured, excluded nor under way', () => {
    expect(nextLevelToMeasure(reading)).toBe('L3');
    expect(nextLevelToMeasure(withExclusion(reading, 'L3', fractured, '2.25.9'))).toBe('L4');
    expect(nextLevelToMeasure(reading, ['L3', 'L4'])).toBeUndefined();
  });

  it('replaces one ellipse and the three-slice HU of its level', () => {
    const moved = { ...reading.levels.L1!.threeSlice!.ellipses[1]!, centerIj: [3, 4] as const };
    const hu = { ...reading.levels.L1!.threeSlice!.hu, meanHu: 12 };
    const changed = withEllipse(reading, 'L1', moved, hu).levels.L1!.threeSlice!;
    expect(changed.ellipses.map(({ centerIj }) => centerIj)).toEqual([
      [1, 1],
      [3, 4],
      [1, 1],
    ]);
    expect(changed.hu.meanHu).toBe(12);
  });
});

describe('a note on the anatomy', () => {
  const reading = readingOf({ L1: measurementOf(50) });
  const noted = withAnatomyNote(reading, { kind: 'sixLumbar', note: '' });

  it('is a result, by what it says', () => {
    expect(sameResults(noted, reading)).toBe(false);
    expect(sameResults(noted, withAnatomyNote(reading, { kind: 'sixLumbar', note: '' }))).toBe(
      true,
    );
    const other = withAnatomyNote(noted, { kind: 'other', note: 'L6?' });
    expect(sameResults(noted, other)).toBe(false);
    expect(withAnatomyNote(noted, { kind: 'sixLumbar', note: '' })).toBe(noted);
  });

  it('can be taken back', () => {
    expect(withAnatomyNote(noted, undefined)).toEqual(reading);
    expect(withAnatomyNote(reading, undefined)).toBe(reading);
  });
});

test('a mask that is being drawn is no result', () => {
  const reading = readingOf({ L1: measurementOf(50) });
  const drawing = withGuided(reading, { level: 'L2', outlines: [] });
  expect(drawing.guided?.level).toBe('L2');
  expect(sameResults(drawing, reading)).toBe(true);
  expect(withGuided(drawing, undefined)).toEqual(reading);
});

describe('patient means', () => {
  it('are over the levels of L1-L4 that count, each once', () => {
    const reading = readingOf({
      T12: measurementOf(500),
      L1: measurementOf(40),
      L2: measurementOf(50),
      L4: measurementOf(90),
      L5: measurementOf(500),
    });
    expect(patientMeans(reading).threeDimensionalHu).toEqual({
      status: 'assessable',
      meanHu: 60,
      levels: ['L1', 'L2', 'L4'],
    });
    expect(patientMeans(withExclusion(reading, 'L4', fractured, '2.25.9')).threeSliceHu).toEqual({
      status: 'assessable',
      meanHu: 40,
      levels: ['L1', 'L2'],
    });
  });

  it('are not assessable with fewer than two levels', () => {
    expect(patientMeans(readingOf({ L1: measurementOf(40) })).threeDimensionalHu).toEqual({
      status: 'notAssessable',
      levels: ['L1'],
    });
    expect(patientMeans(readingOf({})).threeSliceHu.status).toBe('notAssessable');
  });
});
