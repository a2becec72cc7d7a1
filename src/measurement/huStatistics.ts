/** Statistics of the original voxels of a mask or an ellipse; never of resampled ones. */
export interface HuStatistics {
  readonly meanHu: number;
  /** Sample standard deviation (n - 1); 0 for one voxel. */
  readonly sdHu: number;
  readonly medianHu: number;
  /**
   * 5th and 95th percentile (`summarizeHu`). Absent in a result that was restored from a report
   * written before there were percentiles; `measureMask` always gives them.
   */
  readonly p5Hu?: number;
  readonly p95Hu?: number;
  readonly voxels: number;
  readonly volumeMm3: number;
}

/**
 * Voxels at or below this HU hold no tissue and enter no statistics: it is the lowest HU that a
 * 12-bit CT scale with intercept -1024 expresses, and what scanners store outside the scan
 * circle (PixelPaddingValue) rescales to it or to less. Air is -1000 HU, and bone at -1024 would
 * need a noise ten times that of a clinical scan.
 */
export const PADDING_HU = -1024;

/**
 * No voxel that is read, and so no statistic, is above this HU: up to it single precision holds
 * every whole number exactly. Metal on an extended scale reads 30,000 HU.
 */
export const GREATEST_HU = 2 ** 24;

/** Mean, spread, median and percentiles of HU values; the unit of all of them is HU. */
export interface HuSummary {
  readonly meanHu: number;
  /** Sample standard deviation (n - 1); 0 for one value. */
  readonly sdHu: number;
  /** Middle value; the mean of the two middle ones where their number is even. */
  readonly medianHu: number;
  /**
   * 5th and 95th percentile by linear interpolation between order statistics at rank
   * (n - 1) p + 1: type 7 of Hyndman and Fan, Am Stat 1996;50:361-365, the default of R and NumPy.
   */
  readonly p5Hu: number;
  readonly p95Hu: number;
}

/**
 * Summarizes HU values. Sums run over differences from the first value, which keeps them exact
 * for whole HU and sound for small spreads far from 0. Reorders `values`; cost grows with their
 * number only.
 *
 * @param values At least one value.
 */
export function summarizeHu(values: Int16Array | Float32Array): HuSummary {
  const count = values.length;
  const shift = values[0]!;
  let sum = 0;
  let sumOfSquares = 0;
  for (let index = 0; index < count; index++) {
    const difference = values[index]! - shift;
    sum += difference;
    sumOfSquares += difference * difference;
  }
  const variance = count > 1 ? (sumOfSquares - (sum * sum) / count) / (count - 1) : 0;
  return {
    meanHu: shift + sum / count,
    sdHu: Math.sqrt(Math.max(0, variance)),
    // The median of type 7 is the usual one.
    medianHu: quantile(values, 0.5),
    p5Hu: quantile(values, 0.05),
    p95Hu: quantile(values, 0.95),
  };
}

/** The quantile of type 7 at a share of 0 to 1; see `HuSummary`. Reorders `values`. */
function quantile(values: Int16Array | Float32Array, share: number): number {
  const rank = (values.length - 1) * share;
  const lower = Math.floor(rank);
  const below = select(values, lower);
  const part = rank - lower;
  return part === 0 ? below : below + part * (least(values, lower + 1) - below);
}

/**
 * The value that a sorted array would hold at `rank` (Hoare's selection). Afterwards everything
 * before `rank` is no greater, everything behind it no smaller.
 */
function select(values: Int16Array | Float32Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const swapped = values[left]!;
      values[left++] = values[right]!;
      values[right--] = swapped;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank]!;
}

/** The least value from `start` on. */
function least(values: Int16Array | Float32Array, start: number): number {
  let found = values[start]!;
  for (let index = start + 1; index < values.length; index++) {
    found = Math.min(found, values[index]!);
  }
  return found;
}
