/** Milliseconds, megabytes (10^6 bytes), or a ratio of two lines. */
export type BenchUnit = 'ms' | 'MB' | 'x';

/** One measure of the benchmark, as a line of its table. */
export interface BenchLine {
  readonly name: string;
  readonly unit: BenchUnit;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** What the median is taken of, in the order of the runs. */
  readonly samples: readonly number[];
  /** What the median must not exceed; without it the line only informs. */
  readonly budget?: number;
  /** What is wished for below the budget. */
  readonly aim?: number;
}

/** Lines that belong together, with what a reader must know to understand them. */
export interface BenchGroup {
  readonly title: string;
  readonly note: string;
  readonly lines: readonly BenchLine[];
}

/** Median, least and greatest of some samples. */
export function summarize(
  samples: readonly number[],
): Pick<BenchLine, 'median' | 'min' | 'max' | 'samples'> {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1]!;
  const lower = sorted[(sorted.length - 1) >> 1]!;
  return { median: (lower + upper) / 2, min: sorted[0]!, max: sorted.at(-1)!, samples };
}

/**
 * One line over another. Where both have as many samples, each run is compared with the other's
 * run beside it, so that what else the machine did then does not count; else medians are.
 */
export function ratioOf(
  name: string,
  numerator: BenchLine,
  denominator: BenchLine,
  limits: Pick<BenchLine, 'budget' | 'aim'> = {},
): BenchLine {
  const paired = numerator.samples.length === denominator.samples.length;
  const ratios = paired
    ? numerator.samples.map((sample, run) => sample / denominator.samples[run]!)
    : [numerator.median / denominator.median];
  return { name, unit: 'x', ...summarize(ratios), ...limits };
}
