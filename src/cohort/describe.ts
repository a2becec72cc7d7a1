/** A sample in figures. */
export interface Description {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); `null` of a single value. */
  readonly sd: number | null;
  readonly median: number;
  /** 25% and 75% quantile (R type 7). */
  readonly quartiles: readonly [number, number];
}

/** Arithmetic mean of at least one value. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sum of the squared distances from the mean. */
export function squaresAboutMean(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Sample variance (n - 1) of at least two values. */
export const varianceOf = (values: readonly number[]): number =>
  squaresAboutMean(values) / (values.length - 1);

/** Describes at least one value. */
export function describe(values: readonly number[]): Description {
  const sorted = Float64Array.from(values).sort();
  return {
    n: values.length,
    mean: meanOf(values),
    sd: values.length > 1 ? Math.sqrt(varianceOf(values)) : null,
    median: quantileOf(sorted, 0.5),
    quartiles: [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)],
  };
}

/** Quantile by linear interpolation between the neighbours (R type 7). */
function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (place - Math.floor(place)) * (above - below);
}

/**
 * Skewness G1, as SPSS prints it (Joanes and Gill, The Statistician 1998;47:183-9); `undefined` of
 * fewer than three values or of equal ones.
 */
export function skewnessOf(values: readonly number[]): number | undefined {
  const n = values.length;
  const mean = meanOf(values);
  const second = squaresAboutMean(values) / n;
  if (n < 3 || !(second > 0)) return undefined;
  const third = values.reduce((sum, value) => sum + (value - mean) ** 3, 0) / n;
  return ((third / second ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}
