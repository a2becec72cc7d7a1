import type { Metric } from '../assessment/method';
import { ANATOMY_CODES, EXCLUSION_CODES, type Code } from '../dicom/codes';
import { RESEARCH_USE } from '../dicom/contentHeader';
import type { SlicePosition } from '../measurement/ellipse';
import { ENGLISH_MESSAGES, type MessageCatalogue } from '../messages/message';
import type { AnatomyKind, ExclusionReason, MaskPath } from '../study/reading';
import type { ReportContrast } from './reportModel';

/** The fixed words of a report that people read, in one language. Values come formatted. */
export interface ReportWords {
  readonly title: string;
  readonly researchUse: string;
  readonly patientName: string;
  readonly patientId: string;
  readonly birthDate: string;
  readonly accessionNumber: string;
  readonly sex: string;
  readonly age: string;
  readonly years: (years: number) => string;
  readonly sexes: Readonly<Record<'F' | 'M' | 'O', string>>;
  readonly scan: string;
  readonly kernel: (kernel: string) => string;
  readonly slices: (thicknessMm: string, spacingMm: string) => string;
  readonly contrast: Readonly<Record<ReportContrast, string>>;
  readonly checks: string;
  readonly level: string;
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly positions: Readonly<Record<SlicePosition, string>>;
  readonly counts: string;
  readonly yes: string;
  readonly no: string;
  readonly notInMean: string;
  readonly mean: string;
  readonly notAssessable: (least: number) => string;
  readonly leftOut: (level: string) => string;
  readonly exclusions: Readonly<Record<ExclusionReason, string>>;
  readonly anatomy: string;
  readonly anatomies: Readonly<Record<AnatomyKind, string>>;
  readonly mask: string;
  readonly maskPaths: Readonly<Record<MaskPath, string>>;
  readonly outcome: (citation: string) => string;
  readonly accuracy: (sensitivity: string, specificity: string, auc: string) => string;
  readonly likelihoodRatios: (below: string, atOrAbove: string) => string;
  readonly postTest: (before: string, after: string) => string;
  readonly postTestOpen: (before: string, below: string, atOrAbove: string) => string;
  readonly localCutOff: (madeBy: string, date: string, patients: number, verdict: string) => string;
  readonly intervals: string;
  readonly applicability: string;
  readonly peel: (mm: string) => string;
  readonly reader: string;
  readonly software: string;
  /** Between a name and what is said of it. */
  readonly colon: string;
  /** Between the parts of a list. */
  readonly comma: string;
  /** Around a remark. */
  readonly brackets: (text: string) => string;
  /** Ends a sentence before the next. */
  readonly stop: string;
  /** Between two sentences. */
  readonly sentenceGap: string;
}

/** Words, and what the domain says, in one language. */
export interface ReportLanguage {
  readonly words: ReportWords;
  readonly messages: MessageCatalogue;
}

/** The meanings of codes, as a stored report (SR) has them. */
const meanings = <Key extends string>(codes: Readonly<Record<Key, Code>>) =>
  Object.fromEntries(
    Object.entries<Code>(codes).map(([key, { meaning }]) => [key, meaning.toLowerCase()]),
  ) as Record<Key, string>;

/** No character beyond Latin-1, which every reporting system takes. */
export const ENGLISH_REPORT_WORDS: ReportWords = {
  title: 'Cancellous HU of the lumbar vertebrae on CT',
  researchUse: RESEARCH_USE,
  patientName: 'Patient',
  patientId: 'Patient ID',
  birthDate: 'Born',
  accessionNumber: 'Accession number',
  sex: 'Sex',
  age: 'Age at the scan',
  years: (years) => `${years} years`,
  sexes: { F: 'female', M: 'male', O: 'other' },
  scan: 'Scan',
  kernel: (kernel) => `kernel ${kernel}`,
  slices: (thicknessMm, spacingMm) => `slices of ${thicknessMm} mm every ${spacingMm} mm`,
  contrast: {
    none: 'no contrast',
    enhanced: 'contrast-enhanced',
    oralOnly: 'oral contrast only',
    unclear: 'contrast unclear',
    notStated: 'contrast not stated',
    noneByReader: 'no contrast (as the reader states)',
    enhancedByReader: 'contrast-enhanced (as the reader states)',
  },
  checks: 'Scan checks',
  level: 'Level',
  metrics: { threeDimensionalHu: '3D-HU', threeSliceHu: 'Three-slice HU' },
  positions: { superior: 'superior', middle: 'middle', inferior: 'inferior' },
  counts: 'Counts',
  yes: 'yes',
  no: 'no',
  notInMean: 'not in the mean',
  mean: 'Mean',
  // Fewer than two: MIN_LEVELS_FOR_MEAN.
  notAssessable: (least) => `not assessable: fewer than ${least} levels of L1-L4 count`,
  leftOut: (level) => `${level} left out`,
  exclusions: meanings(EXCLUSION_CODES),
  anatomy: 'Anatomy',
  anatomies: meanings(ANATOMY_CODES),
  mask: 'Mask',
  maskPaths: {
    oneClick: 'one click',
    proposed: 'from a neighbour',
    edited: 'edited by hand',
    guidedManual: 'drawn by hand',
  },
  // Chang et al. 2025: outcome and population of both cut-offs.
  outcome: (citation) =>
    `Cut-offs for a new vertebral fracture after percutaneous vertebral augmentation, in women of 50 years or over, each for its own method: ${citation}`,
  // Chang et al. 2025; intervals of the rates are Wilson's, derived.
  accuracy: (sensitivity, specificity, auc) =>
    `Sensitivity ${sensitivity}, specificity ${specificity}, AUC ${auc}.`,
  // Derived from the counts of Chang et al. 2025 (diagnosticAccuracy.ts).
  likelihoodRatios: (below, atOrAbove) =>
    `Likelihood ratio ${below} below the cut-off, ${atOrAbove} at or above it.`,
  // Bayes' rule with the derived likelihood ratio (postTest.ts).
  postTest: (before, after) =>
    `Derived probability of a new fracture ${after}, with ${before} before the measurement.`,
  postTestOpen: (before, below, atOrAbove) =>
    `Derived probability of a new fracture ${below} below the cut-off, ${atOrAbove} at or above it, with ${before} before the measurement.`,
  localCutOff: (madeBy, date, patients, verdict) =>
    `Local cut-off, not published (${madeBy}, ${date}, ${patients} patients): ${verdict}`,
  intervals: '95% confidence intervals in brackets.',
  applicability: 'Applicability',
  peel: (mm) => `peel ${mm} mm`,
  reader: 'Reader',
  software: 'Software',
  colon: ': ',
  comma: ', ',
  brackets: (text) => ` (${text})`,
  stop: '. ',
  sentenceGap: ' ',
};

export const ENGLISH_REPORT: ReportLanguage = {
  words: ENGLISH_REPORT_WORDS,
  messages: ENGLISH_MESSAGES,
};
