import {
  assess,
  AUGMENTATION_STUDIES,
  formatCitation,
  METRICS,
  PRIMARY_CITATION,
  STUDY_INCIDENCE,
  uncertaintyFromStandardError,
} from '../../../src';

describe('assess', () => {
  it('measures each metric against its own cut-off', () => {
    // Between the two cut-offs the same HU lie below the one and above the other.
    expect(assess('threeDimensionalHu', 54)).toMatchObject({ side: 'below', cutOffHu: 56.3 });
    expect(assess('threeSliceHu', 54)).toMatchObject({ side: 'atOrAbove', cutOffHu: 51.4 });
  });

  it('does not round the mean before it compares', () => {
    expect(assess('threeDimensionalHu', 56.2999).side).toBe('below');
  });

  // Half widths of one measurement: 10.46 HU and 11.31 HU.
  it.each([
    ['threeDimensionalHu', 45.8, 'below'],
    ['threeDimensionalHu', 45.9, 'cannotBeTold'],
    ['threeDimensionalHu', 66.7, 'cannotBeTold'],
    ['threeDimensionalHu', 66.8, 'atOrAbove'],
    ['threeSliceHu', 40.0, 'below'],
    ['threeSliceHu', 40.1, 'cannotBeTold'],
    ['threeSliceHu', 62.7, 'cannotBeTold'],
    ['threeSliceHu', 62.8, 'atOrAbove'],
  ] as const)('says of %s %d HU: %s', (metric, hu, verdict) => {
    expect(assess(metric, hu).verdict).toBe(verdict);
  });

  it('takes the uncertainty that a deployment knows of its own', () => {
    const uncertainty = uncertaintyFromStandardError(1, 'local');
    expect(assess('threeDimensionalHu', 54, { uncertainty })).toMatchObject({
      verdict: 'below',
      uncertainty: { basis: 'local' },
    });
  });

  it('uses the incidence of the study unless told another pre-test probability', () => {
    expect(assess('threeSliceHu', 40).preTestProbability).toBe(61 / 349);
    const rare = assess('threeSliceHu', 40, { preTestProbability: 0.03 });
    const frequent = assess('threeSliceHu', 40, { preTestProbability: 0.52 });
    // 0.03 / 0.97 x 3.2338 = 0.10001 and 0.52 / 0.48 x 3.2338 = 3.5033 in odds.
    expect(rare.postTestProbability.value).toBeCloseTo(0.0909, 4);
    expect(frequent.postTestProbability.value).toBeCloseTo(0.7779, 4);
  });

  it.each([
    [0, false],
    [0.029, false],
    [0.03, true],
    [0.52, true],
    [0.53, false],
  ])('says whether a pre-test probability of %d was published: %s', (preTestProbability, is) => {
    expect(assess('threeSliceHu', 40, { preTestProbability }).isPreTestPublished).toBe(is);
  });

  it('keeps the post-test probability within its interval, and on the right side', () => {
    for (const metric of METRICS) {
      for (const hu of [-20, 30, 56.3, 90, 160]) {
        const { postTestProbability: after, side } = assess(metric, hu);
        expect(after.low).toBeLessThan(after.value);
        expect(after.value).toBeLessThan(after.high);
        expect(after.value > STUDY_INCIDENCE).toBe(side === 'below');
      }
    }
  });

  it('gives the predictive value of the side as its post-test probability', () => {
    const below = assess('threeDimensionalHu', 30);
    expect(below.postTestProbability).toEqual(below.predictiveValues.positive);
    const above = assess('threeDimensionalHu', 90);
    expect(above.postTestProbability.value).toBeCloseTo(
      1 - above.predictiveValues.negative.value,
      12,
    );
  });

  it('gives odds ratios for 3D-HU only', () => {
    expect(assess('threeDimensionalHu', 40)).toMatchObject({
      oddsRatioPerHu: { value: 0.927, low: 0.906, high: 0.945 },
      // 0.927 ** -16.3.
      oddsRatioFromCutOff: { value: expect.closeTo(3.44, 2), atHu: 40 },
    });
    expect(assess('threeSliceHu', 40)).not.toHaveProperty('oddsRatioPerHu');
    expect(assess('threeSliceHu', 40)).not.toHaveProperty('oddsRatioFromCutOff');
  });
});

describe('formatCitation', () => {
  it('names what is known and leaves out what is not', () => {
    expect(formatCitation(PRIMARY_CITATION)).toMatch(/^Chang R, .*et al\. CT-based .*\. 2025\.$/);
    expect(formatCitation(AUGMENTATION_STUDIES[0]!.citation)).toBe(
      'Sci Rep. 2025. doi:10.1038/s41598-025-86721-5.',
    );
  });
});
