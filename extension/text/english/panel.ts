import type { EllipseRoi, ExclusionReason, Metric, ScanProperty } from '../../../src';

/** The texts of the panel. Values come as they are shown: numbers formatted, with their unit. */
export const panel = {
  title: 'Vertebral BMD',
  researchUse: 'Research use; not a diagnosis',
  waiting: 'Waiting for the study…',
  noCt: 'This study holds no CT images, so there are no Hounsfield units to measure. Open a study with a CT of the lumbar spine.',
  levels: 'Levels',
  allMeasured: 'L1-L4 are measured. Check the masks and the level labels on all planes.',
  clickAgain: (level: string) =>
    `${level} is measured. With the 3D-HU tool, click in its body again to replace its mask.`,
  clickIn: (level: string) =>
    `With the 3D-HU tool, click in the middle of the body of ${level}, on any plane.`,
  undo: 'Undo',
  redo: 'Redo',
  dismiss: 'Dismiss',
};

const scanProperties: Readonly<Record<ScanProperty, string>> = {
  tubeVoltage: 'kV',
  contrast: 'Contrast',
  kernel: 'Kernel',
  sliceThickness: 'Slices',
  imageType: 'Images',
  orientation: 'Plane',
  energy: 'Energy',
  compression: 'Compression',
  gantryTilt: 'Gantry',
};

export const scan = {
  title: 'Scan',
  series: 'Series',
  cannotBeMeasured: (series: string) => `${series} (cannot be measured)`,
  refused: 'This series cannot be measured:',
  asWanted: 'The scan is as the method wants it.',
  properties: scanProperties,
  states: { ok: 'as wanted', note: 'worth knowing', warn: 'may mislead' },
  loading: (loadedSlices: number, slices: number) =>
    `Loading slices ${loadedSlices} of ${slices}; your click is kept.`,
};

const positions: Readonly<Record<EllipseRoi['position'], string>> = {
  superior: 'superior',
  middle: 'middle',
  inferior: 'inferior',
};

export const levelTable = {
  level: 'Level',
  threeDimensionalHu: '3D-HU',
  threeDimensionalHuMeans:
    'Mean HU of the whole cancellous bone ± standard deviation of its voxels',
  threeSliceHu: 'Three-slice',
  threeSliceHuMeans:
    'Mean of three ellipses in axial slices: below the superior endplate, mid-body, above the inferior endplate',
  volume: 'cm³',
  volumeMeans: 'Volume of the measured cancellous bone, cm³',
  remarks: (count: number) =>
    count === 1 ? '1 remark: see the details' : `${count} remarks: see the details`,
  counts: 'Counts',
  delete: 'Delete',
  deleteLevel: (level: string) => `Delete ${level}`,
  deleteMeasurement: (level: string) => `Delete the measurement of ${level}`,
  showLevel: (level: string) => `Show ${level}; the next click measures it again`,
  nextClick: (level: string) => `The next click measures ${level}`,
  measuring: 'measuring…',
  clickInBody: 'click in its body',
  notInMean: 'not in mean',
  notInMeanMeans: "The study's means are over L1-L4",
  positions,
  orderFault: (upper: string, lower: string) =>
    `${upper} lies below ${lower}: check the level labels.`,
};

const exclusionReasons: Readonly<Record<ExclusionReason, string>> = {
  fractured: 'fractured',
  cemented: 'cemented',
  instrumented: 'instrumented',
  haemangioma: 'haemangioma',
  metastasisOrBoneIsland: 'metastasis or bone island',
  scleroticOrDegenerative: 'sclerotic or degenerative',
  infected: 'infected',
  notFullyCovered: 'not fully covered',
  other: 'other reason',
};

export const exclusion = {
  countsForMeans: (level: string) => `${level} counts for the means`,
  yes: 'yes',
  leaveOut: 'No, leave it out:',
  reasons: exclusionReasons,
  /** The label of a level on the images. */
  excluded: (level: string) => `${level} (excluded)`,
};

const metrics: Readonly<Record<Metric, string>> = {
  threeDimensionalHu: '3D-HU',
  threeSliceHu: 'Three-slice HU',
};

export const means = {
  title: 'Patient mean and published risk context',
  metrics,
  notAssessable: 'not assessable',
  tooFewLevels: (levels: number) =>
    `At least ${levels} levels of L1-L4 must be measured and count.`,
};

export const save = {
  title: 'Result',
  button: 'Save to the archive',
  buttonMeans:
    'Stores the masks (DICOM SEG) and the report (DICOM SR) in the archive of this study',
  none: '–',
  levels: (count: number) => (count === 1 ? '1 level' : `${count} levels`),
  history: 'Results in the archive',
  shown: 'shown',
  open: 'Open',
  compare: 'Compare',
  compareMeans: 'Shows its values beside those of this reading',
  showAll: (count: number) => `Show all ${count} results`,
  damaged: (count: number) =>
    count === 1
      ? 'One result of this series is damaged and left out.'
      : `${count} results of this series are damaged and left out.`,
  hidden: (count: number) =>
    count === 1
      ? 'One result of another reader is hidden until yours is saved.'
      : `${count} results of other readers are hidden until yours is saved.`,
  notSaved: 'Not saved yet.',
  saved: 'Saved in the archive.',
  nothingMeasured: 'Nothing measured yet.',
};
