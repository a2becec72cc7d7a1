import { Matrix, solve } from 'ml-matrix';
import { levelsOf, type CohortColumn } from './cohortTable';
import { meanOf, varianceOf } from './describe';

/** A predictor of a regression: a number a patient. */
export interface Predictor {
  /** The column's name; of a category with its level, `scanner=B`. */
  readonly name: string;
  readonly values: readonly number[];
}

/** A predictor that cannot be in the model, and why. */
export interface DroppedPredictor {
  readonly name: string;
  readonly reason: string;
}

/**
 * The predictors of columns at the places that have a value in all of them. A category is told by a
 * 0 or 1 for each level but the first, its reference; a category of 0 and 1 keeps its name.
 */
export function predictorsOf(
  columns: readonly CohortColumn[],
  rows: readonly number[],
): readonly Predictor[] {
  return columns.flatMap((column): readonly Predictor[] => {
    if (column.kind === 'numeric') {
      return [{ name: column.name, values: rows.map((row) => column.values[row]!) }];
    }
    const levels = levelsOf(column);
    const isBinary = levels.every((level) => level === '0' || level === '1');
    return levels.slice(1).map((level) => ({
      name: isBinary ? column.name : `${column.name}=${level}`,
      values: rows.map((row) => Number(column.values[row] === level)),
    }));
  });
}

/** Of a predictor's variance, what the ones before it must leave unexplained; R's `glm` uses 1e-11. */
const LEAST_OWN_SHARE = 1e-10;

/** A predictor in units of its own SD about its mean. */
export interface StandardPredictor {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
  readonly values: Float64Array;
}

/**
 * Standardizes predictors, and leaves out those that are constant or follow from the ones before
 * them (exact collinearity), of which no coefficient can be found.
 */
export function standardize(predictors: readonly Predictor[]): {
  readonly kept: readonly StandardPredictor[];
  readonly dropped: readonly DroppedPredictor[];
} {
  const kept: StandardPredictor[] = [];
  const dropped: DroppedPredictor[] = [];
  // Orthonormal parts of those kept, in which the next one is sought (Gram-Schmidt).
  const basis: Float64Array[] = [];
  for (const { name, values } of predictors) {
    const mean = meanOf(values);
    const sd = values.length > 1 ? Math.sqrt(varianceOf(values)) : 0;
    if (!(sd > 1e-12 * Math.abs(mean))) {
      dropped.push({ name, reason: 'it has the same value in all patients' });
      continue;
    }
    const standard = Float64Array.from(values, (value) => (value - mean) / sd);
    const rest = standard.slice();
    // Twice, so that rounding of the first pass is taken out as well.
    for (let pass = 0; pass < 2; pass++) {
      for (const direction of basis) {
        const share = dotOf(rest, direction);
        rest.forEach((_, row) => (rest[row]! -= share * direction[row]!));
      }
    }
    const left = dotOf(rest, rest);
    if (left < LEAST_OWN_SHARE * (values.length - 1)) {
      const sources = sourcesOf(standard, kept).join(', ');
      dropped.push({ name, reason: `it follows from ${sources} (collinear)` });
      continue;
    }
    const length = Math.sqrt(left);
    basis.push(rest.map((value) => value / length));
    kept.push({ name, mean, sd, values: standard });
  }
  return { kept, dropped };
}

/** The predictors that a column is a sum of, by least squares. */
function sourcesOf(values: Float64Array, kept: readonly StandardPredictor[]): readonly string[] {
  const products = kept.map((a) => kept.map((b) => dotOf(a.values, b.values)));
  const own = Matrix.columnVector(kept.map((each) => dotOf(each.values, values)));
  const weights = solve(new Matrix(products), own).to1DArray();
  return kept.flatMap(({ name }, index) =>
    Math.abs(weights[index]!) > LEAST_WEIGHT ? [name] : [],
  );
}

/** In units of SD; below is rounding. */
const LEAST_WEIGHT = 1e-4;

const dotOf = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, row) => sum + value * b[row]!, 0);
