import {
  AUGMENTATION_STUDIES,
  deriveCounts,
  HU_BY_AGE,
  METRICS,
  PUBLISHED_EVIDENCE,
  SCREENING_STUDIES,
  STUDY_GROUPS,
  STUDY_POPULATION,
} from '../../../src';

// As quoted with the publication: 49 + 12 and 50 + 11 of 61, 44 + 244 and 73 + 215 of 288.
const QUOTED_COUNTS = {
  threeDimensionalHu: [49, 12, 44, 244],
  threeSliceHu: [50, 11, 73, 215],
} as const;

describe.each(METRICS)('the record of %s', (metric) => {
  const evidence = PUBLISHED_EVIDENCE[metric];

  it('has counts that are derived from the published rates', () => {
    const { truePositives, falseNegatives, falsePositives, trueNegatives } = evidence.counts;
    expect([truePositives, falseNegatives, falsePositives, trueNegatives]).toEqual(
      QUOTED_COUNTS[metric],
    );
    expect(truePositives / 61).toBeCloseTo(evidence.publishedSensitivity, 3);
    expect(trueNegatives / 288).toBeCloseTo(evidence.publishedSpecificity, 3);
  });

  it('is about the 61 patients with and the 288 without a new fracture', () => {
    expect(evidence.withNewFracture.patients).toBe(STUDY_POPULATION.withOutcome);
    expect(evidence.withNewFracture.patients + evidence.withoutNewFracture.patients).toBe(
      STUDY_POPULATION.patients,
    );
  });

  it('names its own metric, levels and scan', () => {
    expect(evidence).toMatchObject({
      metric,
      levels: ['L1', 'L2', 'L3', 'L4'],
      scan: { kvp: 120, sliceThicknessMm: 0.63 },
      outcome: 'newVertebralFracture',
    });
  });
});

describe('deriveCounts', () => {
  const groups = { withNewFracture: 61, withoutNewFracture: 288 };

  it('gives nothing where no whole number rounds to the rate', () => {
    // 61 patients: 48 are 0.787, 49 are 0.803.
    expect(deriveCounts({ ...groups, sensitivity: 0.795, specificity: 0.847 })).toBeUndefined();
  });

  it('gives nothing where several do', () => {
    expect(
      deriveCounts({
        sensitivity: 0.8,
        specificity: 0.8,
        withNewFracture: 5000,
        withoutNewFracture: 5000,
      }),
    ).toBeUndefined();
  });

  it('keeps within the groups at the ends', () => {
    expect(deriveCounts({ ...groups, sensitivity: 1, specificity: 0 })).toEqual({
      truePositives: 61,
      falseNegatives: 0,
      falsePositives: 288,
      trueNegatives: 0,
    });
  });
});

describe('the context studies', () => {
  it('are of other methods than the two metrics, so that no value is set against them', () => {
    const methods = [...AUGMENTATION_STUDIES, ...SCREENING_STUDIES].map(({ method }) => method);
    expect(methods.filter((method) => (METRICS as readonly string[]).includes(method))).toEqual([]);
  });

  it('bracket the cut-offs of the study', () => {
    const cutOffs = AUGMENTATION_STUDIES.flatMap((study) => study.cutOffs).map(
      ({ cutOffHu }) => cutOffHu,
    );
    for (const metric of METRICS) {
      expect(PUBLISHED_EVIDENCE[metric].cutOffHu).toBeGreaterThan(Math.min(...cutOffs));
      expect(PUBLISHED_EVIDENCE[metric].cutOffHu).toBeLessThan(Math.max(...cutOffs));
    }
  });

  it('say where each of them was published', () => {
    for (const { citation } of [...AUGMENTATION_STUDIES, ...SCREENING_STUDIES, HU_BY_AGE]) {
      expect(citation.doi).toMatch(/^10\.\d{4}\//);
    }
  });

  it('hold the figures as quoted', () => {
    expect(SCREENING_STUDIES[0]!.cutOffs).toEqual([
      { cutOffHu: 160, sensitivity: 0.9 },
      { cutOffHu: 110, specificity: 0.9, isLeast: true },
    ]);
    expect(HU_BY_AGE).toMatchObject({ patients: 20374, changePerYearHu: -2.5 });
    const { withNewFracture, withoutNewFracture } = STUDY_GROUPS;
    // 16 of 61 are 26.2%, 13 of 288 are 4.5%.
    expect(withNewFracture.multipleFractures / 61).toBeCloseTo(0.262, 3);
    expect(withoutNewFracture.multipleFractures / 288).toBeCloseTo(0.045, 3);
  });
});
