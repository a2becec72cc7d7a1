import {
  AXIAL_FEET_FIRST,
  CORONAL,
  DECUBITUS,
  OBLIQUE,
  OBLIQUE_REVERSED,
  PRONE,
  REVERSED,
  SAGITTAL,
  tilted,
} from '../support/grid';
import type { ConformanceCase } from './conformanceCase';

const LUMBAR = ['L1', 'L2', 'L3', 'L4'] as const;
const ALL = ['T12', ...LUMBAR, 'L5'] as const;

const GEOMETRY: readonly ConformanceCase[] = [
  { name: 'axial, two levels, one of everything usual' },
  { name: 'isotropic voxels', spacing: [0.625, 0.625, 0.625] },
  { name: 'spacing of many decimals', spacing: [0.683594, 0.683594, 1.0000001] },
  { name: 'columns far from rows in spacing', spacing: [0.35, 1.4, 2] },
  { name: 'slices 5 mm apart', spacing: [0.5, 0.5, 5] },
  { name: 'overlapping slices', spacing: [0.5, 0.5, 0.5], header: { sliceThicknessMm: 1.5 } },
  { name: 'left-handed grid, slices from head to feet', direction: REVERSED },
  { name: 'feet first', direction: AXIAL_FEET_FIRST },
  { name: 'prone', direction: PRONE },
  { name: 'lying on the side', direction: DECUBITUS },
  { name: 'tilted by 17 degrees', direction: tilted(17) },
  { name: 'tilted by -31 degrees, anisotropic', direction: tilted(-31), spacing: [0.4, 0.9, 3] },
  { name: 'oblique to all axes', direction: OBLIQUE },
  { name: 'oblique, left-handed, anisotropic', direction: OBLIQUE_REVERSED, spacing: [1, 0.6, 2] },
  { name: 'sagittal slices', direction: SAGITTAL, threeSlice: [] },
  { name: 'coronal slices', direction: CORONAL, threeSlice: [] },
  { name: 'files against the slices', fileOrder: 'descending' },
  { name: 'files in no order, oblique', fileOrder: 'shuffled', direction: OBLIQUE },
  { name: 'rows x columns no multiple of 8', dimensions: [29, 23, 25], levels: LUMBAR },
  { name: 'the same, oblique', dimensions: [30, 23, 25], direction: OBLIQUE },
  { name: 'rows x columns odd', dimensions: [31, 33, 13] },
  { name: 'more rows than columns, few pixels', dimensions: [7, 41, 18] },
  { name: 'three slices', dimensions: [24, 17, 3], levels: ['L3'], threeSlice: [] },
  { name: '512 x 512 pixels', dimensions: [512, 512, 3], levels: ['L3'], threeSlice: [] },
  { name: 'one multi-frame image', isMultiFrame: true },
  { name: 'one multi-frame image, oblique', isMultiFrame: true, direction: OBLIQUE },
];

const READINGS: readonly ConformanceCase[] = [
  {
    name: 'T12 to L5, every path, saved three times',
    levels: ALL,
    savedBefore: 2,
    paths: ['oneClick', 'proposed', 'edited', 'guidedManual'],
  },
  { name: 'L1 to L4', levels: LUMBAR },
  { name: 'one level', levels: ['L1'] },
  { name: 'levels with gaps', levels: ['L2', 'L4'] },
  { name: 'levels outside the mean only', levels: ['T12', 'L5'] },
  { name: 'without ellipses', threeSlice: [] },
  { name: 'ellipses at one of three levels', levels: ['L1', 'L2', 'L3'], threeSlice: ['L2'] },
  { name: 'ellipses only', masks: 'none' },
  { name: 'drawn by hand', paths: ['guidedManual'], levels: LUMBAR, threeSlice: [] },
  { name: 'edited, another peel', paths: ['edited'], peelMm: 7 / 3 },
  { name: 'masks with a slice missing', masks: 'split', spacing: [0.7, 0.8, 0.7] },
  { name: 'masks at the corners of the images', masks: 'corners' },
  { name: 'masks that fill whole images', masks: 'wholeSlices' },
  { name: 'masks of one voxel', masks: 'oneVoxel', direction: OBLIQUE },
  { name: 'saved a second time', savedBefore: 1 },
];

