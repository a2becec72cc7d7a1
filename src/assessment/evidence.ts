/** The two ways of measuring; a cut-off belongs to its own and is never used for the other. */
export type Metric = 'threeDimensionalHu' | 'threeSliceHu';

/** Where a figure comes from. What could not be confirmed is absent, never guessed. */
export interface Citation {
  readonly authors?: string;
  readonly title?: string;
  readonly journal?: string;
  readonly year: number;
  /** Without `https://doi.org/`. */
  readonly doi?: string;
}

/** A citation in one line, of the parts that are known. */
export function formatCitation({ authors, title, journal, year, doi }: Citation): string {
  const parts = [authors?.replace(/\.$/, ''), title, journal, String(year), doi && `doi:${doi}`];
  return `${parts.filter((part) => part !== undefined && part !== '').join('. ')}.`;
}

/** An estimate with its 95% confidence interval, as published or as derived here. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** HU of a group of patients. */
export interface GroupHu {
  readonly patients: number;
  readonly meanHu: number;
  readonly sdHu: number;
}

/** How often a mean below the cut-off and a new vertebral fracture met; patients. */
export interface TwoByTwo {
  /** Below the cut-off, and a new fracture followed. */
  readonly truePositives: number;
  /** Not below the cut-off, and a new fracture followed. */
  readonly falseNegatives: number;
  /** Below the cut-off, and none followed. */
  readonly falsePositives: number;
  /** Not below the cut-off, and none followed. */
  readonly trueNegatives: number;
}

/** What was published for one metric. */
export interface Evidence {
  readonly metric: Metric;
  readonly citation: Citation;
  /** Low HU go with new fractures: a mean below this counts as positive. */
  readonly cutOffHu: number;
  readonly withNewFracture: GroupHu;
  readonly withoutNewFracture: GroupHu;
  /** As published, three decimals. */
  readonly publishedSensitivity: number;
  readonly publishedSpecificity: number;
  readonly auc: Estimate;
  /** Derived here: the only whole numbers that give the published rates; not in the paper. */
  readonly counts: TwoByTwo;
  /** Multivariate logistic regression (age, multiple fractures), per HU; only of 3D-HU. */
  readonly oddsRatioPerHu?: Estimate;
  /** Pearson correlation with the DXA T-score. */
  readonly correlationWithTScore: number;
  /** Agreement of two observers (intraclass correlation); only of 3D-HU. */
  readonly observerAgreementIcc?: number;
}

/** The study that both cut-offs come from. Its journal and DOI could not be confirmed. */
export const PRIMARY_CITATION: Citation = {
  authors: 'Chang R, Chang F, You Y, et al.',
  title:
    'CT-based vertebral three-dimensional Hounsfield unit can predict the new vertebral fracture after percutaneous vertebral augmentation in postmenopausal women: a retrospective study',
  year: 2025,
};

/** The method of the three axial ellipses. */
export const THREE_SLICE_CITATION: Citation = {
  authors: 'Schreiber JJ, Anderson PA, Rosas HG, Buchholz AL, Au AG',
  title:
    'Hounsfield units for assessing bone mineral density and strength: a tool for osteoporosis management',
  journal: 'J Bone Joint Surg Am 93:1057-63',
  year: 2011,
};

/** Whom the study examined; outside of it the figures are not validated. */
export const STUDY_POPULATION = {
  patients: 349,
  newFractures: 61,
  sex: 'F',
  minAgeYears: 50,
  kvp: 120,
  sliceThicknessMm: 0.63,
  followUpYears: 2,
  description:
    'Women aged 50 or over with a low-energy osteoporotic vertebral compression fracture, treated by percutaneous vertebral augmentation in 2017 to 2022, without standard anti-osteoporosis treatment; CT within a week before it.',
  outcome:
    'New vertebral fracture in at least two years: bone-marrow oedema on fat-suppressed T2 MRI and recurrent back pain.',
} as const;

/** Share of the study's patients with a new fracture; the default pre-test probability. */
export const STUDY_INCIDENCE = STUDY_POPULATION.newFractures / STUDY_POPULATION.patients;

/** Incidences of new fractures after augmentation in other studies, as Chang et al. cite them. */
export const PUBLISHED_INCIDENCE_RANGE = { low: 0.03, high: 0.52 } as const;

