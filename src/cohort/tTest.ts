import { t95, twoSidedT } from './distributions';
import { meanOf, squaresAboutMean, varianceOf } from './describe';
import { intervalAround, type Interval } from './interval';

/** A t test of the means of two groups. */
export interface TTest {
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Mean of the first group minus that of the second. */
  readonly difference: number;
  readonly ci95: Interval;
}

/** Student's t test, of groups with one variance; `null` where there is no variance to test by. */
export function studentTTest(first: readonly number[], second: readonly number[]): TTest | null {
  const degreesOfFreedom = first.length + second.length - 2;
  if (first.length === 0 || second.length === 0 || degreesOfFreedom < 1) return null;
  const pooled = (squaresAboutMean(first) + squaresAboutMean(second)) / degreesOfFreedom;
  const error = Math.sqrt(pooled * (1 / first.length + 1 / second.length));
  return tTest(first, second, error, degreesOfFreedom);
}

/**
 * Welch's t test, of groups whose variances may differ (Welch, Biometrika 1947;34:28-35); `null`
 * where a group has a single value or neither has any variance.
 */
export function welchTTest(first: readonly number[], second: readonly number[]): TTest | null {
  if (first.length < 2 || second.length < 2) return null;
  const a = varianceOf(first) / first.length;
  const b = varianceOf(second) / second.length;
  const degreesOfFreedom =
    (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
  return tTest(first, second, Math.sqrt(a + b), degreesOfFreedom);
}

function tTest(
  first: readonly number[],
  second: readonly number[],
  standardError: number,
  degreesOfFreedom: number,
): TTest | null {
  if (!(standardError > 0)) return null;
  const difference = meanOf(first) - meanOf(second);
  const t = difference / standardError;
  return {
    t,
    degreesOfFreedom,
    p: twoSidedT(t, degreesOfFreedom),
    difference,
    ci95: intervalAround(difference, t95(degreesOfFreedom) * standardError),
  };
}
