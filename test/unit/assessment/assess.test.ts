import {
  assess,
  binormalAuc,
  formatCitation,
  likelihoodRatioAt,
  METRICS,
  AUGMENTATION_STUDIES,
  postTestProbability,
  PRIMARY_CITATION,
  PUBLISHED_EVIDENCE,
  STUDY_INCIDENCE,
  wilsonInterval,
  type Estimate,
} from '../../../src';
import reference from './reference.json';

/** 1e-9: nothing but the rounding of doubles. */
function expectEstimate(actual: Estimate, expected: Estimate): void {
  (['value', 'low', 'high'] as const).forEach((part) => {
    expect(actual[part]).toBeCloseTo(expected[part], 9);
  });
}

describe.each(METRICS)('the published figures of %s', (metric) => {
  const evidence = PUBLISHED_EVIDENCE[metric];

  it('give the intervals, likelihood ratios and predictive values that scipy gives', () => {
    const expected = reference[metric];
    const below = assess(metric, evidence.cutOffHu - 10);
    expectEstimate(below.sensitivity, expected.sensitivity);
    expectEstimate(below.specificity, expected.specificity);
    expectEstimate(below.positiveLikelihoodRatio, expected.positiveLikelihoodRatio);
    expectEstimate(below.negativeLikelihoodRatio, expected.negativeLikelihoodRatio);
    // At the study's own incidence the post-test probabilities are its predictive values.
    expect(below.postTestProbability.value).toBeCloseTo(expected.positivePredictiveValue, 9);
    const above = assess(metric, evidence.cutOffHu + 10);
    expect(1 - above.postTestProbability.value).toBeCloseTo(expected.negativePredictiveValue, 9);
  });

  it('agree with the normal distributions that are drawn: their AUC is the published one', () => {
    const auc = binormalAuc(evidence);
    expect(auc).toBeCloseTo(reference[metric].binormalAuc, 9);
    // 0.002: the publication's own distributions are not quite normal.
    expect(Math.abs(auc - evidence.auc.value)).toBeLessThan(0.002);
  });
});

describe('assess', () => {
  // The figures as they are quoted: likelihood ratios to three digits, the rest to three decimals.
  it.each([
    ['threeDimensionalHu', [5.26, 3.9, 7.09], [0.232, 0.14, 0.386], 0.527, 0.953],
    ['threeSliceHu', [3.23, 2.57, 4.07], [0.242, 0.141, 0.414], 0.407, 0.951],
  ] as const)('gives the quoted figures of %s', (metric, positive, negative, ppv, npv) => {
    const parts = ({ value, low, high }: Estimate) => [value, low, high];
    const below = assess(metric, 0);
    parts(below.likelihoodRatio).forEach((part, n) => expect(part).toBeCloseTo(positive[n]!, 2));
    expect(below.postTestProbability.value).toBeCloseTo(ppv, 3);
    const above = assess(metric, 200);
    parts(above.likelihoodRatio).forEach((part, n) => expect(part).toBeCloseTo(negative[n]!, 3));
    expect(1 - above.postTestProbability.value).toBeCloseTo(npv, 3);
  });

  it('measures each metric against its own cut-off', () => {
    // Between the two cut-offs the same HU lie below the one and above the other.
    expect(assess('threeDimensionalHu', 54).side).toBe('below');
    expect(assess('threeSliceHu', 54).side).toBe('atOrAbove');
  });

  it.each([
    ['threeDimensionalHu', 56.3],
    ['threeSliceHu', 51.4],
  ] as const)(
    'counts a mean of %s exactly at the cut-off of %d as not below',
    (metric, cutOffHu) => {
      expect(assess(metric, cutOffHu)).toMatchObject({ cutOffHu, side: 'atOrAbove' });
      expect(assess(metric, cutOffHu - 1e-9).side).toBe('below');
    },
  );

  it('does not round the mean before it compares', () => {
    expect(assess('threeDimensionalHu', 56.2999).side).toBe('below');
  });

  it('uses the incidence of the study unless told another pre-test probability', () => {
    expect(assess('threeSliceHu', 40).preTestProbability).toBe(61 / 349);
    const rare = assess('threeSliceHu', 40, { preTestProbability: 0.03 });
    const frequent = assess('threeSliceHu', 40, { preTestProbability: 0.52 });
    // 0.03 / 0.97 x 3.2338 = 0.10001 and 0.52 / 0.48 x 3.2338 = 3.5033 in odds.
    expect(rare.postTestProbability.value).toBeCloseTo(0.0909, 4);
    expect(frequent.postTestProbability.value).toBeCloseTo(0.7779, 4);
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

  it('gives an odds ratio for 3D-HU only', () => {
    expect(assess('threeDimensionalHu', 40).oddsRatioPerHu).toEqual({
      value: 0.927,
      low: 0.906,
      high: 0.945,
    });
    expect(assess('threeSliceHu', 40)).not.toHaveProperty('oddsRatioPerHu');
  });

  it.each([NaN, Infinity, -Infinity])('refuses a mean of %d', (mean) => {
    expect(() => assess('threeSliceHu', mean)).toThrow('expected a mean in HU');
  });

  it.each([0, 1, -0.2, NaN])('refuses a pre-test probability of %d', (preTestProbability) => {
    expect(() => assess('threeSliceHu', 40, { preTestProbability })).toThrow(
      'expected a pre-test probability above 0 and below 1',
    );
  });
});

describe('the derived likelihood ratio at a value', () => {
  it.each(METRICS)('is the ratio of the densities that scipy gives, for %s', (metric) => {
    const ratio = likelihoodRatioAt(PUBLISHED_EVIDENCE[metric], 50);
    expect(ratio).toMatchObject({ atHu: 50, isClamped: false });
    expect(ratio.value).toBeCloseTo(reference[metric].densityRatioAt50Hu, 9);
  });

  it.each(METRICS)('never rises with HU, for %s', (metric) => {
    const ratios = Array.from(
      { length: 80 },
      (_, n) => likelihoodRatioAt(PUBLISHED_EVIDENCE[metric], -100 + 5 * n).value,
    );
    ratios.slice(1).forEach((ratio, n) => expect(ratio).toBeLessThanOrEqual(ratios[n]!));
  });

  it('stops at the end of what the groups cover, and says so', () => {
    const evidence = PUBLISHED_EVIDENCE.threeDimensionalHu;
    const far = likelihoodRatioAt(evidence, -300);
    expect(far.isClamped).toBe(true);
    expect(far.atHu).toBeCloseTo(40.64 - 2 * 22.43, 12);
  });
});

describe('wilsonInterval', () => {
  it('stays within 0 and 1 at the ends', () => {
    // 0 of 10: 0 to z^2 / (10 + z^2).
    expectEstimate(wilsonInterval(0, 10), { value: 0, low: 0, high: 0.277532799862889 });
    expect(wilsonInterval(10, 10).high).toBeLessThanOrEqual(1);
    expect(wilsonInterval(10, 10).high).toBeCloseTo(1, 12);
  });

  it.each([
    [1, 0],
    [-1, 5],
    [6, 5],
  ])('refuses %d of %d', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow('expected 0 <= successes <= trials');
  });
});

describe('postTestProbability', () => {
  it('changes nothing at a likelihood ratio of 1', () => {
    expect(postTestProbability(0.175, 1)).toBeCloseTo(0.175, 12);
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