/** The published figures of both metrics (Chang et al. 2025). */
export const PUBLISHED_EVIDENCE: Readonly<Record<Metric, Evidence>> = {
  threeDimensionalHu: {
    metric: 'threeDimensionalHu',
    citation: PRIMARY_CITATION,
    cutOffHu: 56.3,
    withNewFracture: { patients: 61, meanHu: 40.64, sdHu: 22.43 },
    withoutNewFracture: { patients: 288, meanHu: 79.93, sdHu: 25.69 },
    publishedSensitivity: 0.803,
    publishedSpecificity: 0.847,
    auc: { value: 0.877, low: 0.831, high: 0.923 },
    counts: { truePositives: 49, falseNegatives: 12, falsePositives: 44, trueNegatives: 244 },
    oddsRatioPerHu: { value: 0.927, low: 0.906, high: 0.945 },
    correlationWithTScore: 0.628,
    observerAgreementIcc: 0.955,
  },
  threeSliceHu: {
    metric: 'threeSliceHu',
    citation: PRIMARY_CITATION,
    cutOffHu: 51.4,
    withNewFracture: { patients: 61, meanHu: 34.46, sdHu: 23.44 },
    withoutNewFracture: { patients: 288, meanHu: 68.15, sdHu: 28.0 },
    publishedSensitivity: 0.82,
    publishedSpecificity: 0.747,
    auc: { value: 0.823, low: 0.769, high: 0.876 },
    counts: { truePositives: 50, falseNegatives: 11, falsePositives: 73, trueNegatives: 215 },
    correlationWithTScore: 0.57,
  },
};

/** A cut-off of another study, to be shown beside the study's own and never instead of it. */
export interface OtherCutOff {
  readonly citation: Citation;
  readonly cutOffHu: number;
  /** What was measured and in whom; the cut-off holds for this only. */
  readonly method: string;
  /** What the cut-off achieved, as published. */
  readonly performance: string;
}

/** Cut-offs that bracket those of the study. */
export const OTHER_CUT_OFFS: readonly OtherCutOff[] = [
  {
    citation: {
      journal: 'Sci Rep',
      year: 2025,
      doi: '10.1038/s41598-025-86721-5',
    },
    cutOffHu: 64.4,
    method: 'HU before percutaneous vertebral augmentation, 341 patients; subsequent fracture.',
    performance: 'AUC 0.85; odds ratio 0.93 per HU.',
  },
  {
    citation: {
      authors: 'Ye K, Zou D, Zhou F, Li W, Tian Y',
      title:
        'Low vertebral CT Hounsfield units: a risk factor for new osteoporotic vertebral fractures after the treatment of percutaneous kyphoplasty',
      journal: 'Arch Osteoporos',
      year: 2022,
      doi: '10.1007/s11657-022-01177-8',
    },
    cutOffHu: 45,
    method:
      'Axial L1 after percutaneous kyphoplasty, 32 patients with a new fracture (mean 48 HU) and matched controls (80 HU).',
    performance: 'AUC 0.85; 45 HU at 90% specificity.',
  },
];

const PICKHARDT_CITATION: Citation = {
  authors: 'Pickhardt PJ, Pooler BD, Lauder T, et al.',
  title:
    'Opportunistic screening for osteoporosis using abdominal computed tomography scans obtained for other indications',
  journal: 'Ann Intern Med',
  year: 2013,
};

/** What HU of L1 mean for osteoporosis by DXA in general; another question than the study's. */
export const SCREENING_CONTEXT: readonly OtherCutOff[] = [
  {
    citation: PICKHARDT_CITATION,
    cutOffHu: 160,
    method: 'L1, axial region of interest, 120 kV; osteoporosis by DXA.',
    performance: '160 HU or less: 90% sensitive.',
  },
  {
    citation: PICKHARDT_CITATION,
    cutOffHu: 110,
    method: 'L1, axial region of interest, 120 kV; osteoporosis by DXA.',
    performance: '110 HU or less: more than 90% specific.',
  },
];

/** HU of L1 over age at 120 kV, 20,374 adults: a fall of 2.5 HU a year. */
export const HU_BY_AGE = {
  citation: {
    authors: 'Jang S, Graffy PM, Ziemlewicz TJ, Lee SJ, Summers RM, Pickhardt PJ',
    title:
      'Opportunistic osteoporosis screening at routine abdominal and thoracic CT: normative L1 trabecular attenuation values in more than 20 000 adults',
    journal: 'Radiology 291:360-367',
    year: 2019,
    doi: '10.1148/radiol.2019181648',
  } satisfies Citation,
  changePerYearHu: -2.5,
  under30Years: { meanHu: 226, sdHu: 44 },
  from90Years: { meanHu: 89, sdHu: 38 },
  /** Automated reads were this much above manual ones: values of two methods do not mix. */
  automatedAboveManualHu: 21,
} as const;
