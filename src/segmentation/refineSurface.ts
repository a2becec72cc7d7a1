import { normalDensity, sharesAt, SHELL_MM } from './blurredShell';
import { evaluate, solveCholesky } from './robustFit';
import type { ShellFit } from './shellFit';
import { binSamples, type SampleBins, type SurfaceSamples } from './surfaceSamples';

/** How far (mm, positive outward) a surface is moved at a place (u, v) of its samples. */
export type SurfaceShift = (u: number, v: number) => number;

/** Shapes by which a surface may be moved, as functions of the place; the first is constant. */
export type ShiftBasis = (u: number, v: number) => readonly number[];

/**
 * Multiples of the true blur, a round of Gauss-Newton each. Only in rounds with the true one the
 * levels of HU are free as well.
 */
export type SearchBlur = readonly number[];

/** For surfaces that are nearly right. */
export const NEAR_BLUR: SearchBlur = [1, 1, 1];

/** For endplates between thick slices, found up to 3 mm off: a wide blur still feels them there. */
export const FAR_BLUR: SearchBlur = [2.5, 2.5, 2, 2, 1.5, 1.5, 1.2, 1.2, 1, 1, 1, 1];

/** A residual of this many median absolute residuals has no weight left (Tukey's biweight). */
const TUKEY_MEDIANS = 6;

/**
 * Penalty on each squared shift but the constant one, in units of the mean squared slope of HU
 * over depth, for voxels of 1 mm along the surface's normal. It falls with the voxel's square:
 * shapes found by edges are off by a share of a voxel.
 */
const RIDGE = 0.1;

/** A surface moves at most this far (mm) and a voxel; what wants more is no matter of blur. */
const MOST_MM = 2;

/**
 * Moves a surface to where a blurred shell explains the HU of its samples best, in the least
 * squares sense and robustly: Gauss-Newton on the shift's coefficients and the three levels.
 */
export function refineSurface(
  samples: SurfaceSamples,
  shell: ShellFit,
  basis: ShiftBasis,
  searchBlur: SearchBlur,
): SurfaceShift {
  const rows = rowsOf(samples, basis);
  const { shifts } = rows;
  const state = new Float64Array(shifts + LEVELS);
  state[0] = shell.offsetMm;
  state.set(shell.levelsHu, shifts);
  for (const blur of searchBlur) {
    const step = gaussNewtonStep(rows, state, blur * shell.blurMm, blur === 1);
    const moved = blur === 1 ? state.length : shifts;
    for (let n = 0; n < moved; n++) state[n]! += step[n]!;
  }
  const coefficients = state.slice(0, shifts);
  const mostMm = MOST_MM + samples.spacingMm;
  return (u, v) => Math.max(-mostMm, Math.min(mostMm, evaluate(basis(u, v), 0, coefficients)));
}

/** HU inside, in and outside the shell; and their derivatives where they are not free. */
const LEVELS = 3;
const FIXED_LEVELS = [0, 0, 0] as const;

/** What is fitted: bins of samples, and the basis at their places; term fastest. */
interface Rows extends Pick<SampleBins, 'depthMm' | 'hu' | 'weight'> {
  readonly basis: Float64Array;
  /** Number of terms. */
  readonly shifts: number;
  /** Penalty on shifts that are not constant, as a share of the sum of squared slopes. */
  readonly ridgeShare: number;
  /** Room for each round's residuals, and for their derivatives; unknown fastest. */
  readonly residuals: Float64Array;
  readonly jacobian: Float64Array;
}

function rowsOf(samples: SurfaceSamples, basis: ShiftBasis): Rows {
  const { depthMm, hu, u, v, weight } = binSamples(samples);
  const shifts = basis(0, 0).length;
  const all = new Float64Array(hu.length * shifts);
  for (let n = 0; n < hu.length; n++) all.set(basis(u[n]!, v[n]!), n * shifts);
  return {
    depthMm,
    hu,
    weight,
    basis: all,
    shifts,
    ridgeShare: RIDGE / samples.spacingMm ** 2,
    residuals: new Float64Array(hu.length),
    jacobian: new Float64Array(hu.length * (shifts + LEVELS)),
  };
}

function gaussNewtonStep(
  rows: Rows,
  state: Float64Array,
  blurMm: number,
  levelsAreFree: boolean,
): Float64Array {
  const { depthMm, hu, basis, shifts, residuals, jacobian } = rows;
  const unknowns = state.length;
  const count = hu.length;
  const [inside, shell, outside] = [state[shifts]!, state[shifts + 1]!, state[shifts + 2]!];
  for (let n = 0; n < count; n++) {
    const depth = depthMm[n]! - evaluate(basis, n * shifts, state.subarray(0, shifts));
    const shares = sharesAt(depth, blurMm);
    residuals[n] = hu[n]! - (inside * shares[0] + shell * shares[1] + outside * shares[2]);
    const slope =
      ((shell - inside) * normalDensity((depth + SHELL_MM) / blurMm) +
        (outside - shell) * normalDensity(depth / blurMm)) /
      blurMm;
    const row = n * unknowns;
    for (let a = 0; a < shifts; a++) jacobian[row + a] = -slope * basis[n * shifts + a]!;
    jacobian.set(levelsAreFree ? shares : FIXED_LEVELS, row + shifts);
  }
  return solveStep(rows, state);
}

function solveStep(
  { weight, shifts, ridgeShare, residuals, jacobian }: Rows,
  state: Float64Array,
): Float64Array {
  const unknowns = state.length;
  const matrix = new Float64Array(unknowns * unknowns);
  const right = new Float64Array(unknowns);
  const limit = TUKEY_MEDIANS * medianMagnitude(residuals);
  for (let n = 0; n < residuals.length; n++) {
    const off = residuals[n]! / limit;
    if (!(Math.abs(off) < 1)) continue;
    const kept = weight[n]! * (1 - off * off) ** 2;
    const row = n * unknowns;
    for (let a = 0; a < unknowns; a++) {
      const weighted = kept * jacobian[row + a]!;
      if (weighted === 0) continue;
      right[a]! += weighted * residuals[n]!;
      for (let b = 0; b <= a; b++) matrix[a * unknowns + b]! += weighted * jacobian[row + b]!;
    }
  }
  const ridge = ridgeShare * matrix[0]!;
  for (let a = 1; a < shifts; a++) {
    matrix[a * unknowns + a]! += ridge;
    right[a]! -= ridge * state[a]!;
  }
  // The floor keeps the matrix positive definite where few samples are left.
  for (let a = 0; a < unknowns; a++) matrix[a * unknowns + a]! += 1e-9 + 1e-9 * matrix[0]!;
  return solveCholesky(matrix, right, unknowns);
}

/** Median magnitude (HU) of every fourth residual, near enough for a limit; at least 1. */
function medianMagnitude(residuals: Float64Array): number {
  const sorted = Float64Array.from({ length: Math.ceil(residuals.length / 4) }, (_, n) =>
    Math.abs(residuals[4 * n]!),
  ).sort();
  return Math.max(1, sorted[sorted.length >> 1]!);
}
