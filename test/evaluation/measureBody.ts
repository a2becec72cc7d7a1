import type { HuStatistics } from '../../src/measurement/huStatistics';
import { measureMask } from '../../src/measurement/measureMask';
import type { Mask } from '../../src/segmentation/mask';
import type { Message } from '../../src/messages/message';
import { segmentVertebralBody } from '../../src/segmentation/segmentVertebralBody';
import type { NotMeasurable } from '../../src/segmentation/segmentation';
import { measureQuality } from '../../src/study/measurementQuality';
import { qualityWarnings } from '../../src/study/qualityWarnings';
import type { CtVolume } from '../../src/volume/ctVolume';
import type { Vec3 } from '../../src/volume/vector';

/** A body as measured, with its masks and all its warnings. */
export interface MeasuredBody {
  readonly status: 'measured';
  readonly body: Mask;
  readonly cancellous: Mask;
  readonly statistics: HuStatistics;
  readonly warnings: readonly Message[];
}

/** What `measureLevel` does for 3D-HU, with the mask of the whole body, which it does not keep. */
export function measureBody(volume: CtVolume, seedLps: Vec3): MeasuredBody | NotMeasurable {
  const found = segmentVertebralBody(volume, seedLps);
  if (found.status !== 'segmented') return found;
  const statistics = measureMask(volume, found.cancellous);
  const quality = measureQuality(volume, found, statistics);
  return {
    status: 'measured',
    body: found.body,
    cancellous: found.cancellous,
    statistics,
    warnings: [...found.warnings, ...qualityWarnings(quality)],
  };
}
