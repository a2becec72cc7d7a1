import {
  binormalAuc,
  binormalRocPoint,
  compareWithCutOff,
  likelihoodRatioAt,
  METRICS,
  negativeLikelihoodRatio,
  oddsRatioFromCutOff,
  pooledSdHu,
  positiveLikelihoodRatio,
  postTestProbability,
  predictiveValues,
  PUBLISHED_EVIDENCE,
  SCAN_REPEATABILITY,
  sensitivityOf,
  specificityOf,
  STUDY_INCIDENCE,
  uncertaintyFromStandardError,
  uncertaintyOf,
  wilsonInterval,
  type Estimate,
} from '../../../src';
import { expectEstimate, expectNumber } from './expectEstimate';
import reference from './reference.json';

describe.each(METRICS)('the statistics of %s are those of statsmodels and scipy', (metric) => {
  const evidence = PUBLISHED_EVIDENCE[metric];
  const expected = reference[metric];

  it('Wilson intervals of sensitivity and specificity', () => {
    expectEstimate(sensitivityOf(evidence.counts), expected.sensitivity);
    expectEstimate(specificityOf(evidence.counts), expected.specificity);
  });

  it('likelihood ratios', () => {
    expectEstimate(positiveLikelihoodRatio(evidence.counts), expected.positiveLikelihoodRatio);
    expectEstimate(negativeLikelihoodRatio(evidence.counts), expected.negativeLikelihoodRatio);
  });

  it('predictive values, at the incidence of the study and at both ends of the published range', () => {
    expect(expected.predictiveValues.map(({ preTest }) => preTest)).toEqual([
      0.03,
      STUDY_INCIDENCE,
      0.52,
    ]);
    for (const { preTest, positive, negative } of expected.predictiveValues) {
      const values = predictiveValues(evidence.counts, preTest);
      expectNumber(values.positive.value, positive);
      expectNumber(values.negative.value, negative);
    }
    const own = predictiveValues(evidence.counts, STUDY_INCIDENCE);
    expectNumber(own.positive.value, expected.positivePredictiveValue);
    expectNumber(own.negative.value, expected.negativePredictiveValue);
  });

  it('the AUC of two normal distributions, which is nearly the published one', () => {
    expectNumber(binormalAuc(evidence), expected.binormalAuc);
    // 0.002: the publication's own distributions are not quite normal.
    expect(Math.abs(binormalAuc(evidence) - evidence.auc.value)).toBeLessThan(0.002);
    expect(binormalAuc(evidence)).toBeGreaterThan(evidence.auc.low);
    expect(binormalAuc(evidence)).toBeLessThan(evidence.auc.high);
  });

  it('the ROC curve of the two, whose area is that AUC, near the published point', () => {
    // 1 HU apart, from where nobody is below to where everybody is.
    const curve = Array.from({ length: 401 }, (_, index) =>
      binormalRocPoint(evidence, index - 150),
    );
    const area = curve.slice(1).reduce((sum, { falsePositiveShare, truePositiveShare }, index) => {
      const before = curve[index]!;
      const width = falsePositiveShare - before.falsePositiveShare;
      return sum + (width * (truePositiveShare + before.truePositiveShare)) / 2;
    }, 0);
    // 1e-4: the error of the trapezoids.
    expect(Math.abs(area - binormalAuc(evidence))).toBeLessThan(1e-4);
    const atCutOff = binormalRocPoint(evidence, evidence.cutOffHu);
    // 0.06: within the intervals of the published sensitivity and specificity.
    expect(Math.abs(atCutOff.truePositiveShare - evidence.publishedSensitivity)).toBeLessThan(0.06);
    expect(Math.abs(1 - atCutOff.falsePositiveShare - evidence.publishedSpecificity)).toBeLessThan(
      0.06,
    );
  });

  it('the likelihood ratio at a value', () => {
    for (const { hu, densityRatio } of expected.atValues) {
      const ratio = likelihoodRatioAt(evidence, hu);
      expect(ratio).toMatchObject({ atHu: hu, isClamped: false });
      expectNumber(ratio.value, densityRatio.value);
      // 1e-4: the reference takes its gradient by finite differences.
      expect(Math.abs(ratio.low / densityRatio.low - 1)).toBeLessThan(1e-4);
      expect(Math.abs(ratio.high / densityRatio.high - 1)).toBeLessThan(1e-4);
    }
  });

  it('its interval, near simulated samples of the same size', () => {
    // Up to 70 HU, about the cut-offs. Higher up the simulated interval is wider below.
    for (const { hu, densityRatioByBootstrap } of expected.atValues.filter(({ hu }) => hu <= 70)) {
      const { low, high } = likelihoodRatioAt(evidence, hu);
      // 16%: what the first-order approximation leaves out, with samples of 61 and 288.
      expect(Math.abs(Math.log(low / densityRatioByBootstrap.low))).toBeLessThan(0.16);
      expect(Math.abs(Math.log(high / densityRatioByBootstrap.high))).toBeLessThan(0.16);
    }
  });

  it('the uncertainty of a measurement', () => {
    expectNumber(pooledSdHu(evidence), expected.pooledSdHu);
    const uncertainty = uncertaintyOf(evidence);
    expectNumber(uncertainty.standardErrorHu, expected.uncertainty.standardErrorHu);
    expectNumber(uncertainty.halfWidthHu, expected.uncertainty.halfWidthHu);
    expectNumber(
      uncertainty.leastSignificantChangeHu,
      expected.uncertainty.leastSignificantChangeHu,
    );
  });

  it('the probability that the true mean is below the cut-off', () => {
    for (const { hu, probabilityBelow } of expected.atValues) {
      const comparison = compareWithCutOff(hu, evidence.cutOffHu, uncertaintyOf(evidence));
      expectNumber(comparison.probabilityBelow, probabilityBelow);
    }
  });
});

