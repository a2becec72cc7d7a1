import { Z95 } from '../assessment/normalDistribution';
import { meanOf } from './describe';
import { twoSidedNormal } from './distributions';
import { intervalAround, type Interval } from './interval';

/** Values of a metric in both groups; a low one speaks for a new fracture. */
export interface GroupValues {
  readonly withNewFracture: readonly number[];
  readonly withoutNewFracture: readonly number[];
}

/** The area under a ROC curve. */
export interface AreaUnderCurve {
  readonly auc: number;
  /** DeLong's, cut at 0 and 1; `null` where a group has a single patient. */
  readonly ci95: Interval | null;
}

/** What each patient adds to the area: the share of the other group on the right side of it. */
interface Placements {
  readonly with: Float64Array;
  readonly without: Float64Array;
}

/** DeLong's test of two curves of the same patients. */
export interface DelongTest {
  readonly n: number;
  readonly z: number;
  readonly p: number;
  /** First area minus second. */
  readonly difference: number;
  readonly ci95: Interval;
}

/**
 * Area under the curve, the probability that of a patient with and one without a new fracture the
 * first has the lower value (a tie counts half), with its 95% interval (DeLong, DeLong,
 * Clarke-Pearson, Biometrics 1988;44:837-45). Neither group may be empty. O(n log n), by the ranks
 * of Sun and Xu (IEEE Signal Process Lett 2014;21:1389-93).
 */
export function areaUnderCurve(values: GroupValues): AreaUnderCurve {
  const placements = placementsOf(values);
  const auc = meanOf([...placements.with]);
  const variance = covarianceOfAreas(placements, placements);
  if (variance === undefined) return { auc, ci95: null };
  const [low, high] = intervalAround(auc, Z95 * Math.sqrt(variance));
  return { auc, ci95: [Math.max(0, low), Math.min(1, high)] };
}

/**
 * DeLong's test of two metrics in the same patients, in the same order.
 *
 * @returns `null` where a group has a single patient, or the difference has no variance: both
 *   metrics order the patients alike.
 */
export function delongTest(first: GroupValues, second: GroupValues): DelongTest | null {
  const a = placementsOf(first);
  const b = placementsOf(second);
  const [ofA, ofB, ofBoth] = [
    covarianceOfAreas(a, a),
    covarianceOfAreas(b, b),
    covarianceOfAreas(a, b),
  ];
  if (ofA === undefined || ofB === undefined || ofBoth === undefined) return null;
  const variance = ofA + ofB - 2 * ofBoth;
  // What is left of equal terms by rounding is no variance.
  if (!(variance > 1e-14 * (ofA + ofB))) return null;
  const difference = meanOf([...a.with]) - meanOf([...b.with]);
  const error = Math.sqrt(variance);
  const z = difference / error;
  return {
    n: first.withNewFracture.length + first.withoutNewFracture.length,
    z,
    p: twoSidedNormal(z),
    difference,
    ci95: intervalAround(difference, Z95 * error),
  };
}

function placementsOf({ withNewFracture, withoutNewFracture }: GroupValues): Placements {
  const sortedWith = Float64Array.from(withNewFracture).sort();
  const sortedWithout = Float64Array.from(withoutNewFracture).sort();
  return {
    with: Float64Array.from(withNewFracture, (value) => 1 - shareBelow(sortedWithout, value)),
    without: Float64Array.from(withoutNewFracture, (value) => shareBelow(sortedWith, value)),
  };
}

/** Share of sorted values below `value`; equal ones count half. */
function shareBelow(sorted: Float64Array, value: number): number {
  const below = firstPlace(sorted, (each) => each >= value);
  const upTo = firstPlace(sorted, (each) => each > value);
  return (below + upTo) / 2 / sorted.length;
}

/** The first place of sorted values from which on the condition holds; their number if nowhere. */
function firstPlace(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function covarianceOfAreas(a: Placements, b: Placements): number | undefined {
  const [m, n] = [a.with.length, a.without.length];
  if (m < 2 || n < 2) return undefined;
  return covariance(a.with, b.with) / m + covariance(a.without, b.without) / n;
}

function covariance(a: Float64Array, b: Float64Array): number {
  const meanA = a.reduce((sum, each) => sum + each, 0) / a.length;
  const meanB = b.reduce((sum, each) => sum + each, 0) / b.length;
  const products = a.reduce((sum, each, index) => sum + (each - meanA) * (b[index]! - meanB), 0);
  return products / (a.length - 1);
}
