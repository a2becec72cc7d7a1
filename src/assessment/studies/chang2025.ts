import { VertebralBmdError } from '../../errors';
import { MEAN_LEVELS } from '../../spine/vertebralLevel';
import type { Citation } from '../citation';
import { deriveCounts, type TwoByTwo } from '../deriveCounts';
import type { Estimate } from '../estimate';
import type { Metric } from '../method';
import type { Evidence, StudyPopulation, StudyScan } from '../studyRecord';

// Every figure of this file is that of Chang et al. 2025 (PRIMARY_CITATION).

/** The study that both cut-offs come from. Its journal and DOI could not be confirmed. */
export const PRIMARY_CITATION: Citation = {
  authors: 'Chang R, Chang F, You Y, et al.',
  title:
    'CT-based vertebral three-dimensional Hounsfield unit can predict the new vertebral fracture after percutaneous vertebral augmentation in postmenopausal women: a retrospective study',
  year: 2025,
};

/** Whom the study examined; outside of it the figures are not validated. */
export const STUDY_POPULATION = {
  patients: 349,
  withOutcome: 61,
  sex: 'F',
  minAgeYears: 50,
  followUpYears: 2,
  description:
    'Women aged 50 or over with a low-energy osteoporotic vertebral compression fracture, treated by percutaneous vertebral augmentation in 2017 to 2022, without standard anti-osteoporosis treatment; CT within a week before it. New fracture: bone-marrow oedema on fat-suppressed T2 MRI and recurrent back pain.',
} as const satisfies StudyPopulation;

/** How the study scanned. */
export const STUDY_SCAN = {
  kvp: 120,
  tubeCurrentMa: 240,
  sliceThicknessMm: 0.63,
} as const satisfies StudyScan;

/** Mean and SD of a quantity in a group. */
export interface MeanAndSd {
  readonly mean: number;
  readonly sd: number;
}

/** What else the study states of its two groups, for the patient to be set beside. */
export interface StudyGroup {
  readonly ageYears: MeanAndSd;
  readonly dxaTScore: MeanAndSd;
  /** Patients with more than one vertebral fracture. */
  readonly multipleFractures: number;
}

export const STUDY_GROUPS: Readonly<Record<'withNewFracture' | 'withoutNewFracture', StudyGroup>> =
  {
    withNewFracture: {
      ageYears: { mean: 74.75, sd: 8.45 },
      dxaTScore: { mean: -3.23, sd: 1.18 },
      multipleFractures: 16,
    },
    withoutNewFracture: {
      ageYears: { mean: 69.44, sd: 8.86 },
      dxaTScore: { mean: -2.62, sd: 1.13 },
      multipleFractures: 13,
    },
  };

/** Multivariate logistic regression; neither age nor multiple fractures was significant. */
export const STUDY_ODDS_RATIOS = {
  threeDimensionalHuPerHu: { value: 0.927, low: 0.906, high: 0.945 },
  agePerYear: { value: 0.964, low: 0.918, high: 1.01 },
  multipleFractures: { value: 1.136, low: 0.439, high: 2.829 },
} as const satisfies Readonly<Record<string, Estimate>>;

/** Share of the study's patients with a new fracture; the default pre-test probability. */
export const STUDY_INCIDENCE = STUDY_POPULATION.withOutcome / STUDY_POPULATION.patients;

/** Incidences of new fractures after augmentation in other studies, as Chang et al. cite them. */
export const PUBLISHED_INCIDENCE_RANGE = { low: 0.03, high: 0.52 } as const;

/** What both metrics of the study have in common. */
const COMMON = {
  citation: PRIMARY_CITATION,
  population: STUDY_POPULATION,
  scan: STUDY_SCAN,
  outcome: 'newVertebralFracture',
  levels: MEAN_LEVELS,
} as const;

/** The published figures of both metrics. */
export const PUBLISHED_EVIDENCE: Readonly<Record<Metric, Evidence>> = {
  threeDimensionalHu: {
    ...COMMON,
    metric: 'threeDimensionalHu',
    cutOffHu: 56.3,
    withNewFracture: { patients: 61, meanHu: 40.64, sdHu: 22.43 },
    withoutNewFracture: { patients: 288, meanHu: 79.93, sdHu: 25.69 },
    ...rates(0.803, 0.847),
    auc: { value: 0.877, low: 0.831, high: 0.923 },
    oddsRatioPerHu: STUDY_ODDS_RATIOS.threeDimensionalHuPerHu,
    correlationWithTScore: 0.628,
    observerAgreementIcc: 0.955,
  },
  threeSliceHu: {
    ...COMMON,
    metric: 'threeSliceHu',
    cutOffHu: 51.4,
    withNewFracture: { patients: 61, meanHu: 34.46, sdHu: 23.44 },
    withoutNewFracture: { patients: 288, meanHu: 68.15, sdHu: 28.0 },
    ...rates(0.82, 0.747),
    auc: { value: 0.823, low: 0.769, high: 0.876 },
    correlationWithTScore: 0.57,
  },
};

/** Published rates of the study's groups, with the counts behind them. */
function rates(
  publishedSensitivity: number,
  publishedSpecificity: number,
): {
  readonly publishedSensitivity: number;
  readonly publishedSpecificity: number;
  readonly counts: TwoByTwo;
} {
  const counts = deriveCounts({
    sensitivity: publishedSensitivity,
    specificity: publishedSpecificity,
    withNewFracture: STUDY_POPULATION.withOutcome,
    withoutNewFracture: STUDY_POPULATION.patients - STUDY_POPULATION.withOutcome,
  });
  if (!counts) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected rates with one pair of counts, got ${publishedSensitivity} and ${publishedSpecificity}`,
    );
  }
  return { publishedSensitivity, publishedSpecificity, counts };
}
