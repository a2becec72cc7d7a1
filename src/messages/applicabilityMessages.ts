/**
 * What is said of a patient against the population of Chang et al. 2025, and of a mean against its
 * cut-off; of their form see `BODY_MESSAGES`. What a sentence says of "the study" stands in the
 * publication's inclusion and exclusion criteria, unless another source is named beside it.
 */
export const APPLICABILITY_MESSAGES = {
  sexMatches: 'Female, as every patient of the study.',
  sexDeparts: 'Not female: the study examined women only.',
  sexUnknown: 'The sex is not known; the study examined women only.',
  ageMatches: '{years} years old; the study took patients from {minYears} years.',
  ageDeparts: '{years} years old: the study took no patient under {minYears} years.',
  ageUnknown: 'The age is not known; the study took patients from {minYears} years.',
  ageImpossible:
    'An age of {years} years cannot be: correct it. The study took patients from {minYears} years.',
  menopauseMatches: 'Post-menopausal, as every patient of the study.',
  menopauseDeparts: 'Not post-menopausal: the study examined post-menopausal women only.',
  menopauseUnknown:
    'It is not known whether the patient is post-menopausal; the study examined post-menopausal women only.',
  augmentationPlanned:
    'Vertebral augmentation is planned; the study measured within a week before it.',
  augmentationAfterScan:
    'Vertebral augmentation followed this scan; the study measured within a week before it.',
  // Cement reads as dense bone; the study's L1-L4 had none yet.
  augmentationBeforeScan:
    'Vertebral augmentation was done before this scan: the study measured before it. Leave cemented levels out.',
  augmentationNone:
    'No vertebral augmentation: the study says nothing of new fractures without it.',
  augmentationUnknown:
    'It is not known whether vertebral augmentation is planned; the study examined patients with it only.',
  treatmentMatches: 'Without standard anti-osteoporosis treatment, as in the study.',
  treatmentDeparts: 'Standard anti-osteoporosis treatment: the study excluded it.',
  treatmentUnknown:
    'It is not known whether anti-osteoporosis treatment is given; the study excluded it.',
  traumaMatches: 'Fracture of low energy, as in the study.',
  traumaDeparts: 'High-energy trauma: the study excluded it.',
  traumaUnknown:
    'It is not known whether the fracture is of low energy; the study excluded high-energy trauma.',
  otherBoneDiseaseMatches: 'No other bone disease known, as in the study.',
  otherBoneDiseaseDeparts:
    'Other metabolic bone disease or pathological fracture: the study excluded it.',
  otherBoneDiseaseUnknown:
    'It is not known whether there is another bone disease; the study excluded other metabolic bone disease and pathological fractures.',
  earlierFractureMatches:
    'No earlier vertebral fracture treated without augmentation, as in the study.',
  earlierFractureDeparts:
    'An earlier osteoporotic vertebral fracture was treated conservatively or by internal fixation: the study excluded it.',
  earlierFractureUnknown:
    'It is not known whether there was an earlier vertebral fracture; the study excluded those treated conservatively or by internal fixation.',
  fractureSingle: 'One vertebral fracture, as in {single} of the {patients} patients of the study.',
  fractureMultiple:
    '{count} vertebral fractures; the study had {multiple} patients of {patients} with more than one.',
  fractureNone: 'No vertebral fracture: every patient of the study had one.',
  fractureUnknown:
    'The number of vertebral fractures is not known; every patient of the study had at least one.',
  fractureImpossible:
    'A number of {count} vertebral fractures cannot be: correct it. Every patient of the study had at least one.',
  // About 10 to 20 HU: as in the checks of the scan, see `SCAN_MESSAGES`.
  contrastByReader:
    'Made with intravenous contrast, as the reader states. It raises the HU of cancellous bone by about 10 to 20 HU; the study measured without.',
  noContrastByReader: 'Without intravenous contrast, as the reader states.',

  // All criteria together.
  studyApplies: 'The patient and the scan are as in the study.',
  studyOutside:
    "Outside the study's population: {departures}. The published figures are shown for reference; they were not found in such patients or scans.",
  studyOutsideUncertain:
    "Outside the study's population: {departures}. Not known: {unknown}. The published figures are shown for reference; they were not found in such patients or scans.",
  studyNotEstablished:
    'Whether the study applies is not established. Not known: {unknown}. As far as is known the patient and the scan are as in the study.',

  // A mean against its cut-off.
  verdictBelow: 'Below the cut-off of {cutOffHu} HU.',
  verdictAtOrAbove: 'At or above the cut-off of {cutOffHu} HU.',
  verdictCannotBeTold:
    'Cannot be told from the cut-off of {cutOffHu} HU: one measurement is uncertain by ± {halfWidthHu} HU.',
  metricsContradict:
    '3D-HU and three-slice HU lie on different sides of their own cut-offs. Neither overrules the other: check the masks, the ellipses and the levels that count.',

  // WHO classes: they were defined for the T-score of DXA (WHO Technical Report Series 843, 1994).
  tScoreBeside:
    'DXA T-score {tScore}; in the study {withNewFracture} with and {withoutNewFracture} without a new fracture. The WHO classes hold for the T-score, not for HU.',
} as const;

export type ApplicabilityMessageCode = keyof typeof APPLICABILITY_MESSAGES;

/** What a criterion is called in a list. */
export const CRITERION_PARTS = {
  criterionSex: 'sex',
  criterionAge: 'age',
  criterionMenopause: 'menopause',
  criterionAugmentation: 'vertebral augmentation',
  criterionTreatment: 'anti-osteoporosis treatment',
  criterionTrauma: 'trauma',
  criterionOtherBoneDisease: 'other bone disease',
  criterionEarlierFracture: 'earlier vertebral fracture',
  criterionFractureCount: 'number of vertebral fractures',
  criterionTubeVoltage: 'tube voltage',
  criterionContrast: 'contrast',
  criterionKernel: 'kernel',
  criterionSliceThickness: 'slice thickness',
  criterionImageType: 'kind of images',
  criterionOrientation: 'plane of the slices',
  criterionEnergy: 'energy',
  criterionCompression: 'compression',
  criterionGantryTilt: 'gantry tilt',
} as const;

export type CriterionPartCode = keyof typeof CRITERION_PARTS;
