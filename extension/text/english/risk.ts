import type { ContextMethod, StudyOutcome, UncertaintyBasis } from '../../../src';

// What stands in these sentences of the study is in Chang et al. 2025 (src/assessment/studies),
// unless another source is named beside it.

const methods: Readonly<Record<ContextMethod, string>> = {
  axialRegionOfL1: 'a region in one axial slice of L1',
  sagittalRegionOfL1: 'a region in a sagittal slice of L1',
  regionNotStated: 'region not stated in the abstract',
};

const outcomes: Readonly<Record<StudyOutcome, string>> = {
  newVertebralFracture: 'new vertebral fracture after augmentation',
  osteoporosisByDxa: 'osteoporosis by DXA',
};

const bases: Readonly<Record<UncertaintyBasis, (icc: string) => string>> = {
  // Weir, J Strength Cond Res 2005;19:231-40.
  observers: (icc) =>
    `1.96 × pooled SD of the groups × √(1 − ${icc}), from the study's agreement of two observers (ICC). The difference between two scans is not in it.`,
  // The study states no agreement of observers for it; see SCAN_REPEATABILITY.
  rescans: () =>
    'The least significant change between two scans of another study, 16 HU, divided by √2.',
  local: () => "From this deployment's own repeated measurements.",
};

/** The published context of a patient's means. Values come as they are shown. */
export const risk = {
  verdicts: { below: 'Below', atOrAbove: 'At or above', cannotBeTold: 'Cannot be told' },
  forReference: 'for reference',
  forReferenceMeans: "This patient or scan is not in the study's population",

  // What follows for a new fracture.
  sides: { below: 'below the cut-off', atOrAbove: 'at or above the cut-off' },
  among: (side: string, share: string, interval: string) =>
    `Of 100 patients as in the study who are ${side}, about ${share} have a new vertebral fracture (95% CI ${interval}).`,

  preTest: {
    label: 'Probability beforehand',
    means:
      'How many of such patients have a new fracture after augmentation, before anything is measured. In the study 61 of 349',
    published: (low: string, high: string) =>
      `Of a new fracture, before measuring; published: ${low} to ${high}`,
    notPublished: (low: string, high: string) =>
      `Outside the published ${low} to ${high}: take the result with care.`,
    study: (share: string) => `Back to the study's ${share}`,
  },

  plot: {
    title: (metric: string) => `${metric}: the study's two groups and the patient`,
    describe: (
      withFracture: string,
      withoutFracture: string,
      cutOff: string,
      patient: string,
      band: string,
    ) =>
      `Normal curves of the published means and SDs. With a new fracture (dashed): ${withFracture}. Without (solid): ${withoutFracture}. Cut-off ${cutOff} HU. Patient ${patient} HU, uncertain by ${band} HU.`,
    withNewFracture: 'new fracture',
    withoutNewFracture: 'no new fracture',
    cutOff: (hu: string) => `cut-off ${hu}`,
    patient: (hu: string) => `patient ${hu}`,
    axis: 'HU',
    derived:
      'Curves derived from the published means and SDs, of equal area; the bar is the uncertainty of one measurement (95%).',
  },

  roc: {
    summary: 'ROC curve',
    title: (metric: string) => `ROC curve of ${metric}`,
    describe: (sensitivity: string, specificity: string, auc: string) =>
      `Curve derived from the published means and SDs. The cut-off's published point: sensitivity ${sensitivity}, specificity ${specificity}. Published AUC ${auc}.`,
    x: '1 − specificity',
    y: 'sensitivity',
    auc: 'AUC',
    derived:
      'Curve derived from the published means and SDs; the point with its 95% intervals, and the AUC, are published figures.',
  },

  figures: {
    summary: 'What the study found',
    sensitivity: 'Sensitivity',
    specificity: 'Specificity',
    auc: 'AUC',
    positiveRatio: 'LR, below',
    negativeRatio: 'LR, at or above',
    ratioMeans: 'Likelihood ratio: how much more often found in patients with a new fracture',
    withNewFracture: 'With new fracture',
    withoutNewFracture: 'Without',
    oddsRatio: 'Odds ratio per HU',
    correlation: 'Correlation with T-score',
    intervals: '95% confidence intervals in brackets; those of rates by Wilson, of LR derived.',
  },

  how: {
    summary: 'How this was computed',
    mean: (levels: string, mean: string) =>
      `The mean of ${levels}, each level counting once: ${mean} HU.`,
    difference: {
      below: (difference: string, cutOff: string) =>
        `It is ${difference} HU below the cut-off of ${cutOff} HU.`,
      atOrAbove: (difference: string, cutOff: string) =>
        `It is ${difference} HU above the cut-off of ${cutOff} HU.`,
    },
    uncertainty: (halfWidth: string) => `Uncertainty of one measurement, ± ${halfWidth} HU:`,
    bases,
    probabilityBelow: (share: string) =>
      `By that error alone, the true mean is below the cut-off with a probability of ${share} (derived).`,
    ratio: (side: string, formula: string, ratio: string) =>
      `Likelihood ratio ${side}: ${formula} = ${ratio}.`,
    bayes: (preTest: string, side: string, ratio: string, postTest: string) =>
      `Probability ${side}, in odds: ${preTest} beforehand × ${ratio} gives ${postTest}.`,
    derivedRatio: (hu: string, ratio: string, postTest: string) =>
      `At ${hu} HU itself the two curves give a likelihood ratio of ${ratio} and a probability of ${postTest}; derived, not published.`,
    clamped: (hu: string) =>
      `Read at ${hu} HU, the end of what the groups cover; the patient's value lies beyond.`,
    odds: (perHu: string, odds: string) =>
      `Odds ratio ${perHu} per HU (published): the odds of a new fracture are ${odds} times those at the cut-off.`,
  },

  local: {
    title: 'Local cut-off, not published',
    among: (side: string, share: string, interval: string) =>
      `Of 100 patients as in the local sample who are ${side}, about ${share} have a new vertebral fracture (95% CI ${interval}).`,
    cutOff: (cutOff: string, patients: number, newFractures: string) =>
      `${cutOff} HU; ${patients} patients${newFractures}`,
    newFractures: (count: number) => `, ${count} with a new fracture`,
    source: (madeBy: string, date: string) => `${madeBy}, ${date}`,
  },

  others: {
    summary: 'Cut-offs of other studies',
    notComparable:
      "Not comparable with this patient's value: each cut-off belongs to its own method.",
    method: 'Method',
    methods,
    outcomes,
    outcome: 'For',
    patients: 'Patients',
    cutOff: 'Cut-off',
    with: (meanAndSd: string) => `${meanAndSd} with`,
    without: (meanAndSd: string) => `${meanAndSd} without`,
    groups: 'Means',
    ofCutOff: {
      sensitivity: (share: string, least: string) => `sensitivity ${least}${share}`,
      specificity: (share: string, least: string) => `specificity ${least}${share}`,
      least: 'over ',
    },
    // Jang et al. 2019 (HU_BY_AGE).
    byAge: 'L1 by age',
    byAgeText: (under30: string, from90: string, perYear: string, above: string) =>
      `${under30} under 30 years, ${from90} from 90 years, ${perYear} HU a year; automated reads were ${above} HU above manual ones.`,
  },

  cutOffsFor:
    'Cut-offs for a new vertebral fracture after percutaneous vertebral augmentation, in post-menopausal women of 50 years or over who were followed for at least 2 years:',
};
