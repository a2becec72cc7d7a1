import { VertebralBmdError } from '../errors';
import type { Groups } from './groupDistributions';
import { Z95 } from './normalDistribution';
import { SCAN_REPEATABILITY } from './studies/methodStudies';
import type { Evidence } from './studyRecord';

/**
 * - `observers`: from the study's own agreement of two observers on the same scans. It does not hold
 *   the difference between two scans.
 * - `rescans`: from patients scanned twice in another study, by another region.
 * - `local`: from a deployment's own repeated measurements.
 */
export type UncertaintyBasis = 'observers' | 'rescans' | 'local';

/** How far one measurement may lie from the patient's true mean, HU. */
export interface MeasurementUncertainty {
  /** Standard error of one measurement (SEM). */
  readonly standardErrorHu: number;
  /** 1.96 SEM: one measurement lies this near to the true mean in 95 of 100. */
  readonly halfWidthHu: number;
  /** 1.96 √2 SEM: two measurements of an unchanged patient differ by less in 95 of 100. */
  readonly leastSignificantChangeHu: number;
  readonly basis: UncertaintyBasis;
}

/**
 * Uncertainty from the standard error of one measurement.
 *
 * @throws VertebralBmdError `invalidInput` unless it is above 0 and finite, HU.
 */
export function uncertaintyFromStandardError(
  standardErrorHu: number,
  basis: UncertaintyBasis,
): MeasurementUncertainty {
  if (!(standardErrorHu > 0 && standardErrorHu < Infinity)) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected a standard error above 0 HU, got ${standardErrorHu}`,
    );
  }
  return {
    standardErrorHu,
    halfWidthHu: Z95 * standardErrorHu,
    leastSignificantChangeHu: Z95 * Math.SQRT2 * standardErrorHu,
    basis,
  };
}

/** SD within both groups together: the root of their variances, weighted by degrees of freedom. */
export function pooledSdHu({ withNewFracture, withoutNewFracture }: Groups): number {
  const groups = [withNewFracture, withoutNewFracture];
  const squares = groups.reduce((sum, { patients, sdHu }) => sum + (patients - 1) * sdHu ** 2, 0);
  const freedom = groups.reduce((sum, { patients }) => sum + patients - 1, 0);
  return Math.sqrt(squares / freedom);
}

/**
 * The uncertainty of a metric. With a published agreement of observers (3D-HU, ICC 0.955) it is
 * SEM = SD √(1 - ICC) (Weir, J Strength Cond Res 2005;19:231-40) of the groups' pooled SD. Without
 * (three-slice HU) it is the upper end of the published least significant change of HU between two
 * scans, 16 HU: chosen here, because too little doubt would mislead and too much only asks for
 * care. Both least significant changes lie within the published 10 to 16 HU.
 */
export function uncertaintyOf(evidence: Evidence): MeasurementUncertainty {
  const { observerAgreementIcc } = evidence;
  if (observerAgreementIcc !== undefined) {
    const standardErrorHu = pooledSdHu(evidence) * Math.sqrt(1 - observerAgreementIcc);
    return uncertaintyFromStandardError(standardErrorHu, 'observers');
  }
  const { high } = SCAN_REPEATABILITY.leastSignificantChangeHu;
  return uncertaintyFromStandardError(high / (Z95 * Math.SQRT2), 'rescans');
}
