import type { IndexBox } from '../volume/indexBox';
import { ellipseBounds, type EllipseRoi } from './ellipse';

/** The voxels of one slice that an ellipse can hold, as a box of the whole grid. */
export function ellipseBox(ellipse: EllipseRoi): IndexBox {
  const { minI, maxI, minJ, maxJ } = ellipseBounds(ellipse);
  return {
    min: [minI, minJ, ellipse.sliceIndex],
    size: [maxI - minI + 1, maxJ - minJ + 1, 1],
  };
}
