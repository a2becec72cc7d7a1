import {
  record,
  relabelLevel,
  sameResults,
  shiftLevels,
  startHistory,
  undo,
  withExclusion,
  withGuided,
  type Reading,
} from '../../../src';
import { measurementOf, readingOf } from '../../support/reading';

const fractured = { reason: 'fractured', note: 'wedge' } as const;

/** L1 measured, L2 excluded and measured, L4 only excluded. */
const reading: Reading = withExclusion(
  withExclusion(readingOf({ L1: measurementOf(50), L2: measurementOf(60) }), 'L2', fractured, '9'),
  'L4',
  fractured,
  '2.25.4',
);

describe('labels shifted by one', () => {
  it.each([
    ['head', ['T12', 'L1', 'L3']],
    ['feet', ['L2', 'L3', 'L5']],
  ] as const)('towards the %s, all that is known of a body goes with it', (towards, names) => {
    const shifted = shiftLevels(reading, towards)!;
    expect(Object.keys(shifted.levels).sort()).toEqual([...names].sort());
    (['L1', 'L2', 'L4'] as const).forEach((before, index) => {
      const level = names[index]!;
      expect(shifted.levels[level]).toEqual({ ...reading.levels[before], level });
    });
    expect(shifted.levels[names[1]]!.threeSlice).toBe(reading.levels.L2!.threeSlice);
    expect(sameResults(shifted, reading)).toBe(false);
  });

  it('come back by the opposite shift, and by undo', () => {
    const shifted = shiftLevels(reading, 'feet')!;
    expect(shiftLevels(shifted, 'head')).toEqual(reading);
    expect(undo(record(startHistory(reading), shifted)).present).toBe(reading);
  });

  it('never fall off T12 or L5', () => {
    expect(shiftLevels(readingOf({ T12: measurementOf(1) }), 'head')).toBeUndefined();
    expect(shiftLevels(readingOf({ L5: measurementOf(1) }), 'feet')).toBeUndefined();
    const drawing = withGuided(reading, { level: 'L5', outlines: [] });
    expect(shiftLevels(drawing, 'feet')).toBeUndefined();
    expect(shiftLevels(drawing, 'head')!.guided).toEqual({ level: 'L4', outlines: [] });
  });

  it('leave the reading that they are given', () => {
    const before = structuredClone(reading);
    shiftLevels(reading, 'head');
    relabelLevel(reading, 'L1', 'L3');
    expect(reading).toEqual(before);
  });
});

describe('a single level with another name', () => {
  it('takes all that is known of it along', () => {
    const renamed = relabelLevel(reading, 'L2', 'L3')!;
    expect(renamed.levels.L2).toBeUndefined();
    expect(renamed.levels.L3).toEqual({ ...reading.levels.L2, level: 'L3' });
    expect(renamed.levels.L1).toEqual(reading.levels.L1);
  });

  it('needs a name that is free, and something to name', () => {
    expect(relabelLevel(reading, 'L2', 'L1')).toBeUndefined();
    expect(relabelLevel(reading, 'L2', 'L4')).toBeUndefined();
    expect(relabelLevel(reading, 'L2', 'L2')).toBeUndefined();
    expect(relabelLevel(reading, 'L5', 'L3')).toBeUndefined();
  });
});
