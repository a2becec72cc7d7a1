import { expose, transfer } from 'comlink';
import { measureLevel } from '../../src';
import { warmUp } from './warmUp';
import type { LevelMeasurer } from './levelMeasurer';

const measurer: LevelMeasurer = {
  measureLevel(volume, seedLps, peelMm, options) {
    const result = measureLevel(volume, seedLps, peelMm, options);
    const mask =
      result.status === 'measured' ? result.measurement.threeDimensional?.cancellous : undefined;
    return transfer(result, mask ? [mask.voxels.buffer] : []);
  },
};

expose(measurer);
warmUp();
