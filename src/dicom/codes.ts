import type { Augmentation, PatientSex } from '../assessment/patientContext';
import type { SlicePosition } from '../measurement/ellipse';
import type { VertebralLevel } from '../spine/vertebralLevel';
import type { AnatomyKind, ExclusionReason, MaskPath } from '../study/reading';
import { readItems, readString, type NaturalizedDataset } from './dataset';

/** A coded concept: its value, the scheme that defines it and the words for people. */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** A unit of measurement. */
export interface Unit extends Code {
  /** How many decimals of a number people read; all that a decimal string holds where absent. */
  readonly decimals?: number;
}

const code =
  (scheme: string) =>
  (value: string, meaning: string): Code => ({ value, scheme, meaning });
const dcm = code('DCM');
const sct = code('SCT');
const ucum = code('UCUM');

/**
 * The scheme of this software's own codes, for what no standard scheme has a code for. The
 * prefix 99 marks a private scheme (PS3.16 section 8).
 */
export const OWN_SCHEME = '99VBMD';
const own = code(OWN_SCHEME);

/** A code as an item of a code sequence (PS3.3 table 8.8-1). */
export const toCodeItem = ({ value, scheme, meaning }: Code): NaturalizedDataset => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

/** Whether the first item of a code sequence is this code; meanings are not compared. */
export function hasCode(dataset: NaturalizedDataset, keyword: string, { value, scheme }: Code) {
  const item = readItems(dataset, keyword)[0];
  return (
    item !== undefined &&
    readString(item, 'CodeValue') === value &&
    readString(item, 'CodingSchemeDesignator') === scheme
  );
}

/** The key whose code is the first item of a code sequence, or `undefined`. */
export function findByCode<Key extends string>(
  codes: Readonly<Record<Key, Code>>,
  dataset: NaturalizedDataset,
  keyword: string,
): Key | undefined {
  return (Object.keys(codes) as Key[]).find((key) => hasCode(dataset, keyword, codes[key]));
}

/**
 * The vertebral bodies, SNOMED CT. A vertebra's identity in a stored result is this code and
 * its tracking UID. L1-L5 and T12 as in the HL7 radiotherapy value set of body structures.
 */
export const VERTEBRAL_BODY_CODES: Readonly<Record<VertebralLevel, Code>> = {
  T12: sct('280849005', 'Body of twelfth thoracic vertebra'),
  L1: sct('61032001', 'Body of first lumbar vertebra'),
  L2: sct('53983007', 'Body of second lumbar vertebra'),
  L3: sct('55492004', 'Body of third lumbar vertebra'),
  L4: sct('71996003', 'Body of fourth lumbar vertebra'),
  L5: sct('21799000', 'Body of fifth lumbar vertebra'),
};

/** What a segment is (PS3.16 CID 7150 and 7151); no context group has a code for cancellous bone. */
export const SEGMENT_CODES = {
  tissue: sct('85756007', 'Tissue'),
  bone: sct('3138006', 'Bone'),
  cancellousPart: own('cancellousPart', 'Cancellous part, cortical bone excluded'),
  segmentation: dcm('113076', 'Segmentation'),
  sourceImage: dcm('121322', 'Source image for image processing operation'),
  predecessor: own('predecessor', 'Segmentation whose place this one takes'),
  edgeDetection: dcm('123103', 'Edge Detection'),
  manualProcessing: dcm('123109', 'Manual Processing'),
} as const;

/** Document title and section headings of TID 1500 (PS3.16). */
export const HEADING_CODES = {
  report: dcm('126000', 'Imaging Measurement Report'),
  imageLibrary: dcm('111028', 'Image Library'),
  imageLibraryGroup: dcm('126200', 'Image Library Group'),
  measurements: dcm('126010', 'Imaging Measurements'),
  measurementGroup: dcm('125007', 'Measurement Group'),
  derivedMeasurements: dcm('126011', 'Derived Imaging Measurements'),
  qualitative: code('UMLS')('C0034375', 'Qualitative Evaluations'),
} as const;

