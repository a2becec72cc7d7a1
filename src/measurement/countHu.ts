import type { IndexBox } from '../volume/indexBox';
import { offsetInBox, type CtVolume } from '../volume/ctVolume';
import { PADDING_HU, type HuSummary } from './huStatistics';

/** How often each whole HU occurs: bin n counts `PADDING_HU` + n. */
export interface HuCounts {
  readonly bins: Uint32Array;
  /** Number of voxels counted. */
  readonly voxels: number;
}

/** Up to the greatest HU of 16 bits. */
const BINS = 32767 - PADDING_HU + 1;

/**
 * Counts the HU of a mask's tissue voxels (above `PADDING_HU`) in one pass over its box, which must
 * lie inside the volume's; `undefined` when one of them is no whole number or beyond 16 bits.
 */
export function countHu(
  { hu, box: from }: CtVolume,
  { min, size }: IndexBox,
  voxels: Uint8Array,
): HuCounts | undefined {
  const bins = new Uint32Array(BINS);
  let counted = 0;
  let maskOffset = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      let huOffset = offsetInBox(from, min[0], min[1] + j, min[2] + k);
      for (let i = 0; i < size[0]; i++, maskOffset++, huOffset++) {
        if (!voxels[maskOffset]) continue;
        const bin = hu[huOffset]! - PADDING_HU;
        if (!(bin > 0)) continue;
        if (bin !== (bin | 0) || bin >= BINS) return undefined;
        bins[bin]!++;
        counted++;
      }
    }
  }
  return { bins, voxels: counted };
}

/**
 * What `summarizeHu` gives for the HU that were counted, to the rounding of doubles; sums of whole
 * HU are exact. At least one voxel must have been counted.
 */
export function summarizeCounts({ bins, voxels }: HuCounts): HuSummary {
  const shift = bins.findIndex((count) => count > 0);
  let sum = 0;
  let sumOfSquares = 0;
  for (let bin = shift, counted = 0; counted < voxels; bin++) {
    const count = bins[bin]!;
    sum += count * (bin - shift);
    sumOfSquares += count * (bin - shift) ** 2;
    counted += count;
  }
  const variance = voxels > 1 ? (sumOfSquares - (sum * sum) / voxels) / (voxels - 1) : 0;
  const quantile = (share: number) => huAtRank(bins, shift, (voxels - 1) * share);
  return {
    meanHu: PADDING_HU + shift + sum / voxels,
    sdHu: Math.sqrt(Math.max(0, variance)),
    medianHu: quantile(0.5),
    p5Hu: quantile(0.05),
    p95Hu: quantile(0.95),
  };
}

/** The HU at a rank (from 0; between two ranks in proportion) of all that was counted. */
function huAtRank(bins: Uint32Array, firstBin: number, rank: number): number {
  const lowerRank = Math.floor(rank);
  let bin = firstBin;
  let counted = bins[bin]!;
  while (counted <= lowerRank) counted += bins[++bin]!;
  const part = rank - lowerRank;
  const lowerHu = PADDING_HU + bin;
  if (part === 0 || counted > lowerRank + 1) return lowerHu;
  let upper = bin + 1;
  while (bins[upper]! === 0) upper++;
  return lowerHu + part * (upper - bin);
}
