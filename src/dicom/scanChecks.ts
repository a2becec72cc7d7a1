import { findContrastWords } from './contrastWords';
import type { ScanCheck, ScanCheckState, ScanConditions, ScanProperty } from './ctSeries';
import { readNumber, readString, readStrings, type NaturalizedDataset } from './dataset';

/** The tube voltage at which the published cut-offs were made (Chang et al. 2025), kV. */
export const REFERENCE_KVP = 120;

/**
 * Slices up to this thickness (mm) pass without a remark; Chang et al. 2025 used 0.63 mm. Chosen
 * here: the thickest of the usual thin reconstructions.
 */
export const THIN_SLICE_MM = 1.25;

/** Above this thickness (mm) endplates and disc mix into the outer slices of the bone. */
export const THICK_SLICE_MM = 3;

/**
 * Judges what a scan's header tells of anything that changes HU. One check a property, those
 * in order included, so that a reader sees what was looked at.
 *
 * @param headers The slices' headers, in any order; at least one.
 */
export function checkScan(
  headers: readonly NaturalizedDataset[],
  conditions: ScanConditions,
): readonly ScanCheck[] {
  return [
    checkTubeVoltage(headers, conditions),
    checkContrast(headers[0]!, conditions),
    checkKernel(conditions),
    checkThickness(conditions),
    checkImageType(headers, conditions),
    checkOrientation(conditions),
    ...checkEnergy(headers),
    ...checkCompression(headers),
    ...checkGantry(headers),
  ];
}

const check = (property: ScanProperty, state: ScanCheckState, message: string): ScanCheck => ({
  property,
  state,
  message,
});

function checkTubeVoltage(
  headers: readonly NaturalizedDataset[],
  { kvp }: ScanConditions,
): ScanCheck {
  const why = `The cut-offs were found at ${REFERENCE_KVP} kV and are not validated for other voltages`;
  if (kvp === undefined) {
    return check('tubeVoltage', 'warn', `The header states no tube voltage. ${why}.`);
  }
  if (headers.some((header) => readNumber(header, 'KVP') !== kvp)) {
    return check('tubeVoltage', 'warn', `The tube voltage differs between slices. ${why}.`);
  }
  if (kvp !== REFERENCE_KVP) {
    const direction = kvp < REFERENCE_KVP ? 'higher' : 'lower';
    return check(
      'tubeVoltage',
      'warn',
      `Tube voltage ${kvp} kV: bone reads ${direction} than at ${REFERENCE_KVP} kV. ${why}; HU are not converted.`,
    );
  }
  return check('tubeVoltage', 'ok', `Tube voltage ${kvp} kV, as in the study.`);
}

function checkContrast(header: NaturalizedDataset, { contrast }: ScanConditions): ScanCheck {
  const effect = 'Intravenous contrast raises the HU of cancellous bone by about 10 to 20 HU';
  switch (contrast) {
    case 'none':
      return check('contrast', 'ok', 'Without contrast.');
    case 'notStated':
      return check('contrast', 'ok', 'The header mentions no contrast.');
    case 'oralOnly':
      return check(
        'contrast',
        'note',
        'Oral or rectal contrast only, as far as the header tells; make sure that none was given intravenously.',
      );
    case 'unclear':
      return check(
        'contrast',
        'warn',
        `The header leaves open whether this series was made with contrast. ${effect}; prefer a series without.`,
      );
    case 'enhanced': {
      const word = ['SeriesDescription', 'ProtocolName']
        .map((keyword) => findContrastWords(readString(header, keyword) ?? '').word)
        .find((found) => found !== undefined);
      return check(
        'contrast',
        'warn',
        `Made with contrast${word ? ` (the description says "${word}")` : ''}. ${effect}; prefer a series without.`,
      );
    }
  }
}

