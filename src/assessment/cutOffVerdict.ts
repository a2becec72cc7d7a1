import { VertebralBmdError } from '../errors';
import type { MeasurementUncertainty } from './measurementUncertainty';
import { cumulativeProbability } from './normalDistribution';

/** Where a mean lies by plain comparison; low HU go with new fractures. */
export type CutOffSide = 'below' | 'atOrAbove';

/**
 * What may be said of a mean: on which side of the cut-off it lies, or that one measurement cannot
 * tell, since the cut-off lies within its 95% uncertainty.
 */
export type CutOffVerdict = CutOffSide | 'cannotBeTold';

/** A mean against a cut-off. */
export interface CutOffComparison {
  readonly cutOffHu: number;
  /** What to show. */
  readonly verdict: CutOffVerdict;
  /** The plain comparison behind it, by which the study sorted its patients. */
  readonly side: CutOffSide;
  /** Mean minus cut-off. */
  readonly differenceHu: number;
  /**
   * Probability that the patient's true mean is below the cut-off, by the measurement's error alone
   * and with no expectation beforehand; derived.
   */
  readonly probabilityBelow: number;
}

/**
 * Compares a mean with a cut-off of the same method, unrounded. Exactly at the cut-off counts as
 * `atOrAbove` for the side, so not as positive (chosen here, since the paper does not say; it speaks
 * of lower HU as the risk); the verdict there is always `cannotBeTold`, as it is at exactly the half
 * width of the uncertainty.
 *
 * @throws VertebralBmdError `invalidInput` for a mean or cut-off that is not finite.
 */
export function compareWithCutOff(
  meanHu: number,
  cutOffHu: number,
  { standardErrorHu, halfWidthHu }: MeasurementUncertainty,
): CutOffComparison {
  if (!Number.isFinite(meanHu)) {
    throw new VertebralBmdError('invalidInput', `expected a mean in HU, got ${meanHu}`);
  }
  if (!Number.isFinite(cutOffHu)) {
    throw new VertebralBmdError('invalidInput', `expected a cut-off in HU, got ${cutOffHu}`);
  }
  const side: CutOffSide = meanHu < cutOffHu ? 'below' : 'atOrAbove';
  const differenceHu = meanHu - cutOffHu;
  return {
    cutOffHu,
    verdict: Math.abs(differenceHu) <= halfWidthHu ? 'cannotBeTold' : side,
    side,
    differenceHu,
    probabilityBelow: cumulativeProbability(cutOffHu, { mean: meanHu, sd: standardErrorHu }),
  };
}
