import { twoSidedT } from './distributions';
import { Z95 } from '../assessment/normalDistribution';
import { meanOf } from './describe';
import type { Interval } from './interval';
import { rank } from './ranks';

/** How a metric goes with another quantity in the same patients. */
export interface Correlation {
  readonly n: number;
  readonly pearsonR: number;
  /** By Fisher's z; `null` of fewer than four patients. */
  readonly ci95: Interval | null;
  readonly p: number;
  readonly spearmanRho: number;
  /** By Student's t, also with ties. */
  readonly spearmanP: number;
  /** Least-squares line of the metric over the other quantity. */
  readonly line: { readonly slope: number; readonly intercept: number };
}

/**
 * Pearson's and Spearman's correlation of `y` with `x`, one value a patient each.
 *
 * @returns `null` of fewer than three patients, or where either quantity has no variance.
 */
export function correlate(x: readonly number[], y: readonly number[]): Correlation | null {
  const n = x.length;
  if (n < 3) return null;
  const linear = productMoment(x, y);
  const byRank = productMoment([...rank(x).ranks], [...rank(y).ranks]);
  if (!linear || !byRank) return null;
  return {
    n,
    pearsonR: linear.r,
    ci95: fisherInterval(linear.r, n),
    p: pOf(linear.r, n),
    spearmanRho: byRank.r,
    spearmanP: pOf(byRank.r, n),
    line: { slope: linear.slope, intercept: meanOf(y) - linear.slope * meanOf(x) },
  };
}

function productMoment(x: readonly number[], y: readonly number[]) {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((value, index) => {
    const dx = value - meanX;
    const dy = y[index]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  if (!(xx > 0 && yy > 0)) return undefined;
  // Rounding must not lead beyond a perfect correlation.
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  return { r, slope: xy / xx };
}

/** Probability of a correlation at least as far from 0 where there is none. */
function pOf(r: number, n: number): number {
  const unexplained = 1 - r * r;
  return unexplained > 0 ? twoSidedT(r * Math.sqrt((n - 2) / unexplained), n - 2) : 0;
}

function fisherInterval(r: number, n: number): Interval | null {
  if (n < 4) return null;
  const half = Z95 / Math.sqrt(n - 3);
  const z = Math.atanh(r);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}