function checkKernel({ convolutionKernel, kernelSharpness }: ScanConditions): ScanCheck {
  const effect = 'Sharp kernels add noise and shift HU near the cortex';
  const name = convolutionKernel ? `Kernel ${convolutionKernel}` : '';
  switch (kernelSharpness) {
    case 'sharp':
      return check('kernel', 'warn', `${name} is sharp. ${effect}; prefer a soft-tissue series.`);
    case 'medium':
      return check('kernel', 'note', `${name} is between soft and sharp. ${effect}.`);
    case 'soft':
      return check('kernel', 'ok', `${name} is a soft-tissue kernel.`);
    case 'unknown':
      return check(
        'kernel',
        'note',
        name
          ? `${name} is not known to this software. ${effect}.`
          : `The header states no reconstruction kernel. ${effect}.`,
      );
  }
}

function checkThickness(conditions: ScanConditions): ScanCheck {
  const { sliceThicknessMm, spacingBetweenSlicesMm } = conditions;
  // Where slices are farther apart than thick, it is their distance that loses detail.
  const mm = Math.max(sliceThicknessMm ?? 0, spacingBetweenSlicesMm);
  const stated = `Slices of ${formatMm(mm)}`;
  if (mm > THICK_SLICE_MM) {
    return check(
      'sliceThickness',
      'warn',
      `${stated}: endplates and discs mix into the measured bone. The study used 0.63 mm; values may be off by tens of HU.`,
    );
  }
  if (mm > THIN_SLICE_MM) {
    return check(
      'sliceThickness',
      'note',
      `${stated}, against 0.63 mm in the study: more partial volume at the endplates.`,
    );
  }
  return check('sliceThickness', 'ok', `${stated}.`);
}

const formatMm = (mm: number): string => `${Number(mm.toFixed(2))} mm`;

function checkImageType(
  headers: readonly NaturalizedDataset[],
  { original }: ScanConditions,
): ScanCheck {
  const allOriginal =
    original &&
    headers.every((header) => readStrings(header, 'ImageType')[0]?.toUpperCase() === 'ORIGINAL');
  return allOriginal
    ? check('imageType', 'ok', 'Original slices of the scanner.')
    : check(
        'imageType',
        'warn',
        'Derived images (reformatted, resampled or processed): their voxels are HU, but may be averaged or interpolated. Prefer the original series.',
      );
}

function checkOrientation({ orientation }: ScanConditions): ScanCheck {
  return orientation === 'axial'
    ? check('orientation', 'ok', 'Axial slices.')
    : check(
        'orientation',
        'warn',
        `The slices are ${orientation}. The three-slice method needs axial slices; 3D-HU can be measured.`,
      );
}

/** Multi-energy images (PS3.3 section C.8.15.2.1.1.5): HU that no 120 kV scan gives. */
const MULTI_ENERGY_TYPES = /^(VMI|MAT_\w+|EFF_ATOMIC_NUM|ELECTRON_DENSITY|MONO_?E|VNC)$/;

function checkEnergy(headers: readonly NaturalizedDataset[]): readonly ScanCheck[] {
  const isSpectral = headers.some(
    (header) =>
      readString(header, 'MultienergyCTAcquisition') === 'YES' ||
      readStrings(header, 'ImageType').some((type) => MULTI_ENERGY_TYPES.test(type.toUpperCase())),
  );
  if (!isSpectral) return [];
  const message =
    'Spectral (multi-energy) images: their HU depend on the chosen energy or material and may not equal those of an ordinary 120 kV scan.';
  return [check('energy', 'warn', message)];
}

function checkCompression(headers: readonly NaturalizedDataset[]): readonly ScanCheck[] {
  if (!headers.some((header) => readString(header, 'LossyImageCompression') === '01')) return [];
  return [
    check(
      'compression',
      'warn',
      'The images were compressed with loss: single voxels are altered.',
    ),
  ];
}

/** A tilt in the header of slices that lie straight above each other was taken out before. */
function checkGantry(headers: readonly NaturalizedDataset[]): readonly ScanCheck[] {
  const degrees = readNumber(headers[0]!, 'GantryDetectorTilt') ?? 0;
  // 0.5 degrees: below it scanners state the tolerance of their gantry.
  if (Math.abs(degrees) < 0.5) return [];
  const message = `The header states a gantry tilt of ${degrees} degrees, yet the slices lie straight above each other: the series was probably corrected. Check the sagittal view for distortion.`;
  return [check('gantryTilt', 'note', message)];
}