describe('the figures as they are quoted', () => {
  const rounded = ({ value, low, high }: Estimate, digits: number) =>
    [value, low, high].map((part) => Number(part.toFixed(digits)));

  it.each([
    ['threeDimensionalHu', [5.26, 3.9, 7.09], [0.232, 0.14, 0.386], 0.527, 0.953],
    ['threeSliceHu', [3.23, 2.57, 4.07], [0.242, 0.141, 0.414], 0.407, 0.951],
  ] as const)(
    'likelihood ratios and predictive values of %s',
    (metric, lr, lrNegative, ppv, npv) => {
      const { counts } = PUBLISHED_EVIDENCE[metric];
      expect(rounded(positiveLikelihoodRatio(counts), 2)).toEqual(lr);
      expect(rounded(negativeLikelihoodRatio(counts), 3)).toEqual(lrNegative);
      const { positive, negative } = predictiveValues(counts, STUDY_INCIDENCE);
      expect(rounded(positive, 3)[0]).toBe(ppv);
      expect(rounded(negative, 3)[0]).toBe(npv);
    },
  );

  it.each([
    ['threeDimensionalHu', [0.803, 0.687, 0.884], [0.847, 0.801, 0.884], 0.875],
    ['threeSliceHu', [0.82, 0.705, 0.896], [0.747, 0.693, 0.793], 0.822],
  ] as const)('intervals and AUC of %s', (metric, sensitivity, specificity, auc) => {
    const evidence = PUBLISHED_EVIDENCE[metric];
    expect(rounded(sensitivityOf(evidence.counts), 3)).toEqual(sensitivity);
    expect(rounded(specificityOf(evidence.counts), 3)).toEqual(specificity);
    expect(binormalAuc(evidence)).toBeCloseTo(auc, 3);
  });

  it('an incidence of 17.5%', () => {
    expect(STUDY_INCIDENCE).toBeCloseTo(0.175, 3);
  });
});

describe('wilsonInterval', () => {
  it.each(reference.wilson)('is that of statsmodels for $successes of $trials', (expected) => {
    expectEstimate(wilsonInterval(expected.successes, expected.trials), expected);
  });

  it('ends at 0 and 1, never beyond', () => {
    expect(wilsonInterval(0, 7).low).toBe(0);
    expect(wilsonInterval(7, 7).high).toBeLessThanOrEqual(1);
  });

  it.each([
    [1, 0],
    [-1, 5],
    [6, 5],
    [NaN, 5],
  ])('refuses %d of %d', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow('expected 0 <= successes <= trials');
  });
});

