import { message, type Message } from '../messages/message';
import { DENSE_HU } from '../measurement/denseVoxels';
import type { MeasurementQuality } from './measurementQuality';

/**
 * Share of dense voxels beyond noise from which a mean is not that of cancellous bone alone.
 * Chosen here: 1% of 600 HU lifts a mean of 60 HU by 5 HU, half of the least significant change of
 * HU methods. Right bodies without dense spots had 0.5% or less on phantoms and 0.8% on 3 mm voxels
 * of a real spine.
 */
const DENSE_LIMIT = 0.01;

/**
 * How much (HU) a mean may move between the peels of 3 and 5 mm. Chosen here: below the least
 * significant change of HU methods (10-16 HU); right bodies without dense spots moved by 3 HU at
 * most on phantoms and by 5 on two cases.
 */
const PEEL_LIMIT_HU = 8;

/**
 * SD (HU) between points about the click. Chosen here: two measurements then differ by up to
 * 2.77 SD = 5.5 HU by the click alone, half of the least significant change of HU methods
 * (10-16 HU). Right bodies of two cases had 0.1 to 0.3 HU.
 */
const REPEATABILITY_LIMIT_HU = 2;

/** The quality figures that can give rise to a warning. */
export type WarningFigures = Pick<
  MeasurementQuality,
  'denseVoxelExcess' | 'denseVoxelFraction' | 'peelSpreadHu' | 'repeatability'
>;

/** What follows from quality figures, for the reader. */
export function qualityWarnings(quality: WarningFigures): readonly Message[] {
  const { denseVoxelExcess, denseVoxelFraction, peelSpreadHu, repeatability } = quality;
  const warnings: Message[] = [];
  if (denseVoxelExcess > DENSE_LIMIT) {
    warnings.push(
      message('denseVoxels', { percent: Math.round(100 * denseVoxelFraction), hu: DENSE_HU }),
    );
  }
  if (peelSpreadHu > PEEL_LIMIT_HU) {
    warnings.push(message('meanMovesWithPeel', { hu: Math.round(peelSpreadHu) }));
  }
  if (repeatability && repeatability.missed > 0) {
    warnings.push(
      message('bodyMissedNearby', {
        missed: repeatability.missed,
        points: repeatability.points - 1 + repeatability.missed,
      }),
    );
  }
  if (repeatability && repeatability.sdHu > REPEATABILITY_LIMIT_HU) {
    warnings.push(message('meanVariesNearby', { sdHu: repeatability.sdHu.toFixed(1) }));
  }
  return warnings;
}
