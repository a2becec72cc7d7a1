import { dot, length, scale, type Vec3 } from '../volume/vector';
import { PROFILE_STEP_MM } from './edgeScore';
import { sampleLine, type SmoothedGrid } from './smoothedGrid';

/** A point on a surface (LPS, mm) and the unit vector outward. */
export interface SurfacePoint {
  readonly pointLps: Vec3;
  readonly outwardLps: Vec3;
}

/**
 * The shell that is fitted. Fixed, since with a free thickness two solutions fit equally well
 * (about 0.4 and 1.0 mm); cortical shell and endplates of lumbar bodies are 0.4-1.2 mm thick.
 */
const SHELL_MM = 1;

/** Blur of a scanner without that of voxel and smoothing (SD, mm). */
const SCANNER_BLUR_MM = 0.6;

/** Variance of averaging over a voxel and of linear interpolation, per squared voxel size. */
const VOXEL_VARIANCE = 0.22;

/** The blur may differ by these factors from what is expected. */
const BLUR_FACTORS = [0.9, 1, 1.1, 1.2, 1.3] as const;

/** Where the true surface may lie (mm outward of the edge found). */
const OFFSETS_MM: readonly number[] = Array.from({ length: 24 }, (_, n) => -2 + 0.1 * n);

/** The profiles that are fitted run from this far inside to this far outside (mm). */
const INSIDE_MM = 5;
const OUTSIDE_MM = 3;
const POINTS = Math.round((INSIDE_MM + OUTSIDE_MM) / PROFILE_STEP_MM) + 1;

/** A shell's highest HU lie between these distances (mm, positive outward) from the edge found. */
const NEAR_SURFACE_MM = [-3, 0.5] as const;

/** With fewer points than this a median profile is mostly noise. */
const FEWEST_POINTS = 8;

/** What the HU across a surface tell of its shell. */
export interface ShellProfile {
  /**
   * How far (mm, positive outward) the true surface lies from the edges found, since blur moves
   * the outer edge of a thin shell outward; 0 where there are too few points or no shell.
   */
  readonly offsetMm: number;
  /** How far the shell's HU rise above those inside it; 0 with too few points. */
  readonly ridgeHu: number;
}

/** The shell of a surface, from the median profile across it, to which a blurred one is fitted. */
export function measureShell(grid: SmoothedGrid, points: readonly SurfacePoint[]): ShellProfile {
  if (points.length < FEWEST_POINTS) return { offsetMm: 0, ridgeHu: 0 };
  const profile = medianProfile(grid, points);
  const blurs = points.map(({ outwardLps }) => expectedBlurMm(grid, outwardLps));
  const blurMm = blurs.reduce((sum, blur) => sum + blur, 0) / blurs.length;
  let best = 0;
  let least = Infinity;
  for (const factor of BLUR_FACTORS) {
    for (const offset of OFFSETS_MM) {
      const misfit = shellMisfit(profile, offset, blurMm * factor);
      if (misfit < least) {
        least = misfit;
        best = offset;
      }
    }
  }
  return { offsetMm: best, ridgeHu: ridgeOf(profile) };
}

/** The highest HU near the surface less the mean of the innermost part of the profile. */
function ridgeOf(profile: Float64Array): number {
  const at = (mm: number) => Math.round((mm + INSIDE_MM) / PROFILE_STEP_MM);
  const inner = profile.subarray(0, at(NEAR_SURFACE_MM[0]) - 1);
  const near = profile.subarray(at(NEAR_SURFACE_MM[0]), at(NEAR_SURFACE_MM[1]) + 1);
  return Math.max(...near) - inner.reduce((sum, hu) => sum + hu, 0) / inner.length;
}

function medianProfile(grid: SmoothedGrid, points: readonly SurfacePoint[]): Float64Array {
  const all = new Float32Array(points.length * POINTS);
  points.forEach(({ pointLps, outwardLps }, n) => {
    const stepLps = scale(outwardLps, PROFILE_STEP_MM);
    const startLps: Vec3 = [
      pointLps[0] - outwardLps[0] * INSIDE_MM,
      pointLps[1] - outwardLps[1] * INSIDE_MM,
      pointLps[2] - outwardLps[2] * INSIDE_MM,
    ];
    sampleLine(grid, startLps, stepLps, POINTS, all, n * POINTS);
  });
  const across = new Float32Array(points.length);
  return Float64Array.from({ length: POINTS }, (_, at) => {
    for (let n = 0; n < points.length; n++) across[n] = all[n * POINTS + at]!;
    across.sort();
    return (across[(points.length - 1) >> 1]! + across[points.length >> 1]!) / 2;
  });
}

function expectedBlurMm({ geometry, sigmaMm, stepIjk }: SmoothedGrid, outward: Vec3): number {
  let variance = SCANNER_BLUR_MM ** 2;
  const unit = scale(outward, 1 / length(outward));
  geometry.direction.forEach((axis, n) => {
    const share = dot(axis, unit) ** 2;
    const sampleMm = geometry.spacing[n]! * stepIjk[n]!;
    variance += share * (sigmaMm[n]! ** 2 + VOXEL_VARIANCE * sampleMm ** 2);
  });
  return Math.sqrt(variance);
}

/** Sum of squares left after the best levels inside, in the shell and outside; Infinity for none. */
function shellMisfit(profile: Float64Array, offset: number, blurMm: number): number {
  const sums = new Float64Array(9);
  const right = new Float64Array(3);
  let squares = 0;
  for (let n = 0; n < POINTS; n++) {
    const mm = n * PROFILE_STEP_MM - INSIDE_MM;
    const intoShell = normalIntegral((mm - offset + SHELL_MM) / blurMm);
    const outOfShell = normalIntegral((mm - offset) / blurMm);
    const shares = [1 - intoShell, intoShell - outOfShell, outOfShell];
    const value = profile[n]!;
    squares += value * value;
    for (let a = 0; a < 3; a++) {
      right[a]! += shares[a]! * value;
      for (let b = 0; b < 3; b++) sums[3 * a + b]! += shares[a]! * shares[b]!;
    }
  }
  const levels = solve3(sums, right);
  if (!levels || levels[1]! <= Math.max(levels[0]!, levels[2]!)) return Infinity;
  return squares - levels[0]! * right[0]! - levels[1]! * right[1]! - levels[2]! * right[2]!;
}

function solve3(m: Float64Array, r: Float64Array): readonly number[] | undefined {
  const det3 = (columns: readonly (readonly [number, number, number])[]) => {
    const [a, b, c] = columns as readonly [Vec3, Vec3, Vec3];
    return (
      a[0] * (b[1] * c[2] - b[2] * c[1]) -
      b[0] * (a[1] * c[2] - a[2] * c[1]) +
      c[0] * (a[1] * b[2] - a[2] * b[1])
    );
  };
  const columns = [0, 1, 2].map((c) => [m[c]!, m[3 + c]!, m[6 + c]!] as const);
  const whole = det3(columns);
  if (!(Math.abs(whole) > 1e-9)) return undefined;
  const rightColumn = [r[0]!, r[1]!, r[2]!] as const;
  return columns.map(
    (_, c) => det3(columns.map((column, n) => (n === c ? rightColumn : column))) / whole,
  );
}

/** Integral of the normal density up to z (Abramowitz and Stegun 26.2.17, error under 1e-7). */
function normalIntegral(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}
