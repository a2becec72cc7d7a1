import type { ScanCheck, ScanCheckState, ScanProperty } from '../assessment/scanCheck';
import { STUDY_SCAN } from '../assessment/studies/chang2025';
import { message, type Message } from '../messages/message';
import { findContrastWords } from './contrastWords';
import type { ScanConditions } from './ctSeries';
import { readNumber, readString, readStrings, type NaturalizedDataset } from './dataset';

/** The tube voltage at which the published cut-offs were made (Chang et al. 2025), kV. */
export const REFERENCE_KVP = STUDY_SCAN.kvp;

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

const check = (property: ScanProperty, state: ScanCheckState, said: Message): ScanCheck => ({
  property,
  state,
  message: said,
});

const REFERENCE = { referenceKvp: REFERENCE_KVP };

function checkTubeVoltage(
  headers: readonly NaturalizedDataset[],
  { kvp }: ScanConditions,
): ScanCheck {
  if (kvp === undefined) {
    return check('tubeVoltage', 'warn', message('voltageNotStated', REFERENCE));
  }
  if (headers.some((header) => readNumber(header, 'KVP') !== kvp)) {
    return check('tubeVoltage', 'warn', message('voltageDiffers', REFERENCE));
  }
  if (kvp !== REFERENCE_KVP) {
    const code = kvp < REFERENCE_KVP ? 'voltageLower' : 'voltageHigher';
    return check('tubeVoltage', 'warn', message(code, { kvp, ...REFERENCE }));
  }
  return check('tubeVoltage', 'ok', message('voltageOfStudy', { kvp }));
}

function checkContrast(header: NaturalizedDataset, { contrast }: ScanConditions): ScanCheck {
  switch (contrast) {
    case 'none':
      return check('contrast', 'ok', message('contrastNone'));
    case 'notStated':
      return check('contrast', 'ok', message('contrastNotStated'));
    case 'oralOnly':
      return check('contrast', 'note', message('contrastOralOnly'));
    case 'unclear':
      return check('contrast', 'warn', message('contrastUnclear'));
    case 'enhanced': {
      const word = ['SeriesDescription', 'ProtocolName']
        .map((keyword) => findContrastWords(readString(header, keyword) ?? '').word)
        .find((found) => found !== undefined);
      return check(
        'contrast',
        'warn',
        word ? message('contrastDescribed', { word }) : message('contrastEnhanced'),
      );
    }
  }
}

function checkKernel({ convolutionKernel, kernelSharpness }: ScanConditions): ScanCheck {
  if (!convolutionKernel) return check('kernel', 'note', message('kernelNotStated'));
  const kernel = { kernel: convolutionKernel };
  switch (kernelSharpness) {
    case 'sharp':
      return check('kernel', 'warn', message('kernelSharp', kernel));
    case 'medium':
      return check('kernel', 'note', message('kernelMedium', kernel));
    case 'soft':
      return check('kernel', 'ok', message('kernelSoft', kernel));
    case 'unknown':
      return check('kernel', 'note', message('kernelUnknown', kernel));
  }
}

function checkThickness(conditions: ScanConditions): ScanCheck {
  const { sliceThicknessMm, spacingBetweenSlicesMm } = conditions;
  // Where slices are farther apart than thick, it is their distance that loses detail.
  const thickness = Math.max(sliceThicknessMm ?? 0, spacingBetweenSlicesMm);
  const mm = { mm: Number(thickness.toFixed(2)) };
  if (thickness > THICK_SLICE_MM) {
    return check('sliceThickness', 'warn', message('slicesThick', mm));
  }
  if (thickness > THIN_SLICE_MM) {
    return check('sliceThickness', 'note', message('slicesMedium', mm));
  }
  return check('sliceThickness', 'ok', message('slicesThin', mm));
}

function checkImageType(
  headers: readonly NaturalizedDataset[],
  { original }: ScanConditions,
): ScanCheck {
  const allOriginal =
    original &&
    headers.every((header) => readStrings(header, 'ImageType')[0]?.toUpperCase() === 'ORIGINAL');
  return allOriginal
    ? check('imageType', 'ok', message('imagesOriginal'))
    : check('imageType', 'warn', message('imagesDerived'));
}

function checkOrientation({ orientation }: ScanConditions): ScanCheck {
  switch (orientation) {
    case 'axial':
      return check('orientation', 'ok', message('slicesAxial'));
    case 'coronal':
      return check('orientation', 'warn', message('slicesCoronal'));
    case 'sagittal':
      return check('orientation', 'warn', message('slicesSagittal'));
  }
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
  return [check('energy', 'warn', message('spectral'))];
}

function checkCompression(headers: readonly NaturalizedDataset[]): readonly ScanCheck[] {
  if (!headers.some((header) => readString(header, 'LossyImageCompression') === '01')) return [];
  return [check('compression', 'warn', message('lossy'))];
}

/** A tilt in the header of slices that lie straight above each other was taken out before. */
function checkGantry(headers: readonly NaturalizedDataset[]): readonly ScanCheck[] {
  const degrees = readNumber(headers[0]!, 'GantryDetectorTilt') ?? 0;
  // 0.5 degrees: below it scanners state the tolerance of their gantry.
  if (Math.abs(degrees) < 0.5) return [];
  return [check('gantryTilt', 'note', message('tiltCorrected', { degrees }))];
}
