import { dot, type Vec3 } from '../volume/vector';
import { sharesAt } from './blurredShell';
import { PROFILE_STEP_MM } from './edgeScore';
import { SCANNER_BLUR_MM } from './smoothedGrid';
import type { SurfaceSamples } from './surfaceSamples';

/** What the HU across a surface tell of its shell. */
export interface ShellFit {
  /**
   * How far (mm, positive outward) the true surface lies from the edges found, since blur moves
   * the outer edge of a thin shell outward.
   */
  readonly offsetMm: number;
  /** Blur (SD, mm) along the surface's normal that fits best. */
  readonly blurMm: number;
  /** HU inside, in and outside the shell, without blur. */
  readonly levelsHu: Vec3;
  /** How far the shell's HU, blurred as they are, rise above those inside it. */
  readonly ridgeHu: number;
}

/** What is known of a shell before it is seen: its HU at 1 mm thickness, and their spread (SD). */
export interface KnownShell {
  readonly levelHu: number;
  readonly spreadHu: number;
}

/** Width (mm) of a bin of depth: half the steps in which edges are found. */
const BIN_MM = PROFILE_STEP_MM / 2;

/** HU classes for medians: from the lowest to the highest HU that matter, in steps. */
const LOWEST_HU = -200;
const HIGHEST_HU = 900;
const CLASS_HU = 4;
const CLASSES = (HIGHEST_HU - LOWEST_HU) / CLASS_HU;

/**
 * A scanner's blur may differ by these factors from `SCANNER_BLUR_MM`: sharp and soft kernels. What
 * voxels and smoothing add to it is known.
 */
const SCANNER_FACTORS = [0.75, 1, 1.25, 1.5, 1.8] as const;

/**
 * What is known of a shell before it is seen: HU of one of 1 mm (650 is the cortical shell of
 * ordinary lumbar bodies, and their endplates are half to twice that) and its spread. It tells
 * where thick slices hold the whole shell in one sample and say nothing of its place.
 */
const USUAL_SHELL: KnownShell = { levelHu: 650, spreadHu: 250 };

/** How well (HU) the medians of a bin are explained by a flat shell, whatever their number. */
const MEDIAN_ERROR_HU = 15;

/** Noise (HU) of a sample, as an order of magnitude. */
const NOISE_HU = 40;

/**
 * Where the true surface may lie (mm outward of the edge found) in fine voxels; edges in coarse
 * ones may be found up to half a voxel further off, either way.
 */
const INWARD_MM = 2;
const OUTWARD_MM = 0.3;
const OFFSET_STEP_MM = 0.1;

/** A shell's highest HU lie between these distances (mm, positive outward) from the edge found. */
const NEAR_SURFACE_MM = [-3, 0.5] as const;

/** With fewer samples than this the medians are mostly noise. */
const FEWEST_SAMPLES = 60;

/** The bins of a profile: depth of the middle (mm), median HU, weight (1/HU2). */
interface Medians {
  readonly depthMm: readonly number[];
  readonly hu: readonly number[];
  readonly weight: readonly number[];
}

function mediansOf({
  count: samples,
  depthMm: depths,
  hu: values,
  insideMm,
  outsideMm,
}: SurfaceSamples): Medians {
  const bins = Math.ceil((insideMm + outsideMm) / BIN_MM);
  const counts = new Uint32Array(bins * CLASSES);
  for (let n = 0; n < samples; n++) {
    const bin = Math.floor((depths[n]! + insideMm) / BIN_MM);
    const level = Math.floor((values[n]! - LOWEST_HU) / CLASS_HU);
    counts[bin * CLASSES + Math.max(0, Math.min(CLASSES - 1, level))]!++;
  }
  const depthMm: number[] = [];
  const hu: number[] = [];
  const weight: number[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const classes = counts.subarray(bin * CLASSES, (bin + 1) * CLASSES);
    const count = classes.reduce((sum, each) => sum + each, 0);
    if (count === 0) continue;
    depthMm.push((bin + 0.5) * BIN_MM - insideMm);
    hu.push(medianOfClasses(classes, count));
    // A bin with few samples says less; one with many no more than its median's own error lets it.
    weight.push(1 / (MEDIAN_ERROR_HU ** 2 + NOISE_HU ** 2 / count));
  }
  return { depthMm, hu, weight };
}

