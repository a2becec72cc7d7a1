import { METRICS, type Metric } from '../assessment/method';
import { agree, type Agreement } from './agreement';
import { modelCohort, usualPredictors, type CohortModel } from './cohortModel';
import {
  COHORT_COLUMNS,
  completeRows,
  numericColumn,
  valuesAt,
  type CohortTable,
  type NumericColumn,
} from './cohortTable';
import { compareGroups, type Comparison } from './compareGroups';
import { correlate, type Correlation } from './correlation';
import type { DelongTest } from './delong';
import { cohortNotes, type LeftOut } from './cohortNotes';
import { analyseRoc, compareMetrics, type RocAnalysis } from './rocAnalysis';

/** Everything that is computed of a cohort; plain data, `null` where there is no value. */
export interface CohortAnalysis {
  /** Patients with a known outcome. */
  readonly n: number;
  readonly groups: { readonly withNewFracture: number; readonly withoutNewFracture: number };
  /** Of each column, how many of the `n` patients have no value. */
  readonly missing: Readonly<Record<string, number>>;
  /** What could not be computed, and why. */
  readonly leftOut: readonly LeftOut[];
  /** What a reader of the figures must know. */
  readonly notes: readonly string[];
  readonly comparisons: Readonly<Record<string, Comparison>>;
  readonly roc: Readonly<Partial<Record<Metric, RocAnalysis>>>;
  /** 3D-HU against three-slice HU. */
  readonly delong: DelongTest | null;
  readonly logistic: CohortModel | null;
  /** With the DXA T-score. */
  readonly correlation: Readonly<Partial<Record<Metric, Correlation>>>;
  /** Of two readers. */
  readonly agreement: Readonly<Partial<Record<Metric, Agreement>>>;
}

/** Choices in an analysis. */
export interface CohortOptions {
  /**
   * Columns in the multivariable model.
   * @default those of the study, as far as they are there: 3D-HU, age, multiple fractures
   */
  readonly predictors?: readonly string[];
}

/** Two quantities of the same patients. */
export interface PairedValues {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** The values of patients who have both; `undefined` where a column is not there. */
function pairedValues(table: CohortTable, first: string, second: string): PairedValues | undefined {
  const columns = [numericColumn(table, first), numericColumn(table, second)] as const;
  const [a, b] = columns;
  if (!a || !b) return undefined;
  const rows = completeRows([a, b], table.outcome.length);
  return { first: valuesAt(a, rows), second: valuesAt(b, rows) };
}

/** T-scores with a metric's values. */
export const valuesOverTScore = (table: CohortTable, metric: Metric): PairedValues | undefined =>
  pairedValues(table, COHORT_COLUMNS.tScore, metric);

/** Both readers' values of a metric. */
export const readersValues = (table: CohortTable, metric: Metric): PairedValues | undefined =>
  pairedValues(table, metric, COHORT_COLUMNS[`${metric}Reader2`]);

/** Analyses a cohort by the study's own methods. Pure; neither group may be empty. */
export function analyseCohort(
  table: CohortTable,
  { predictors = usualPredictors(table) }: CohortOptions = {},
): CohortAnalysis {
  const { outcome, columns } = table;
  const withNewFracture = outcome.filter(Boolean).length;
  const columnOf = (name: string) => columns.filter((column) => column.name === name);
  const results = {
    n: outcome.length,
    groups: { withNewFracture, withoutNewFracture: outcome.length - withNewFracture },
    missing: Object.fromEntries(
      columns.map(({ name, values }) => [
        name,
        values.filter((value) => value === undefined).length,
      ]),
    ),
    comparisons: Object.fromEntries(
      columns.map((column) => [column.name, compareGroups(column, outcome)]),
    ),
    roc: ofMetrics(table, (metric, column) => analyseRoc(table, metric, column)),
    delong: compareMetrics(table),
    logistic: modelCohort(table, predictors.flatMap(columnOf)),
    correlation: ofMetrics(table, (metric) => {
      const values = valuesOverTScore(table, metric);
      return values && correlate(values.first, values.second);
    }),
    agreement: ofMetrics(table, (metric) => {
      const values = readersValues(table, metric);
      return values && agree(values.first, values.second);
    }),
  };
  return { ...results, ...cohortNotes(table, results) };
}

/** A result a metric, of those that have one. */
function ofMetrics<Result>(
  table: CohortTable,
  analyse: (metric: Metric, column: NumericColumn) => Result | null | undefined,
): Readonly<Partial<Record<Metric, Result>>> {
  return Object.fromEntries(
    METRICS.flatMap((metric) => {
      const column = numericColumn(table, metric);
      const result = column && analyse(metric, column);
      return result ? [[metric, result]] : [];
    }),
  );
}
