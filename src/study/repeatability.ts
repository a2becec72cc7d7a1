import { measureMask } from '../measurement/measureMask';
import type { Mask } from '../segmentation/mask';
import type { VertebralBodySegmentation } from '../segmentation/segmentation';
import { segmentVertebralBody } from '../segmentation/segmentVertebralBody';
import { isInBox, offsetInBox, type CtVolume } from '../volume/ctVolume';
import { lpsToIjk, type VolumeGeometry } from '../volume/geometry';
import { add, type Vec3 } from '../volume/vector';
import { coversSameBody } from './levelOverlap';
import type { Repeatability } from './measurementQuality';

/** How far (mm) the points about the click lie from it: readers' clicks differ by more. */
export const JITTER_MM = 3;

/**
 * The points about a click, mm in LPS: the corners of a tetrahedron, which with four points look
 * to all sides. Always the same, so that the figure is the same each time.
 */
const JITTER_LPS: readonly Vec3[] = (
  [
    [1, 1, 1],
    [-1, -1, 1],
    [-1, 1, -1],
    [1, -1, -1],
  ] as const
).map(([x, y, z]): Vec3 => {
  const mm = JITTER_MM / Math.sqrt(3);
  return [x * mm, y * mm, z * mm];
});

/**
 * Measures a level again from the four points about the click, those of them that lie inside the
 * body. It costs as many more measurements and is no part of a click.
 *
 * @param volume must hold the voxels of `segmentationBox` for all points:
 *   `segmentationBox(geometry, seedLps, JITTER_MM)`
 * @param seedLps the click (LPS, mm) from which `found` was found
 * @throws VertebralBmdError `invalidInput` when `volume` lacks voxels
 */
export function measureRepeatability(
  volume: CtVolume,
  seedLps: Vec3,
  found: VertebralBodySegmentation,
): Repeatability {
  const { peelMm, body, cancellous } = found;
  const means = [measureMask(volume, cancellous).meanHu];
  let missed = 0;
  for (const offset of JITTER_LPS) {
    const pointLps = add(seedLps, offset);
    if (!holdsPoint(volume.geometry, body, pointLps)) continue;
    const again = segmentVertebralBody(volume, pointLps, { peelMm });
    if (again.status === 'segmented' && coversSameBody(again.cancellous, cancellous)) {
      means.push(measureMask(volume, again.cancellous).meanHu);
    } else {
      missed++;
    }
  }
  const average = means.reduce((sum, hu) => sum + hu, 0) / means.length;
  const squares = means.reduce((sum, hu) => sum + (hu - average) ** 2, 0);
  return {
    sdHu: means.length > 1 ? Math.sqrt(squares / (means.length - 1)) : 0,
    rangeHu: Math.max(...means) - Math.min(...means),
    points: means.length,
    missed,
  };
}

function holdsPoint(geometry: VolumeGeometry, { box, voxels }: Mask, pointLps: Vec3): boolean {
  const [i, j, k] = lpsToIjk(geometry, pointLps).map(Math.round) as [number, number, number];
  return isInBox(box, i, j, k) && voxels[offsetInBox(box, i, j, k)] === 1;
}
