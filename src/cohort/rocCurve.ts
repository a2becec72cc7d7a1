import type { TwoByTwo } from '../assessment/deriveCounts';
import type { GroupValues } from './delong';

/** What a cut-off does to both groups. */
export interface CutOffCounts extends TwoByTwo {
  /** A value below it is positive. */
  readonly cutOff: number;
}

/** A point of a cohort's own curve, with the values that its cut-off lies between. */
export interface CurvePoint extends CutOffCounts {
  /** The highest positive value. */
  readonly below: number;
  /** The lowest value that is not positive. */
  readonly atOrAbove: number;
}

/** Counts at any cut-off: a value below it is positive. */
export function countsAt(
  { withNewFracture, withoutNewFracture }: GroupValues,
  cutOff: number,
): CutOffCounts {
  const below = (values: readonly number[]): number =>
    values.reduce((count, value) => count + (value < cutOff ? 1 : 0), 0);
  return counts(cutOff, below(withNewFracture), below(withoutNewFracture), {
    withNewFracture: withNewFracture.length,
    withoutNewFracture: withoutNewFracture.length,
  });
}

/**
 * The ROC curve without its ends: a cut-off midway between any two neighbouring values, from low to
 * high (as SPSS and pROC). Empty where all values are equal.
 */
export function rocCurve({
  withNewFracture,
  withoutNewFracture,
}: GroupValues): readonly CurvePoint[] {
  const first = Float64Array.from(withNewFracture).sort();
  const second = Float64Array.from(withoutNewFracture).sort();
  const sizes = { withNewFracture: first.length, withoutNewFracture: second.length };
  const points: CurvePoint[] = [];
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    while (first[i] === value) i++;
    while (second[j] === value) j++;
    const next = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    if (next === Infinity) continue;
    const point = counts(between(value, next), i, j, sizes);
    points.push({ ...point, below: value, atOrAbove: next });
  }
  return points;
}

/** Midway, but above the lower one also where no number lies between. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle > low ? middle : high;
}

const counts = (
  cutOff: number,
  truePositives: number,
  falsePositives: number,
  sizes: { readonly withNewFracture: number; readonly withoutNewFracture: number },
): CutOffCounts => ({
  cutOff,
  truePositives,
  falseNegatives: sizes.withNewFracture - truePositives,
  falsePositives,
  trueNegatives: sizes.withoutNewFracture - falsePositives,
});

/** Cut-offs with the highest Youden index. */
export interface YoudenChoice {
  readonly best: CurvePoint;
  /** Further cut-offs with exactly the same index. */
  readonly others: readonly number[];
}

/**
 * The cut-off with the highest Youden index, sensitivity + specificity - 1 (Youden, Cancer
 * 1950;3:32-5). Of several equal ones the one with the highest sensitivity, since a missed fracture
 * weighs more than a false alarm (chosen here).
 *
 * @param curve of `rocCurve`, from low to high cut-offs
 * @returns `undefined` where no index is above 0: no cut-off tells more than chance.
 */
export function highestYouden(curve: readonly CurvePoint[]): YoudenChoice | undefined {
  // Multiplied by both group sizes, so that equal indices are equal numbers.
  const weigh = ({ truePositives, falseNegatives, falsePositives, trueNegatives }: TwoByTwo) =>
    truePositives * trueNegatives - falseNegatives * falsePositives;
  const highest = curve.reduce((most, point) => Math.max(most, weigh(point)), 0);
  if (highest === 0) return undefined;
  const ties = curve.filter((point) => weigh(point) === highest);
  const best = ties.at(-1);
  return best && { best, others: ties.slice(0, -1).map(({ cutOff }) => cutOff) };
}

/**
 * A cut-off in as few decimals as sort the patients alike, one at least: `56.3` between 56.21 and
 * 56.36.
 */
export function roundedCutOff({ cutOff, below, atOrAbove }: CurvePoint): number {
  // Beyond 15 digits a double has no decimals of its own.
  for (let decimals = 1; decimals <= 15; decimals++) {
    const rounded = Number(cutOff.toFixed(decimals));
    if (rounded > below && rounded <= atOrAbove) return rounded;
  }
  return cutOff;
}