describe('likelihood ratios of a sample with an empty cell', () => {
  it('have a half added to each count', () => {
    const counts = { truePositives: 20, falseNegatives: 0, falsePositives: 3, trueNegatives: 17 };
    expectEstimate(positiveLikelihoodRatio(counts), reference.emptyCell);
    expect(negativeLikelihoodRatio(counts).value).toBeGreaterThan(0);
  });
});

describe('postTestProbability', () => {
  it('changes nothing at a likelihood ratio of 1', () => {
    expect(postTestProbability(0.175, 1)).toBeCloseTo(0.175, 12);
  });

  it.each([0, 1])('leaves a certain %d as it is', (preTest) => {
    for (const ratio of [0, 0.2, 1, 5, 1e300]) {
      expect(postTestProbability(preTest, ratio)).toBe(preTest);
    }
  });

  it.each([-0.2, 1.01, NaN])('refuses a pre-test probability of %d', (preTest) => {
    expect(() => postTestProbability(preTest, 2)).toThrow(
      'expected a pre-test probability from 0 to 1',
    );
  });

  it.each([-1, Infinity, NaN])('refuses a likelihood ratio of %d', (ratio) => {
    expect(() => postTestProbability(0.5, ratio)).toThrow('expected a finite likelihood ratio');
  });
});

describe('the likelihood ratio at a value', () => {
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
    expect(likelihoodRatioAt(evidence, 400).atHu).toBeCloseTo(79.93 + 2 * 25.69, 12);
  });
});

describe('the odds against those at the cut-off', () => {
  const evidence = PUBLISHED_EVIDENCE.threeDimensionalHu;

  it.each(reference.oddsRatioFromCutOff)('are those of numpy at $hu HU', ({ hu, oddsRatio }) => {
    expectEstimate(oddsRatioFromCutOff(evidence, hu)!, oddsRatio);
  });

  it('are 1 at the cut-off, without an interval', () => {
    expect(oddsRatioFromCutOff(evidence, 56.3)).toEqual({
      value: 1,
      low: 1,
      high: 1,
      atHu: 56.3,
      isClamped: false,
    });
  });

  it('rise by 1 / 0.927 for each HU below it', () => {
    expect(oddsRatioFromCutOff(evidence, 55.3)!.value).toBeCloseTo(1 / 0.927, 9);
  });

  it('do not exist for three-slice HU, which has no published odds ratio', () => {
    expect(oddsRatioFromCutOff(PUBLISHED_EVIDENCE.threeSliceHu, 40)).toBeUndefined();
  });
});

describe('the uncertainty of a measurement', () => {
  it('gives a least significant change within the published one, for both metrics', () => {
    const { low, high } = SCAN_REPEATABILITY.leastSignificantChangeHu;
    for (const metric of METRICS) {
      const { leastSignificantChangeHu } = uncertaintyOf(PUBLISHED_EVIDENCE[metric]);
      expect(leastSignificantChangeHu).toBeGreaterThanOrEqual(low);
      expect(leastSignificantChangeHu).toBeLessThanOrEqual(high);
    }
  });

  it('is 5.3 HU for 3D-HU, from the agreement of the observers: 25.16 x √0.045', () => {
    expect(uncertaintyOf(PUBLISHED_EVIDENCE.threeDimensionalHu)).toMatchObject({
      basis: 'observers',
      standardErrorHu: expect.closeTo(5.34, 2),
      halfWidthHu: expect.closeTo(10.46, 2),
      leastSignificantChangeHu: expect.closeTo(14.79, 2),
    });
  });

  it('is that of the literature for three-slice HU', () => {
    expect(uncertaintyOf(PUBLISHED_EVIDENCE.threeSliceHu)).toMatchObject({
      basis: 'rescans',
      leastSignificantChangeHu: expect.closeTo(16, 9),
    });
  });

  it.each([0, -1, NaN, Infinity])('refuses a standard error of %d', (standardErrorHu) => {
    expect(() => uncertaintyFromStandardError(standardErrorHu, 'local')).toThrow(
      'expected a standard error above 0 HU',
    );
  });
});
