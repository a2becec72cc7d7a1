import type { TwoByTwo } from '../assessment/deriveCounts';
import { sensitivityOf, specificityOf } from '../assessment/diagnosticAccuracy';
import type { Estimate } from '../assessment/estimate';
import type { Metric } from '../assessment/method';
import { PUBLISHED_EVIDENCE } from '../assessment/studies/chang2025';
import {
  completeRows,
  numericColumn,
  valuesAt,
  type CohortTable,
  type NumericColumn,
} from './cohortTable';
import { areaUnderCurve, delongTest, type DelongTest, type GroupValues } from './delong';
import type { Interval } from './interval';
import { countsAt, highestYouden, rocCurve, roundedCutOff, type CutOffCounts } from './rocCurve';

/** How a cut-off tells the groups of this cohort apart; a value below it is positive. */
export interface CutOffPerformance {
  readonly cutOff: number;
  readonly sensitivity: number;
  /** Wilson's. */
  readonly sensitivityCi95: Interval;
  readonly specificity: number;
  readonly specificityCi95: Interval;
  /** Sensitivity + specificity - 1. */
  readonly youden: number;
  readonly counts: TwoByTwo;
}

/** What every analysis of a curve tells. */
interface RocCommon {
  readonly n: number;
  readonly withNewFracture: number;
  readonly withoutNewFracture: number;
  readonly auc: number;
  /** DeLong's; `null` where a group has a single patient. */
  readonly ci95: Interval | null;
  /** The published cut-off of the same metric, in this cohort. */
  readonly published: CutOffPerformance;
}

/** A metric's ROC curve with the cut-off of the highest Youden index. */
export type RocAnalysis = RocCommon &
  (
    | (CutOffPerformance & {
        /** The cut-off in few decimals, which sorts the patients alike. */
        readonly roundedCutOff: number;
        /** Cut-offs of exactly the same Youden index. */
        readonly equalCutOffs: readonly number[];
      })
    // No cut-off tells more than chance.
    | { readonly [Key in keyof CutOffPerformance]: null }
  );

/** Values of a metric in both groups. */
export function groupValues(
  table: CohortTable,
  column: NumericColumn,
  rows: readonly number[] = completeRows([column], table.outcome.length),
): GroupValues {
  const groupOf = (isFracture: boolean): readonly number[] =>
    valuesAt(
      column,
      rows.filter((row) => table.outcome[row] === isFracture),
    );
  return { withNewFracture: groupOf(true), withoutNewFracture: groupOf(false) };
}

const hasBothGroups = ({ withNewFracture, withoutNewFracture }: GroupValues): boolean =>
  withNewFracture.length > 0 && withoutNewFracture.length > 0;

/** Analyses a metric's curve; `undefined` where a group has no value of it. */
export function analyseRoc(
  table: CohortTable,
  metric: Metric,
  column: NumericColumn,
): RocAnalysis | undefined {
  const values = groupValues(table, column);
  if (!hasBothGroups(values)) return undefined;
  const { withNewFracture, withoutNewFracture } = values;
  const youden = highestYouden(rocCurve(values));
  const chosen = youden && {
    ...performanceOf(youden.best),
    roundedCutOff: roundedCutOff(youden.best),
    equalCutOffs: youden.others,
  };
  return {
    n: withNewFracture.length + withoutNewFracture.length,
    withNewFracture: withNewFracture.length,
    withoutNewFracture: withoutNewFracture.length,
    ...areaUnderCurve(values),
    ...(chosen ?? NO_CUT_OFF),
    published: performanceOf(countsAt(values, PUBLISHED_EVIDENCE[metric].cutOffHu)),
  };
}

const NO_CUT_OFF = {
  cutOff: null,
  sensitivity: null,
  sensitivityCi95: null,
  specificity: null,
  specificityCi95: null,
  youden: null,
  counts: null,
} as const;

function performanceOf({
  cutOff,
  truePositives,
  falseNegatives,
  falsePositives,
  trueNegatives,
}: CutOffCounts): CutOffPerformance {
  const counts = { truePositives, falseNegatives, falsePositives, trueNegatives };
  const sensitivity = sensitivityOf(counts);
  const specificity = specificityOf(counts);
  return {
    cutOff,
    sensitivity: sensitivity.value,
    sensitivityCi95: intervalOf(sensitivity),
    specificity: specificity.value,
    specificityCi95: intervalOf(specificity),
    youden: sensitivity.value + specificity.value - 1,
    counts,
  };
}

const intervalOf = ({ low, high }: Estimate): Interval => [low, high];

/**
 * DeLong's test of 3D-HU against three-slice HU in the patients who have both.
 *
 * @returns `null` where it cannot be made; see `delongTest`.
 */
export function compareMetrics(table: CohortTable): DelongTest | null {
  const first = numericColumn(table, 'threeDimensionalHu');
  const second = numericColumn(table, 'threeSliceHu');
  if (!first || !second) return null;
  const rows = completeRows([first, second], table.outcome.length);
  const [a, b] = [groupValues(table, first, rows), groupValues(table, second, rows)];
  return hasBothGroups(a) ? delongTest(a, b) : null;
}
