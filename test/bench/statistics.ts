import type { Remote } from 'comlink';
import {
  boxVoxelCount,
  measureMask,
  offsetInBox,
  type CtVolume,
  type HuStatistics,
  type IndexBox,
  type Mask,
} from '../../src';
import { ratioOf, type BenchLine } from './benchLine';
import { maskInVolume } from './editToValue';
import { repeat, repeatInTurn } from './repeat';
import type { BenchScan } from './scan';
import { CORNERSTONE_COMPUTE_WORKER, startWebWorker } from './webWorkerThread';

const RUNS = 100;

/** Cornerstone over a whole scan takes seconds; the first run is no slower than the others. */
const WHOLE_SCAN_RUNS = 2;

/** Largest difference (HU) of two correct sums of whole HU in double precision. */
const SAME_HU = 1e-6;

/** What cornerstone hands to its worker for the image and for the labelmap. */
interface VolumeInfo {
  readonly scalarData: ArrayLike<number>;
  readonly dimensions: readonly number[];
  readonly spacing: readonly number[];
  readonly origin: readonly number[];
  readonly direction: readonly number[];
}

/** The part of cornerstone's compute worker that `getStatistics` calls, as of 5.6.8. */
interface ComputeWorker {
  calculateSegmentsStatisticsVolume(args: {
    readonly segmentationInfo: VolumeInfo;
    readonly imageInfo: VolumeInfo;
    readonly indices: readonly number[];
    readonly unit: string;
    readonly mode: 'collective';
  }): Record<'mean' | 'stdDev' | 'median' | 'count', { readonly value: number }>;
}

/**
 * Statistics of one mask: ours, cornerstone's own on the same voxels and on the whole scan as its
 * `getStatistics` sends them to its worker, and one pass over the memory, which nothing can beat.
 *
 * @throws Error when the values of cornerstone and ours differ
 */
export async function measureStatistics(
  scan: BenchScan,
  volume: CtVolume,
  mask: Mask,
): Promise<readonly BenchLine[]> {
  const worker = startWebWorker<ComputeWorker>(CORNERSTONE_COMPUTE_WORKER);
  try {
    const inBox = cornerstoneTask(worker.remote, scan, cropTo(volume, mask.box), mask);
    const lines = await repeatInTurn(
      [
        { name: 'one pass over HU and mask (the limit)', work: () => sumPass(volume, mask) },
        { name: 'HU statistics', work: () => measureMask(volume, mask) },
        { name: "cornerstone's worker, given the mask's box", work: inBox },
      ],
      { runs: RUNS },
    );
    const whole = scan.voxels.read({ min: [0, 0, 0], size: scan.geometry.dimensions });
    const inScan = await repeat(
      {
        name: "cornerstone's worker, given the whole scan as it does",
        work: cornerstoneTask(worker.remote, scan, whole, maskInVolume(whole, mask)),
      },
      { runs: WHOLE_SCAN_RUNS, warmUps: 0 },
    );
    const [pass, ours, theirs] = lines as [BenchLine, BenchLine, BenchLine];
    return [
      ...lines,
      inScan,
      ratioOf('HU statistics over one pass', ours, pass),
      ratioOf("cornerstone, mask's box, over ours", theirs, ours),
      ratioOf('cornerstone, whole scan, over ours', inScan, ours),
    ];
  } finally {
    await worker.stop();
  }
}

/** Cornerstone's statistics of a mask, and the check that they are ours. */
function cornerstoneTask(
  worker: Remote<ComputeWorker>,
  scan: BenchScan,
  image: CtVolume,
  labels: Mask,
): () => Promise<void> {
  const expected = measureMask(image, labels);
  return async () => {
    const stats = await worker.calculateSegmentsStatisticsVolume({
      segmentationInfo: volumeInfo(scan, labels.box, labels.voxels),
      imageInfo: volumeInfo(scan, image.box, image.hu),
      indices: [1],
      unit: 'HU',
      mode: 'collective',
    });
    requireSame(expected, stats.mean.value, stats.median.value, stats.count.value);
  };
}

function volumeInfo(
  { geometry }: BenchScan,
  { size }: IndexBox,
  scalarData: ArrayLike<number>,
): VolumeInfo {
  const { spacing, origin, direction } = geometry;
  return { scalarData, dimensions: size, spacing, origin, direction: direction.flat() };
}

function requireSame(ours: HuStatistics, mean: number, median: number, count: number): void {
  const same =
    Math.abs(ours.meanHu - mean) < SAME_HU && ours.medianHu === median && ours.voxels === count;
  if (same) return;
  throw new Error(
    `values differ: ours ${ours.meanHu}, ${ours.medianHu} HU of ${ours.voxels} voxels, cornerstone's ${mean}, ${median} of ${count}`,
  );
}

/** What any statistics must at least do: touch each HU and each mask voxel of the box once. */
function sumPass({ hu, box }: CtVolume, mask: Mask): number {
  const { min, size } = mask.box;
  let sum = 0;
  let at = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      let source = offsetInBox(box, min[0], min[1] + j, min[2] + k);
      for (let i = 0; i < size[0]; i++) sum += mask.voxels[at++]! * hu[source++]!;
    }
  }
  return sum;
}

function cropTo({ geometry, hu, box: from }: CtVolume, box: IndexBox): CtVolume {
  const { min, size } = box;
  const cropped = new Float32Array(boxVoxelCount(box));
  for (let k = 0, target = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++, target += size[0]) {
      const start = offsetInBox(from, min[0], min[1] + j, min[2] + k);
      cropped.set(hu.subarray(start, start + size[0]), target);
    }
  }
  return { geometry, box, hu: cropped };
}