/** Observation, procedure and acquisition context (TID 1001-1004, 1204, 1500, 1602, 1604). */
export const CONTEXT_CODES = {
  language: dcm('121049', 'Language of Content Item and Descendants'),
  english: code('RFC5646')('en', 'English'),
  observerType: dcm('121005', 'Observer Type'),
  person: dcm('121006', 'Person'),
  device: dcm('121007', 'Device'),
  personName: dcm('121008', 'Person Observer Name'),
  deviceUid: dcm('121012', 'Device Observer UID'),
  deviceName: dcm('121013', 'Device Observer Name'),
  deviceManufacturer: dcm('121014', 'Device Observer Manufacturer'),
  deviceModel: dcm('121015', 'Device Observer Model Name'),
  procedureReported: dcm('121058', 'Procedure reported'),
  ct: code('LN')('25045-6', 'CT unspecified body region'),
  modality: dcm('121139', 'Modality'),
  computedTomography: dcm('CT', 'Computed Tomography'),
  targetRegion: dcm('123014', 'Target Region'),
  lumbarSpine: sct('122496007', 'Lumbar spine'),
  frameOfReference: dcm('112227', 'Frame of Reference UID'),
  rows: dcm('110910', 'Pixel Data Rows'),
  columns: dcm('110911', 'Pixel Data Columns'),
  horizontalSpacing: dcm('111026', 'Horizontal Pixel Spacing'),
  verticalSpacing: dcm('111066', 'Vertical Pixel Spacing'),
  sliceSpacing: dcm('112226', 'Spacing between slices'),
  sliceThickness: dcm('112225', 'Slice Thickness'),
  kvp: dcm('113733', 'KVP'),
  contrastAgent: dcm('123011', 'Contrast/Bolus Agent'),
  contrastState: own('contrastState', 'Intravenous contrast as stated in the header'),
  convolutionKernel: own('kernel', 'Convolution Kernel'),
} as const;

/** Content of the measurement groups (TID 300, 310, 312, 1410, 1411, 1419, 1420, 1501, 4019). */
export const MEASUREMENT_CODES = {
  trackingIdentifier: dcm('112039', 'Tracking Identifier'),
  trackingUid: dcm('112040', 'Tracking Unique Identifier'),
  vertebraTrackingUid: own('vertebraUid', 'Tracking Unique Identifier of the vertebra'),
  finding: dcm('121071', 'Finding'),
  findingSite: sct('363698007', 'Finding Site'),
  topographicalModifier: sct('106233006', 'Topographical modifier'),
  method: sct('370129005', 'Measurement Method'),
  imageRegion: dcm('111030', 'Image Region'),
  center: dcm('111010', 'Center'),
  referencedSegment: dcm('121191', 'Referenced Segment'),
  sourceSeries: dcm('121232', 'Source series for segmentation'),
  attenuation: dcm('112031', 'Attenuation Coefficient'),
  derivation: dcm('121401', 'Derivation'),
  mean: sct('373098007', 'Mean'),
  standardDeviation: sct('386136009', 'Standard Deviation'),
  median: sct('373099004', 'Median'),
  percentile5: own('percentile5', '5th percentile'),
  percentile95: own('percentile95', '95th percentile'),
  volume: sct('118565006', 'Volume'),
  area: sct('42798000', 'Area'),
  voxels: own('voxels', 'Number of voxels'),
  equivalentMeaning: dcm('121050', 'Equivalent Meaning of Concept Name'),
  algorithmName: dcm('111001', 'Algorithm Name'),
  algorithmVersion: dcm('111003', 'Algorithm Version'),
  algorithmParameters: dcm('111002', 'Algorithm Parameters'),
  warning: own('warning', 'Measurement warning'),
  normality: dcm('121402', 'Normality'),
  lowerLimit: sct('385524004', 'Normal Range Lower Limit'),
  rangeDescription: dcm('121407', 'Normal Range description'),
  rangeAuthority: dcm('121408', 'Normal Range Authority'),
  anatomy: own('anatomy', 'Anatomy that can lead to a miscounted vertebra'),
  excluded: own('excludedFromMean', 'Vertebra excluded from the mean, reason'),
  scanCheck: own('scanCheck', 'Scan check'),
  applicability: own('applicability', 'Whether the published study applies'),
  comment: dcm('121106', 'Comment'),
} as const;

/** Normality (PS3.16 CID 222). */
export const NORMALITY_CODES = {
  normal: sct('17621005', 'Normal'),
  abnormallyLow: sct('371880002', 'Abnormally Low'),
  undetermined: sct('371934000', 'Undetermined'),
} as const;

/**
 * Units of measurement (UCUM); a Hounsfield unit is written as in PS3.16 CID 84. Decimals chosen
 * here: 0.01 HU, mm2 and mm3 are far below what repeats; 6 of mm, as headers give pixel spacings.
 */