function medianOfClasses(classes: Uint32Array, count: number): number {
  let before = 0;
  for (let level = 0; level < CLASSES; level++) {
    const here = classes[level]!;
    if (before + here >= count / 2) {
      return LOWEST_HU + CLASS_HU * (level + (count / 2 - before) / here);
    }
    before += here;
  }
  return HIGHEST_HU;
}

/**
 * The shell of a surface: a blurred one is fitted to the medians of HU over depth. `undefined`
 * where there are too few samples or nothing looks like a shell.
 */
export function fitShell(
  samples: SurfaceSamples,
  known: KnownShell = USUAL_SHELL,
): ShellFit | undefined {
  if (samples.count < FEWEST_SAMPLES) return undefined;
  const medians = mediansOf(samples);
  const knownVariance = samples.blurVariance / samples.count - SCANNER_BLUR_MM ** 2;
  let best: Omit<ShellFit, 'ridgeHu'> | undefined;
  let least = Infinity;
  const half = samples.spacingMm / 2;
  const steps = Math.round((INWARD_MM + OUTWARD_MM + 2 * half) / OFFSET_STEP_MM);
  for (const factor of SCANNER_FACTORS) {
    const blurMm = Math.sqrt(knownVariance + (factor * SCANNER_BLUR_MM) ** 2);
    for (let step = 0; step <= steps; step++) {
      const offsetMm = step * OFFSET_STEP_MM - INWARD_MM - half;
      const fit = fitLevels(medians, offsetMm, blurMm, known);
      if (!fit || fit.misfit >= least) continue;
      least = fit.misfit;
      best = { offsetMm, blurMm, levelsHu: fit.levelsHu };
    }
  }
  return best && { ...best, ridgeHu: ridgeOf(medians) };
}

/** The highest HU near the surface less the mean of what lies further inside. */
function ridgeOf({ depthMm, hu, weight }: Medians): number {
  let highest = -Infinity;
  let sum = 0;
  let total = 0;
  depthMm.forEach((mm, n) => {
    if (mm < NEAR_SURFACE_MM[0] - BIN_MM) {
      sum += weight[n]! * hu[n]!;
      total += weight[n]!;
    } else if (mm <= NEAR_SURFACE_MM[1]) highest = Math.max(highest, hu[n]!);
  });
  return total > 0 && highest > -Infinity ? highest - sum / total : 0;
}

/** The best levels inside, in the shell and outside, and the weighted squares left of them. */
function fitLevels(
  { depthMm, hu, weight }: Medians,
  offset: number,
  blurMm: number,
  known: KnownShell,
): { readonly levelsHu: Vec3; readonly misfit: number } | undefined {
  const sums = new Float64Array(9);
  const right = new Float64Array(3);
  let squares = 0;
  for (let n = 0; n < depthMm.length; n++) {
    const shares = sharesAt(depthMm[n]! - offset, blurMm);
    const weighted = weight[n]! * hu[n]!;
    squares += weighted * hu[n]!;
    for (let a = 0; a < 3; a++) {
      right[a]! += shares[a]! * weighted;
      for (let b = 0; b < 3; b++) sums[3 * a + b]! += weight[n]! * shares[a]! * shares[b]!;
    }
  }
  const certainty = 1 / known.spreadHu ** 2;
  sums[4]! += certainty;
  right[1]! += certainty * known.levelHu;
  squares += certainty * known.levelHu ** 2;
  const levelsHu = solve3(sums, right);
  if (!levelsHu || levelsHu[1] <= Math.max(levelsHu[0], levelsHu[2])) return undefined;
  return { levelsHu, misfit: squares - dot(levelsHu, [right[0]!, right[1]!, right[2]!]) };
}

function solve3(m: Float64Array, r: Float64Array): Vec3 | undefined {
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
  const solution = (c: number) =>
    det3(columns.map((column, n) => (n === c ? rightColumn : column))) / whole;
  return [solution(0), solution(1), solution(2)];
}
