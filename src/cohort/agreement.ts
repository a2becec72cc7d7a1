import { fQuantile, t95 } from './distributions';
import { meanOf, squaresAboutMean, varianceOf } from './describe';
import { intervalAround, type Interval } from './interval';

/** How far two readers agree on the same patients; HU. */
export interface Agreement {
  readonly n: number;
  /** ICC(2,1): two-way random effects, absolute agreement, one reading. */
  readonly icc: number;
  /** `null` of a few contradictory readings, where Shrout and Fleiss's formula has no value. */
  readonly ci95: Interval | null;
  /** Mean of the first reader's value minus the second's. */
  readonly bias: number;
  readonly biasCi95: Interval;
  /** Limits of agreement: bias ± 1.96 SD of the differences. */
  readonly limits: Interval;
  readonly lowerLimitCi95: Interval;
  readonly upperLimitCi95: Interval;
  /** Root mean square of the patients' SDs: one reading's error. */
  readonly rmsSd: number;
  /** 1.96 √2 RMS-SD: what two readings must differ by to be a change, 95%. */
  readonly leastSignificantChange: number;
}

/** As Bland and Altman give their limits (Stat Methods Med Res 1999;8:135-60). */
const LIMIT_SDS = 1.96;

/** Readers. */
const READERS = 2;

/**
 * Agreement of two readers, one value a patient each. ICC(2,1) with the interval of Shrout and
 * Fleiss (Psychol Bull 1979;86:420-8); Bland and Altman's bias and limits with their intervals; the
 * least significant change by the root mean square SD (Glüer et al., Osteoporos Int 1995;5:262-70).
 *
 * @returns `null` of fewer than three patients, or where all values are equal.
 */
export function agree(first: readonly number[], second: readonly number[]): Agreement | null {
  const n = first.length;
  if (n < 3) return null;
  const icc = intraclass(first, second);
  if (!icc) return null;
  const differences = first.map((value, index) => value - second[index]!);
  const bias = meanOf(differences);
  const sd = Math.sqrt(varianceOf(differences));
  const t = t95(n - 1);
  const limits = intervalAround(bias, LIMIT_SDS * sd);
  const limitError = sd * Math.sqrt(1 / n + LIMIT_SDS ** 2 / (2 * (n - 1)));
  const rmsSd = Math.sqrt(differences.reduce((sum, each) => sum + each ** 2, 0) / (2 * n));
  return {
    n,
    ...icc,
    bias,
    biasCi95: intervalAround(bias, (t * sd) / Math.sqrt(n)),
    limits,
    lowerLimitCi95: intervalAround(limits[0], t * limitError),
    upperLimitCi95: intervalAround(limits[1], t * limitError),
    rmsSd,
    leastSignificantChange: LIMIT_SDS * Math.SQRT2 * rmsSd,
  };
}

/** Degrees of freedom below are rounding's; any real pair of readers has one nearly. */
const LEAST_FREEDOM = 1e-6;

/** What is left of equal readings by rounding, as a share of the variance between patients. */
const ROUNDING = 1e-24;

function intraclass(first: readonly number[], second: readonly number[]) {
  const n = first.length;
  const k = READERS;
  const squares = squaresAboutMean([...first, ...second]);
  const squaresOfPatients =
    k * squaresAboutMean(first.map((value, index) => (value + second[index]!) / k));
  const squaresOfReaders = n * squaresAboutMean([meanOf(first), meanOf(second)]);
  const residual = residualSquares(first, second);
  if (!(squares > 0)) return undefined;
  const patients = squaresOfPatients / (n - 1);
  const readers = squaresOfReaders / (k - 1);
  const error = residual / ((n - 1) * (k - 1));
  const icc = (patients - error) / (patients + (k - 1) * error + (k * (readers - error)) / n);
  if (Math.max(error, readers) < ROUNDING * patients) return { icc: 1, ci95: [1, 1] as const };
  // Degrees of freedom of the F below, with both sides of the fraction multiplied by the error, so
  // that readers who differ by a constant have an interval too.
  const part = n * (1 + (k - 1) * icc) - k * icc;
  const freedom =
    ((k - 1) * (n - 1) * (k * icc * readers + part * error) ** 2) /
    ((n - 1) * k ** 2 * icc ** 2 * readers ** 2 + (part * error) ** 2);
  // At 0 there is no F distribution.
  if (!(freedom > LEAST_FREEDOM)) return { icc, ci95: null };
  // With few degrees of freedom this quantile is beyond any number, and its inverse 0.
  const inverseLow = 1 / fQuantile(0.975, n - 1, freedom);
  const high = fQuantile(0.975, freedom, n - 1);
  const spread = k * readers + (k * n - k - n) * error;
  return {
    icc,
    ci95: [
      (n * (patients * inverseLow - error)) / (spread + n * patients * inverseLow),
      (n * (high * patients - error)) / (spread + n * high * patients),
    ] as const,
  };
}

/** Of two readers: half the squares of their differences about the mean difference. */
const residualSquares = (first: readonly number[], second: readonly number[]): number =>
  squaresAboutMean(first.map((value, index) => value - second[index]!)) / READERS;