export const UNIT_CODES = {
  hu: { ...ucum("[hnsf'U]", 'Hounsfield unit'), decimals: 2 },
  mm: { ...ucum('mm', 'millimeter'), decimals: 6 },
  mm2: { ...ucum('mm2', 'square millimeter'), decimals: 2 },
  mm3: { ...ucum('mm3', 'cubic millimeter'), decimals: 2 },
  voxels: ucum('{voxels}', 'voxels'),
  pixels: ucum('{pixels}', 'pixels'),
  kilovolt: ucum('kV', 'kilovolt'),
  years: ucum('a', 'year'),
  tScore: ucum('{T-score}', 'T-score'),
  fractures: ucum('{fractures}', 'fractures'),
} as const satisfies Readonly<Record<string, Unit>>;

/** How a mask was made; the measurement method of a 3D-HU. */
export const MASK_PATH_CODES: Readonly<Record<MaskPath, Code>> = {
  oneClick: own('oneClick', '3D-HU, mask found from one click'),
  proposed: own('proposed', '3D-HU, mask found from a proposed center'),
  edited: own('edited', '3D-HU, mask found and then edited by hand'),
  guidedManual: own('guidedManual', '3D-HU, mask drawn by hand'),
};

/** The measurement methods of the two metrics. */
export const METHOD_CODES = {
  threeDimensionalHu: own('3dHu', '3D-HU, mean of the whole cancellous body'),
  threeSliceHu: own('threeSliceHu', 'Three-slice HU, mean of three axial ellipses'),
} as const;

/** Where in the body an ellipse lies (PS3.16 CID 211). */
export const SLICE_POSITION_CODES: Readonly<Record<SlicePosition, Code>> = {
  superior: sct('264217000', 'Superior'),
  middle: code('NCIt')('C25569', 'Middle'),
  inferior: sct('261089000', 'Inferior'),
};

/** What of the anatomy can lead to a miscounted level. */
export const ANATOMY_CODES: Readonly<Record<AnatomyKind, Code>> = {
  sixLumbar: own('sixLumbar', 'Six lumbar vertebrae'),
  fourLumbar: own('fourLumbar', 'Four lumbar vertebrae'),
  lumbosacralTransition: own('transition', 'Lumbosacral transitional vertebra'),
  other: own('otherAnatomy', 'Other anatomy'),
};

/** Why a vertebra does not enter the mean. */
export const EXCLUSION_CODES: Readonly<Record<ExclusionReason, Code>> = {
  fractured: own('fractured', 'Fractured'),
  cemented: own('cemented', 'Cemented'),
  instrumented: own('instrumented', 'Instrumented'),
  haemangioma: own('haemangioma', 'Haemangioma'),
  metastasisOrBoneIsland: own('metastasisIsland', 'Metastasis or bone island'),
  scleroticOrDegenerative: own('sclerotic', 'Sclerotic or degenerative'),
  infected: own('infected', 'Infected'),
  notFullyCovered: own('notFullyCovered', 'Not fully covered by the scan'),
  other: own('other', 'Other reason'),
};

/** What the reader entered of the patient and the scan; in place of the header's, never mixed with it. */
export const ENTERED_CODES = {
  sex: dcm('121032', 'Subject Sex'),
  ageYears: dcm('121033', 'Subject Age'),
  isPostMenopausal: own('postMenopausal', 'Post-menopausal'),
  augmentation: own('augmentation', 'Vertebral augmentation, against the scan'),
  hasTreatment: own('treatment', 'Standard anti-osteoporosis treatment'),
  isHighEnergyTrauma: own('highEnergy', 'High-energy trauma'),
  hasOtherBoneDisease: own('boneDisease', 'Other metabolic bone disease or pathological fracture'),
  hasEarlierFracture: own(
    'earlierFracture',
    'Earlier vertebral fracture, not treated by augmentation',
  ),
  fractureCount: own('fractureCount', 'Number of vertebral fractures'),
  hasIntravenousContrast: own('contrastGiven', 'Intravenous contrast as stated by the reader'),
  dxaTScore: code('LN')('38267-1', 'DXA Lumbar spine [T-score] Bone density'),
} as const;

/** Yes and no (PS3.16 CID 230). */
export const YES_NO_CODES = {
  yes: sct('373066001', 'Yes'),
  no: sct('373067005', 'No'),
} as const;

/** Sex (PS3.16 CID 7455); it has no code for `O` of PatientSex. */
export const SEX_CODES: Readonly<Record<PatientSex, Code>> = {
  F: dcm('F', 'Female'),
  M: dcm('M', 'Male'),
  O: own('otherSex', 'Other sex'),
};

/** When a vertebra was or will be filled. */
export const AUGMENTATION_CODES: Readonly<Record<Augmentation, Code>> = {
  planned: own('planned', 'Planned'),
  afterScan: own('afterScan', 'Done after the scan'),
  beforeScan: own('beforeScan', 'Done before the scan'),
  none: own('noAugmentation', 'None'),
};
