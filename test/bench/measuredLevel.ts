import type { LevelMeasurerClient } from '../../extension/worker/levelMeasurer';
import { segmentationBox, type CtVolume, type Mask, type ThreeDimensionalReading } from '../../src';
import type { BenchLine } from './benchLine';
import { click } from './oneClick';
import { makeScan, USUAL_DIMENSIONS, USUAL_SPACING_MM, type BenchScan } from './scan';
import { startBuiltMeasurer } from './webWorkerThread';

/** The scan that the budgets are given for. */
export const usualScan = (): BenchScan => makeScan(USUAL_DIMENSIONS, USUAL_SPACING_MM);

/** A level of a scan: the voxels about it, and its cancellous mask. */
export interface MeasuredLevel {
  readonly scan: BenchScan;
  readonly volume: CtVolume;
  readonly mask: Mask;
  readonly threeDimensional: ThreeDimensionalReading;
}

/** A measure that needs a worker, which is ended after it. */
export function withMeasurer(
  measure: (measurer: LevelMeasurerClient) => Promise<readonly BenchLine[]>,
): () => Promise<readonly BenchLine[]> {
  return async () => {
    const measurer = startBuiltMeasurer();
    try {
      return await measure(measurer);
    } finally {
      measurer.dispose();
    }
  };
}

/** A measure that needs the middle level of the usual scan. */
export function withLevel(
  measure: (level: MeasuredLevel) => Promise<readonly BenchLine[]>,
): () => Promise<readonly BenchLine[]> {
  return withMeasurer(async (measurer) => {
    const scan = usualScan();
    const { measurement } = await click(scan, measurer, [0, 0, 0]);
    const volume = scan.voxels.read(segmentationBox(scan.geometry, [0, 0, 0]));
    const threeDimensional = measurement.threeDimensional!;
    return measure({ scan, volume, mask: threeDimensional.cancellous, threeDimensional });
  });
}
