import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { StandardPredictor } from './designMatrix';

/** How the groups are separated, so that odds ratios have no finite estimate. */
export type SeparationKind = 'complete' | 'quasiComplete';

/** What became of a fit. Coefficients are of standardized predictors, the intercept first. */
export type LogisticFit =
  | {
      readonly status: 'converged';
      readonly coefficients: readonly number[];
      /** Inverse of the observed information. */
      readonly covariance: Matrix;
      /** Probability of a new fracture of each patient. */
      readonly fitted: Float64Array;
      readonly deviance: number;
    }
  | {
      readonly status: 'separated';
      readonly kind: SeparationKind;
      /** Places of the predictors that separate, without the intercept. */
      readonly predictors: readonly number[];
    }
  | { readonly status: 'notConverged' };

/** Newton's steps on a finite maximum end after some ten; those of separated groups never do. */
const MOST_STEPS = 60;
/** Standardized coefficients no longer move. */
const CONVERGED = 1e-9;
/** From here on the step of separated groups points where the coefficients go without end. */
const STEPS_BEFORE_SEPARATION = 12;
/** A step is not halved beyond this part. */
const LEAST_PART = 1e-3;
/** What a step may go the wrong way by rounding, as a share of its longest. */
const WRONG_WAY = 1e-6;

/**
 * Fits a logistic regression by maximum likelihood: iteratively reweighted least squares, which is
 * Newton's method, with halved steps where one would lead astray.
 *
 * Separation (Albert and Anderson, Biometrika 1984;71:1-10) is proved, not guessed: a direction is
 * found in which no patient's likelihood falls and some rise for ever.
 */
export function fitLogistic(
  predictors: readonly StandardPredictor[],
  outcome: readonly boolean[],
): LogisticFit {
  const size = predictors.length + 1;
  const patients = outcome.length;
  const ones = new Float64Array(patients).fill(1);
  const columns = [ones, ...predictors.map(({ values }) => values)];
  let coefficients: readonly number[] = new Array<number>(size).fill(0);
  let state = stateOf(columns, coefficients, outcome);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { information, gradient } = derivativesOf(columns, state.fitted, outcome);
    const decomposition = new CholeskyDecomposition(information);
    const change = decomposition.isPositiveDefinite()
      ? decomposition.solve(Matrix.columnVector(gradient)).to1DArray()
      : undefined;
    const isFinite = change?.every(Number.isFinite) ?? false;
    // Nothing is separated by the start, where all coefficients are 0.
    if (separates(columns, coefficients, outcome, 0)) {
      const all = predictors.map((_, index) => index);
      return { status: 'separated', kind: 'complete', predictors: all };
    }
    if (!change || !isFinite) return { status: 'notConverged' };
    const longest = Math.max(...change.map(Math.abs));
    if (longest < CONVERGED) {
      const covariance = decomposition.solve(Matrix.eye(size));
      return { status: 'converged', coefficients, covariance, ...state };
    }
    if (step >= STEPS_BEFORE_SEPARATION && longest > 0.01) {
      if (separates(columns, change, outcome, WRONG_WAY)) {
        const separating = predictors.flatMap((_, index) =>
          Math.abs(change[index + 1]!) > 1e-3 * longest ? [index] : [],
        );
        return { status: 'separated', kind: 'quasiComplete', predictors: separating };
      }
    }
    const moved = halvedUntilBetter(columns, coefficients, change, outcome, state);
    coefficients = moved.coefficients;
    state = moved.state;
  }
  return { status: 'notConverged' };
}

/** Takes a step, halved as long as it leads to a worse fit. */
function halvedUntilBetter(
  columns: readonly Float64Array[],
  from: readonly number[],
  change: readonly number[],
  outcome: readonly boolean[],
  { deviance }: State,
): { readonly coefficients: readonly number[]; readonly state: State } {
  for (let part = 1; ; part /= 2) {
    const coefficients = from.map((value, index) => value + part * change[index]!);
    const state = stateOf(columns, coefficients, outcome);
    // The tolerance is that of the sum's rounding.
    if (state.deviance <= deviance * (1 + 1e-12) || part < LEAST_PART) {
      return { coefficients, state };
    }
  }
}

interface State {
  readonly fitted: Float64Array;
  readonly deviance: number;
}

const linearOf = (
  columns: readonly Float64Array[],
  coefficients: readonly number[],
  row: number,
): number => columns.reduce((sum, column, index) => sum + coefficients[index]! * column[row]!, 0);

function stateOf(
  columns: readonly Float64Array[],
  coefficients: readonly number[],
  outcome: readonly boolean[],
): State {
  const fitted = new Float64Array(outcome.length);
  let deviance = 0;
  outcome.forEach((isFracture, row) => {
    const linear = linearOf(columns, coefficients, row);
    fitted[row] = 1 / (1 + Math.exp(-linear));
    // log(1 + e^-x), which does not overflow, of how far the patient is on the right side.
    const margin = isFracture ? linear : -linear;
    deviance += 2 * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
  });
  return { fitted, deviance };
}

function derivativesOf(
  columns: readonly Float64Array[],
  fitted: Float64Array,
  outcome: readonly boolean[],
) {
  const size = columns.length;
  const information = Matrix.zeros(size, size);
  const gradient = new Array<number>(size).fill(0);
  for (let i = 0; i < size; i++) {
    const a = columns[i]!;
    fitted.forEach((p, row) => (gradient[i]! += a[row]! * (Number(outcome[row]) - p)));
    for (let j = 0; j <= i; j++) {
      const b = columns[j]!;
      const sum = fitted.reduce((all, p, row) => all + p * (1 - p) * a[row]! * b[row]!, 0);
      information.set(i, j, sum);
      information.set(j, i, sum);
    }
  }
  return { information, gradient };
}

/**
 * Whether no patient's outcome speaks against a direction and some speak for it; with `tolerance`
 * 0, whether every patient's speaks for it.
 */
function separates(
  columns: readonly Float64Array[],
  direction: readonly number[],
  outcome: readonly boolean[],
  tolerance: number,
): boolean {
  let [least, most] = [Infinity, 0];
  outcome.forEach((isFracture, row) => {
    const linear = linearOf(columns, direction, row);
    least = Math.min(least, isFracture ? linear : -linear);
    most = Math.max(most, Math.abs(linear));
  });
  return tolerance === 0 ? least > 0 : least >= -tolerance * most;
}
