import { expose, transfer } from 'comlink';
import { createScratch, measureLevel } from '../../src';
import { warmUp } from './warmUp';
import type { LevelMeasurer } from './levelMeasurer';

/** The worker measures one level at a time. */
const scratch = createScratch();

const measurer: LevelMeasurer = {
  measureLevel(volume, seedLps, peelMm, options) {
    const result = measureLevel(volume, seedLps, peelMm, { ...options, scratch });
    const found = result.status === 'measured' ? result.measurement.threeDimensional : undefined;
    const masks = found ? [found.cancellous, ...(found.body ? [found.body] : [])] : [];
    return transfer(
      result,
      masks.map(({ voxels }) => voxels.buffer),
    );
  },
};

expose(measurer);
warmUp();