const JUDGED: readonly ConformanceCase[] = [
  {
    name: 'one level of four excluded',
    levels: LUMBAR,
    exclusions: { L2: { reason: 'fractured', note: '' } },
  },
  {
    name: 'all levels excluded, each for another reason',
    levels: LUMBAR,
    exclusions: {
      T12: { reason: 'notFullyCovered', note: '' },
      L1: { reason: 'cemented', note: 'Kyphoplasty 2019' },
      L2: { reason: 'instrumented', note: '' },
      L3: { reason: 'haemangioma', note: '' },
      L4: { reason: 'metastasisOrBoneIsland', note: 'see MRI' },
    },
  },
  {
    name: 'excluded levels that were not measured',
    levels: ['L3', 'L4'],
    exclusions: {
      L1: { reason: 'scleroticOrDegenerative', note: '' },
      L2: { reason: 'infected', note: '' },
      L5: { reason: 'other', note: 'Schmorl\\node; größer "5" mm <b>\nsee L1' },
    },
  },
  { name: 'six lumbar vertebrae', anatomyNote: { kind: 'sixLumbar', note: '' } },
  {
    name: 'other anatomy, in words',
    anatomyNote: { kind: 'other', note: 'Blockwirbel L2/L3 – Übergang übersehen?' },
  },
  {
    name: 'a woman of the study',
    patient: {
      sex: 'F',
      ageYears: 74,
      isPostMenopausal: true,
      augmentation: 'planned',
      hasTreatment: false,
      isHighEnergyTrauma: false,
      hasOtherBoneDisease: false,
      hasEarlierFracture: false,
      fractureCount: 1,
      hasIntravenousContrast: false,
      dxaTScore: -3.2,
    },
  },
  {
    name: 'nobody of the study',
    patient: {
      sex: 'M',
      ageYears: 41.5,
      augmentation: 'beforeScan',
      hasTreatment: true,
      isHighEnergyTrauma: true,
      hasOtherBoneDisease: true,
      hasIntravenousContrast: true,
      dxaTScore: -10 / 3,
    },
  },
];

const SCANS: readonly ConformanceCase[] = [
  {
    name: '100 kV, contrast, sharp kernel',
    header: { kvp: 100, contrastBolusAgent: 'Iomeprol', convolutionKernel: 'Br69f' },
  },
  {
    name: 'header that states little',
    attributes: {
      KVP: '',
      ConvolutionKernel: '',
      SliceThickness: '',
      PatientAge: '',
      PatientBirthDate: '',
      PatientSex: '',
      PatientID: '',
      StudyID: '',
      StudyTime: '',
      Manufacturer: '',
    },
  },
  {
    name: 'CT compressed with loss',
    attributes: {
      LossyImageCompression: '01',
      LossyImageCompressionRatio: '8.5',
      LossyImageCompressionMethod: 'ISO_10918_1',
    },
  },
  { name: 'signed voxels', header: { storedAs: 'signed' } },
  { name: 'HU in halves', attributes: { RescaleSlope: '0.5', RescaleIntercept: '-450' } },
  {
    name: 'derived images in another time zone',
    attributes: {
      ImageType: ['DERIVED', 'SECONDARY', 'AXIAL'],
      TimezoneOffsetFromUTC: '+0930',
    },
  },
];

const NAMES: readonly ConformanceCase[] = [
  {
    name: 'German and Japanese names',
    reader: 'Größe^Jürgen^^Dr.',
    header: { patientName: 'Müller^Änne=山田^花子=やまだ^はなこ' },
  },
  {
    name: 'Greek and Cyrillic names',
    reader: 'Павлова^Анна',
    header: { patientName: 'Διονυσιος^Αννα', studyDescription: 'ΑΤ ΟΜΣΣ' },
  },
  {
    name: 'Chinese and Korean names',
    reader: '王^小东',
    header: { patientName: 'Hong^Gildong=洪^吉洞=홍^길동' },
  },
  { name: 'Arabic name, reader not known', reader: '', header: { patientName: 'قباني^لنزار' } },
  {
    name: 'CT in Latin 1',
    isLatin1: true,
    reader: 'Núñez^Íñigo',
    header: { patientName: 'Müller^Jürgen', studyDescription: 'CT LWS für Größe' },
  },
  {
    name: 'long names with marks',
    reader: `O'Brien-"Ñandú"^<i>María</i>`,
    header: { patientName: `${'Ä'.repeat(15)}^${'b'.repeat(33)}`, patientId: 'A&B/1 <2>' },
  },
];

/** The studies through which results are judged by other programs; each name is unique. */
export const CASES: readonly ConformanceCase[] = [
  ...GEOMETRY,
  ...READINGS,
  ...JUDGED,
  ...SCANS,
  ...NAMES,
];
