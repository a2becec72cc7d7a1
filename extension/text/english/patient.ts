import type { Augmentation, ApplicabilityVerdict, PatientSex } from '../../../src';

const sexes: Readonly<Record<PatientSex, string>> = { F: 'female', M: 'male', O: 'other' };

const augmentations: Readonly<Record<Augmentation, string>> = {
  planned: 'planned',
  afterScan: 'done after this scan',
  beforeScan: 'done before this scan',
  none: 'none',
};

const verdicts: Readonly<Record<ApplicabilityVerdict, string>> = {
  matches: 'as in the study',
  departs: 'departs from the study',
  unknown: 'not known',
};

/** What is asked of the patient, and how it compares with the study's population. */
export const patient = {
  list: (matching: number, departing: number, unknown: number) =>
    `Criteria: ${matching} match, ${departing} depart, ${unknown} not known`,
  verdicts,
  form: 'Enter or correct patient and contrast',
  notKnown: 'not known',
  yes: 'yes',
  no: 'no',
  sex: 'Sex',
  sexes,
  fromHeader: (value: string) => `${value} (from the images)`,
  age: 'Age at the scan, years',
  isPostMenopausal: 'Post-menopausal',
  augmentation: 'Vertebral augmentation',
  augmentations,
  hasTreatment: 'Anti-osteoporosis treatment',
  isHighEnergyTrauma: 'High-energy trauma',
  hasOtherBoneDisease: 'Other bone disease',
  hasOtherBoneDiseaseMeans: 'Other metabolic bone disease, or a pathological fracture',
  hasEarlierFracture: 'Earlier vertebral fracture',
  hasEarlierFractureMeans:
    'An osteoporotic one that was treated conservatively or by internal fixation',
  hasIntravenousContrast: 'Intravenous contrast',
  fractureCount: 'Vertebral fractures now',
  dxaTScore: 'DXA T-score, lumbar',
  notNumber: (typed: string) => `“${typed}” is no number. Give one such as 72 or −2.5.`,
  tScoreImpossible: (typed: string) =>
    `A T-score of ${typed} cannot be: it lies between −10 and 10. Correct it.`,
};
