import { inverse, Matrix } from 'ml-matrix';
import type { StandardPredictor } from './designMatrix';

/**
 * Variance inflation factors: the diagonal of the inverse of the predictors' correlation matrix
 * (Belsley, Kuh, Welsch, Regression Diagnostics, 1980). The predictors must not be collinear.
 */
export function varianceInflation(predictors: readonly StandardPredictor[]): readonly number[] {
  if (predictors.length === 0) return [];
  const patients = predictors[0]!.values.length;
  const correlations = new Matrix(
    predictors.map(({ values: a }) =>
      predictors.map(
        ({ values: b }) => a.reduce((sum, value, row) => sum + value * b[row]!, 0) / (patients - 1),
      ),
    ),
  );
  return inverse(correlations).diagonal();
}
