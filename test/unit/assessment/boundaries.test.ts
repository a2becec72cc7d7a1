import fc from 'fast-check';
import {
  assess,
  compareWithCutOff,
  METRICS,
  metricsAgreement,
  patientMeans,
  PUBLISHED_EVIDENCE,
  uncertaintyFromStandardError,
  type CutOffVerdict,
  type LevelReading,
  type Reading,
  type VertebralLevel,
} from '../../../src';

/** A reading of levels with a 3D-HU; those of `excluded` are left out of the means. */
function readingOf(
  hu: Partial<Record<VertebralLevel, number>>,
  excluded: readonly VertebralLevel[] = [],
): Reading {
  const levels = Object.entries(hu).map(([level, meanHu]) => [
    level,
    {
      level,
      threeDimensional: { statistics: { meanHu } },
      ...(excluded.includes(level as VertebralLevel)
        ? { exclusion: { reason: 'fractured', note: '' } }
        : {}),
    } as unknown as LevelReading,
  ]);
  return { levels: Object.fromEntries(levels) } as Reading;
}

/** Every number anywhere in a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('a value at the edge', () => {
  it.each(METRICS)(
    'exactly at the cut-off of %s cannot be told, and counts as not below',
    (metric) => {
      const { cutOffHu } = PUBLISHED_EVIDENCE[metric];
      expect(assess(metric, cutOffHu)).toMatchObject({
        side: 'atOrAbove',
        verdict: 'cannotBeTold',
        differenceHu: 0,
        probabilityBelow: 0.5,
      });
      expect(assess(metric, cutOffHu - 1e-9)).toMatchObject({
        side: 'below',
        verdict: 'cannotBeTold',
      });
    },
  );

  it('exactly as far from the cut-off as the measurement is uncertain cannot be told', () => {
    const uncertainty = uncertaintyFromStandardError(5, 'local');
    const at = (hu: number) => compareWithCutOff(hu, 0, uncertainty).verdict;
    expect(at(uncertainty.halfWidthHu)).toBe('cannotBeTold');
    expect(at(-uncertainty.halfWidthHu)).toBe('cannotBeTold');
    expect(at(uncertainty.halfWidthHu + 1e-9)).toBe('atOrAbove');
    expect(at(-uncertainty.halfWidthHu - 1e-9)).toBe('below');
  });

  it.each([-1000, -100, 400, 3000])(
    'far outside both distributions, %d HU, is read at their end and says so',
    (hu) => {
      const far = assess('threeDimensionalHu', hu);
      expect(far.derivedLikelihoodRatio.isClamped).toBe(true);
      expect(far.oddsRatioFromCutOff?.isClamped).toBe(true);
      expect(far.verdict).toBe(hu < 0 ? 'below' : 'atOrAbove');
      expect(numbersIn(far).every(Number.isFinite)).toBe(true);
    },
  );

  it.each([NaN, Infinity, -Infinity])('of %d is refused', (mean) => {
    expect(() => assess('threeSliceHu', mean)).toThrow('expected a mean in HU');
  });
});

describe('a patient with too few levels has no mean to assess', () => {
  it.each([
    ['one level', readingOf({ L1: 40 })],
    ['no level', readingOf({})],
    ['all levels excluded', readingOf({ L1: 40, L2: 50, L3: 60 }, ['L1', 'L2', 'L3'])],
    ['all but one excluded', readingOf({ L1: 40, L2: 50 }, ['L1'])],
    ['levels outside L1-L4 only', readingOf({ T12: 40, L5: 50 })],
  ])('%s', (_, reading) => {
    expect(patientMeans(reading).threeDimensionalHu.status).toBe('notAssessable');
  });

  it('while two levels are enough', () => {
    expect(patientMeans(readingOf({ L1: 40, L4: 50 })).threeDimensionalHu).toMatchObject({
      status: 'assessable',
      meanHu: 45,
    });
  });
});

describe('the two metrics of one patient', () => {
  const agreementAt = (threeDimensionalHu: number, threeSliceHu: number) =>
    metricsAgreement(
      assess('threeDimensionalHu', threeDimensionalHu),
      assess('threeSliceHu', threeSliceHu),
    );

  it('contradict each other with 3D-HU below its cut-off and three-slice HU above its own', () => {
    expect(agreementAt(40, 70)).toBe('contradict');
    expect(agreementAt(80, 30)).toBe('contradict');
  });

  it('agree on either side', () => {
    expect(agreementAt(30, 25)).toBe('agree');
    expect(agreementAt(90, 80)).toBe('agree');
  });

  it('decide nothing where one of them cannot be told, were the other ever so clear', () => {
    expect(agreementAt(56.3, 10)).toBe('undecided');
    expect(agreementAt(10, 51.4)).toBe('undecided');
  });
});

describe('a pre-test probability at its end', () => {
  it.each([0, 1])('stays %d whatever was measured', (preTestProbability) => {
    for (const hu of [-50, 30, 56.3, 120]) {
      const assessment = assess('threeDimensionalHu', hu, { preTestProbability });
      const certain = {
        value: preTestProbability,
        low: preTestProbability,
        high: preTestProbability,
      };
      expect(assessment.postTestProbability).toEqual(certain);
      expect(assessment.derivedPostTestProbability).toEqual(certain);
      expect(assessment.predictiveValues.positive).toEqual(certain);
      expect(assessment.isPreTestPublished).toBe(false);
    }
  });

  it.each([-0.2, 1.2, NaN])('is refused beyond, as %d', (preTestProbability) => {
    expect(() => assess('threeSliceHu', 40, { preTestProbability })).toThrow(
      'expected a pre-test probability from 0 to 1',
    );
  });
});

describe('any assessment', () => {
  const PROBABILITIES = [
    'sensitivity',
    'specificity',
    'postTestProbability',
    'derivedPostTestProbability',
  ] as const;

  it('has finite numbers only, ordered intervals and probabilities from 0 to 1', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRICS),
        fc.double({ min: -2000, max: 4000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (metric, hu, preTestProbability) => {
          const assessment = assess(metric, hu, { preTestProbability });
          expect(numbersIn(assessment).every(Number.isFinite)).toBe(true);
          for (const name of PROBABILITIES) {
            const { value, low, high } = assessment[name];
            expect(low).toBeGreaterThanOrEqual(0);
            // 1e-12: the rounding of doubles beside 1.
            expect(low).toBeLessThanOrEqual(value + 1e-12);
            expect(value).toBeLessThanOrEqual(high + 1e-12);
            expect(high).toBeLessThanOrEqual(1);
          }
          expect(assessment.probabilityBelow).toBeGreaterThanOrEqual(0);
          expect(assessment.probabilityBelow).toBeLessThanOrEqual(1);
          // The verdict is the side or says that it cannot be told; never the other side.
          const possible: readonly CutOffVerdict[] = [assessment.side, 'cannotBeTold'];
          expect(possible).toContain(assessment.verdict);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never falls in risk as HU fall', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRICS),
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (metric, hu, lowerBy) => {
          const higher = assess(metric, hu);
          const lower = assess(metric, hu - lowerBy);
          expect(lower.postTestProbability.value).toBeGreaterThanOrEqual(
            higher.postTestProbability.value,
          );
          expect(lower.derivedPostTestProbability.value).toBeGreaterThanOrEqual(
            higher.derivedPostTestProbability.value - 1e-12,
          );
          expect(lower.probabilityBelow).toBeGreaterThanOrEqual(higher.probabilityBelow);
        },
      ),
    );
  });
});
