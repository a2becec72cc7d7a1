import { followUp, uncertaintyFromStandardError, type LevelValues } from '../../../src';

/** Least significant change of 1.96 x √2 x 4 HU = 11.09 HU. */
const UNCERTAINTY = uncertaintyFromStandardError(4, 'local');
const LSC = UNCERTAINTY.leastSignificantChangeHu;

const values = (hu: Readonly<Record<string, number>>, excluded: readonly string[] = []) =>
  Object.entries(hu).map(([level, threeDimensionalHu]) => ({
    level,
    isExcluded: excluded.includes(level),
    threeDimensionalHu,
  })) as readonly LevelValues[];

const compare = (earlier: readonly LevelValues[], now: readonly LevelValues[]) =>
  followUp('threeDimensionalHu', earlier, now, UNCERTAINTY);

describe('comparing two scans', () => {
  it.each([
    [-LSC - 0.01, 'lower'],
    [-LSC, 'withinUncertainty'],
    [0, 'withinUncertainty'],
    [LSC, 'withinUncertainty'],
    [LSC + 0.01, 'higher'],
  ])('takes a difference of %d HU as %s', (difference, verdict) => {
    const { levels } = compare(values({ L1: 0 }), values({ L1: difference }));
    expect(levels[0]).toMatchObject({ level: 'L1', differenceHu: difference, verdict });
  });

  it('takes the means over the levels that count at both scans', () => {
    const earlier = values({ L1: 100, L2: 90, L3: 80, L4: 70, L5: 10 });
    const now = values({ L1: 70, L3: 60, L4: 200, L5: 10 }, ['L4']);
    const { mean, levels } = compare(earlier, now);
    expect(mean).toEqual({
      earlierHu: 90,
      nowHu: 65,
      differenceHu: -25,
      verdict: 'lower',
      levels: ['L1', 'L3'],
    });
    expect(levels.map(({ level, isExcluded }) => [level, isExcluded])).toEqual([
      ['L1', false],
      ['L3', false],
      ['L4', true],
      ['L5', false],
    ]);
  });

  it('gives no mean of a single level, and nothing of levels or metrics of one scan only', () => {
    const found = compare(values({ L1: 100, L2: 90 }), values({ L1: 70, L3: 60 }));
    expect(found.mean).toBeUndefined();
    expect(found.levels.map(({ level }) => level)).toEqual(['L1']);
    const threeSlice = followUp('threeSliceHu', values({ L1: 100 }), values({ L1: 70 }));
    expect(threeSlice.levels).toEqual([]);
  });
});
