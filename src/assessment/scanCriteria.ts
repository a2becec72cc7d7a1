import type { CriterionPartCode } from '../messages/applicabilityMessages';
import { message, type MessageCode } from '../messages/message';
import type { ApplicabilityItem, ApplicabilityVerdict } from './applicabilityItem';
import type { EnteredContext } from './patientContext';
import type { ScanCheck, ScanCheckState, ScanProperty } from './scanCheck';

const PART_OF_PROPERTY: Readonly<Record<ScanProperty, CriterionPartCode>> = {
  tubeVoltage: 'criterionTubeVoltage',
  contrast: 'criterionContrast',
  kernel: 'criterionKernel',
  sliceThickness: 'criterionSliceThickness',
  imageType: 'criterionImageType',
  orientation: 'criterionOrientation',
  energy: 'criterionEnergy',
  compression: 'criterionCompression',
  gantryTilt: 'criterionGantryTilt',
};

/**
 * A check in order is as in the study; one that may mislead departs; one worth knowing leaves it
 * open. The study states tube voltage (120 kV) and slices (0.63 mm); the other properties are
 * conditions of HU in general, on which its figures rest as well.
 */
const VERDICT_OF_STATE: Readonly<Record<ScanCheckState, ApplicabilityVerdict>> = {
  ok: 'matches',
  note: 'unknown',
  warn: 'departs',
};

/** Where a check's state says something else than whether the study was alike. */
const VERDICT_OF_MESSAGE: Readonly<Partial<Record<MessageCode, ApplicabilityVerdict>>> = {
  voltageNotStated: 'unknown',
  contrastNotStated: 'unknown',
  contrastUnclear: 'unknown',
  slicesMedium: 'departs',
};

/**
 * One property of the scan, as a criterion; what is said is what the check says, unless the reader
 * knows better.
 */
export function judgeScanCheck(
  { property, state, message: said }: ScanCheck,
  { hasIntravenousContrast }: Pick<EnteredContext, 'hasIntravenousContrast'>,
): ApplicabilityItem {
  const item = { criterion: property, part: PART_OF_PROPERTY[property] };
  if (property === 'contrast' && hasIntravenousContrast !== undefined) {
    return hasIntravenousContrast
      ? { ...item, verdict: 'departs', message: message('contrastByReader') }
      : { ...item, verdict: 'matches', message: message('noContrastByReader') };
  }
  const verdict = VERDICT_OF_MESSAGE[said.code] ?? VERDICT_OF_STATE[state];
  return { ...item, verdict, message: said };
}
