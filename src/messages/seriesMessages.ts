/** Why a series cannot be measured, or is ranked as it is; of their form see `BODY_MESSAGES`. */
export const SERIES_MESSAGES = {
  noCtImage: 'The series holds no CT image.',
  notCtImage:
    'No CT image, but another kind of object or modality (such as a secondary capture): {slices}. Only CT images hold HU.',
  localizer: 'A localizer (scout) is no slice and holds no HU: {slices}.',
  projection:
    'A projection or rendered view (such as MIP) does not hold the HU of the tissue: {slices}.',
  colour: 'A colour image holds no HU: {slices}.',
  notHu: 'The voxels are not in Hounsfield units, or the header lacks their rescale: {slices}.',
  noIdentifier:
    'An identifier (study, series, image or frame of reference UID) is missing, so a result could not refer to the images: {slices}.',
  sharedIdentifier:
    'Several images have the same identifier (SOP Instance UID), so a result could not tell them apart: {slices}.',
  severalSeries: 'The images belong to more than one series; choose one of them.',
  severalFramesOfReference:
    'The images were acquired in more than one frame of reference: their positions cannot be compared.',
  noImagePlane:
    'Position, orientation, pixel spacing or size is missing or invalid in the header of {slices}: where the slice lies in the patient is unknown.',
  oneSlice: 'The series has one slice only; a vertebral body needs a stack of slices.',
  fewSlices: 'The series has {count} slices only; a vertebral body needs a stack of slices.',
  mixedSize:
    'The slices differ in the number of rows or columns: {slices} against instance {first}. They form no single volume.',
  mixedSpacing:
    'The slices differ in pixel spacing: {slices} against instance {first}. They form no single volume.',
  mixedOrientation:
    'The slices differ in orientation: {slices} against instance {first}. They form no single volume.',
  gantryTilted:
    'The slices are shifted against each other by {degrees} degrees (tilted gantry). The volume is sheared, so positions and volumes would be wrong; use a series without tilt or a corrected one.',
  slicesShifted: 'The slices do not lie straight above each other: {slices}.',
  slicesDoubled:
    'Several slices lie at the same position: {slices} double another slice. The series holds a copy, or more than one phase or reconstruction.',
  sliceMissing:
    'Between instance {upper} and instance {lower} the distance is {gapMm} mm, elsewhere {regularMm} mm: a slice is missing.',
  slicesMissing:
    'Between instance {upper} and instance {lower} the distance is {gapMm} mm, elsewhere {regularMm} mm: {count} slices are missing.',
  slicesUneven:
    'The slices are not equally spaced. Between instance {upper} and instance {lower} the distance is {gapMm} mm, elsewhere {regularMm} mm.',

  // The reason of a series' rank.
  rankedFor: 'For it: {pros}.',
  rankedForAndAgainst: 'For it: {pros}. Against it: {cons}.',
  rankedAgainst: 'For it: nothing. Against it: {cons}.',
  rankedLast: 'Cannot be measured: {reasons}',
} as const;

/** Parts of sentences: they stand as values in other messages. */
export const MESSAGE_PARTS = {
  instance: 'instance {name}',
  instances: 'instances {names}',
  frameOfInstance: '{instance} frame {frame}',
  withoutNumber: 'without number',
  more: '{count} more',
  comma: '{first}, {rest}',
  and: '{first} and {last}',
  sentences: '{first} {rest}',
  axialSlices: 'axial slices',
  coronalSlices: 'coronal slices',
  sagittalSlices: 'sagittal slices',
  otherRegion: 'another body region by its description',
  tooShort: '{mm} mm long, too short for L1 to L4',
  longEnough: '{mm} mm long',
  withoutContrast: 'without contrast',
  perhapsContrast: 'perhaps with contrast',
  withContrast: 'with contrast',
  softKernel: 'soft kernel ({kernel})',
  mediumKernel: 'medium kernel ({kernel})',
  sharpKernel: 'sharp kernel ({kernel})',
  unknownKernel: 'unknown kernel ({kernel})',
  unstatedKernel: 'kernel not stated',
  originalImages: 'original images',
  derivedImages: 'derived images',
  unstatedVoltage: 'tube voltage not stated',
  voltage: '{kvp} kV',
  sliceThickness: '{mm} mm slices',
  /** What the catalogue does not know: text of another version, or of a user. */
  asWritten: '{text}',
} as const;

export type SeriesMessageCode = keyof typeof SERIES_MESSAGES;
export type MessagePartCode = keyof typeof MESSAGE_PARTS;
