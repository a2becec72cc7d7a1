import { calibrate, type Calibration } from './calibration';
import { completeRows, type CohortColumn, type CohortTable } from './cohortTable';
import { predictorsOf } from './designMatrix';
import { logisticRegression, type LogisticModel } from './logistic';

/** The model of a cohort, in the patients with a value of every predictor. */
export interface CohortModel extends LogisticModel {
  /** The columns that were asked for. */
  readonly columns: readonly string[];
  /** Patients without a value of every column. */
  readonly missing: number;
  /** In the patients it was fitted to, so too good; `null` without finite estimates. */
  readonly calibration: Calibration | null;
}

/** The study's own model; three-slice HU stands in where there is no 3D-HU. */
export function usualPredictors({ columns }: CohortTable): readonly string[] {
  const has = (name: string): boolean => columns.some((column) => column.name === name);
  const metric = has('threeDimensionalHu') ? 'threeDimensionalHu' : 'threeSliceHu';
  return [metric, 'ageYears', 'multipleFractures'].filter(has);
}

/**
 * Fits the outcome to columns of the cohort.
 *
 * @returns `null` where a group has no patient with a value of all of them.
 */
export function modelCohort(
  { outcome }: CohortTable,
  columns: readonly CohortColumn[],
): CohortModel | null {
  const rows = completeRows(columns, outcome.length);
  const outcomes = rows.map((row) => outcome[row]!);
  if (columns.length === 0 || new Set(outcomes).size < 2) return null;
  const { model, fitted } = logisticRegression(predictorsOf(columns, rows), outcomes);
  return {
    ...model,
    columns: columns.map(({ name }) => name),
    missing: outcome.length - rows.length,
    calibration: fitted && calibrate(fitted, outcomes),
  };
}
