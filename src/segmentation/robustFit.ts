/** A linear least-squares problem whose outliers are to lose their weight. */
export interface RobustFit {
  /** Basis values; term fastest, then observation. */
  readonly basis: Float64Array;
  readonly terms: number;
  readonly values: Float64Array;
  /** Weight of each observation; 0 leaves it out. */
  readonly weights: Float64Array;
  /** Residual (unit of the values) at which an observation has no weight left (Tukey's biweight). */
  readonly tukeyMm: number;
  /** Penalty on each squared coefficient, as a share of the sum of weights; none by default. */
  readonly ridge?: readonly number[];
  /** Coefficients to start from; the plain least-squares fit by default. */
  readonly start?: Float64Array;
}

/** Chosen here: a sixth round left the HU of the bodies it was tried on unchanged to 0.1 HU. */
const ROUNDS = 5;

/** Coefficients by iteratively reweighted least squares with Tukey's biweight. */
export function fitRobustly(fit: RobustFit): Float64Array {
  const { basis, terms, values, weights, tukeyMm } = fit;
  let coefficients = fit.start ?? solveWeighted(fit, weights);
  const reweighted = new Float64Array(weights.length);
  for (let round = 0; round < ROUNDS; round++) {
    let total = 0;
    for (let n = 0; n < values.length; n++) {
      const off = (values[n]! - evaluate(basis, n * terms, coefficients)) / tukeyMm;
      const kept = Math.abs(off) < 1 ? (1 - off * off) ** 2 : 0;
      reweighted[n] = weights[n]! * kept;
      total += reweighted[n]!;
    }
    // Where everything is an outlier, the fit so far is all there is.
    if (total === 0) return coefficients;
    coefficients = solveWeighted(fit, reweighted);
  }
  return coefficients;
}

/** The value of a fit where the basis has the values that begin at `offset`. */
export function evaluate(
  basis: ArrayLike<number>,
  offset: number,
  coefficients: ArrayLike<number>,
): number {
  let sum = 0;
  for (let term = 0; term < coefficients.length; term++) {
    sum += basis[offset + term]! * coefficients[term]!;
  }
  return sum;
}

function solveWeighted(fit: RobustFit, weights: Float64Array): Float64Array {
  const { basis, terms, values, ridge } = fit;
  const matrix = new Float64Array(terms * terms);
  const right = new Float64Array(terms);
  let total = 0;
  for (let n = 0; n < values.length; n++) {
    const weight = weights[n]!;
    if (weight === 0) continue;
    const row = n * terms;
    total += weight;
    for (let a = 0; a < terms; a++) {
      const weighted = weight * basis[row + a]!;
      right[a]! += weighted * values[n]!;
      for (let b = 0; b <= a; b++) matrix[a * terms + b]! += weighted * basis[row + b]!;
    }
  }
  for (let a = 0; a < terms; a++) {
    // The floor keeps the matrix positive definite where few observations are left.
    matrix[a * terms + a]! += total * ((ridge?.[a] ?? 0) + 1e-9) + 1e-9;
  }
  return solveCholesky(matrix, right, terms);
}

/** Solves a symmetric positive definite system; the lower triangle is given and overwritten. */
export function solveCholesky(
  matrix: Float64Array,
  right: Float64Array,
  terms: number,
): Float64Array {
  for (let a = 0; a < terms; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * terms + b]!;
      for (let c = 0; c < b; c++) sum -= matrix[a * terms + c]! * matrix[b * terms + c]!;
      matrix[a * terms + b] = a === b ? Math.sqrt(sum) : sum / matrix[b * terms + b]!;
    }
  }
  const solution = Float64Array.from(right);
  for (let a = 0; a < terms; a++) {
    for (let c = 0; c < a; c++) solution[a]! -= matrix[a * terms + c]! * solution[c]!;
    solution[a]! /= matrix[a * terms + a]!;
  }
  for (let a = terms - 1; a >= 0; a--) {
    for (let c = a + 1; c < terms; c++) solution[a]! -= matrix[c * terms + a]! * solution[c]!;
    solution[a]! /= matrix[a * terms + a]!;
  }
  return solution;
}
