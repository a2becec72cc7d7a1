import { VertebralBmdError } from '../errors';
import { isInBox, offsetInBox, type CtVolume } from '../volume/ctVolume';
import {
  ellipseAreaMm2,
  ellipseBounds,
  ellipseContains,
  SLICE_POSITIONS,
  type EllipseHu,
  type EllipseRoi,
  type ThreeSliceHu,
} from './ellipse';
import { PADDING_HU, summarizeHu } from './huStatistics';

/**
 * HU of the voxels of one slice whose centre lies inside or on an ellipse; padding voxels
 * (`PADDING_HU`) are left out.
 *
 * @throws VertebralBmdError `invalidInput` for an ellipse that holds no tissue voxel or reaches
 *   out of the voxels at hand.
 */
export function measureEllipse(volume: CtVolume, ellipse: EllipseRoi): EllipseHu {
  const { minI, maxI, minJ, maxJ } = ellipseBounds(ellipse);
  const k = ellipse.sliceIndex;
  const values: number[] = [];
  for (let j = minJ; j <= maxJ; j++) {
    for (let i = minI; i <= maxI; i++) {
      if (!ellipseContains(ellipse, i, j)) continue;
      if (!isInBox(volume.box, i, j, k)) {
        throw new VertebralBmdError(
          'invalidInput',
          `${ellipse.position} ellipse holds voxel [${i}, ${j}, ${k}] outside the CT voxels in box ${JSON.stringify(volume.box)}`,
        );
      }
      const hu = volume.hu[offsetInBox(volume.box, i, j, k)]!;
      if (hu > PADDING_HU) values.push(hu);
    }
  }
  if (values.length === 0) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected a ${ellipse.position} ellipse with at least one tissue voxel`,
    );
  }
  const { meanHu, sdHu } = summarizeHu(Float32Array.from(values));
  return {
    position: ellipse.position,
    meanHu,
    sdHu,
    voxels: values.length,
    areaMm2: ellipseAreaMm2(ellipse, volume.geometry),
  };
}

/**
 * The three-slice HU of a level: the mean of the means of its three ellipses, each counting the
 * same whatever its size (Schreiber et al., J Bone Joint Surg Am 2011;93:1057-63).
 *
 * @param ellipses Superior, middle, inferior, in this order.
 * @throws VertebralBmdError `invalidInput` unless there are these three, or if one of them
 *   cannot be measured.
 */
export function measureThreeSlice(volume: CtVolume, ellipses: readonly EllipseRoi[]): ThreeSliceHu {
  const positions = ellipses.map(({ position }) => position).join(', ');
  if (positions !== SLICE_POSITIONS.join(', ')) {
    throw new VertebralBmdError(
      'invalidInput',
      `expected ellipses ${SLICE_POSITIONS.join(', ')}, got ${positions || 'none'}`,
    );
  }
  return meanOf(ellipses.map((ellipse) => measureEllipse(volume, ellipse)));
}

/**
 * The three-slice HU after one of its ellipses was moved or resized: only that one is measured,
 * so it is done at once at every step of a drag.
 *
 * @param volume must hold the voxels of this ellipse
 * @throws VertebralBmdError `invalidInput` if the ellipse cannot be measured
 */
export function remeasureThreeSlice(
  volume: CtVolume,
  before: ThreeSliceHu,
  ellipse: EllipseRoi,
): ThreeSliceHu {
  const changed = measureEllipse(volume, ellipse);
  return meanOf(
    before.slices.map((slice) => (slice.position === changed.position ? changed : slice)),
  );
}

function meanOf(slices: readonly EllipseHu[]): ThreeSliceHu {
  return { meanHu: slices.reduce((sum, slice) => sum + slice.meanHu, 0) / slices.length, slices };
}
