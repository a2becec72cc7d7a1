import { message, type Message } from '../messages/message';
import type { Mask } from '../segmentation/mask';
import { DEFAULT_PEEL_MM, type NotMeasurable } from '../segmentation/segmentation';
import type { VolumeGeometry } from '../volume/geometry';
import {
  ellipseAreaMm2,
  ellipseBounds,
  ellipseContains,
  SLICE_POSITIONS,
  snapEllipse,
  type EllipseRoi,
  type SlicePosition,
} from './ellipse';
import type { PlaneEllipse, SliceMask } from './largestEllipse';
import { findLargestInPatient } from './patientSlice';

/**
 * How far (mm) below the superior and above the inferior endplate the outer ellipses begin to be
 * sought, measured where the endplate reaches furthest. The method says "just" below and above
 * (Schreiber et al. 2011) and gives no distance. Chosen here: 3 mm clear the endplate, up to
 * 1.5 mm thick, with its blur on slices of up to 3 mm; 1 mm more clears the rounding of that
 * distance to voxels. It is the same on both sides, and the same whatever the peel of the mask as
 * long as that is no more.
 */
export const ENDPLATE_DISTANCE_MM = { superior: 4, inferior: 4 } as const;

/**
 * The outer ellipses have at least this share of the middle one's area. Chosen here: where
 * endplates are tilted or concave, the first slices cut a corner or a rim of the body; half the
 * area stands for the body, and slices with it are reached within some mm.
 */
const MIN_AREA_SHARE = 0.5;

/**
 * Smallest ellipse that is proposed, mm2. Chosen here: an eighth of the ellipse of an ordinary
 * lumbar mid-body; below it single voxels decide the mean.
 */
const MIN_AREA_MM2 = 100;

/** From this cosine between K and the body's long axis on, slices count as axial (45 degrees). */
const MIN_AXIAL_COSINE = Math.SQRT1_2;

/**
 * Proposes the three ellipses of the three-slice method (Schreiber et al. 2011) from a mask of
 * cancellous bone: in the axial slices as acquired, the largest ellipse that holds cancellous
 * bone only, just below the superior endplate, mid-body and just above the inferior endplate.
 *
 * - middle: the slice nearest to the centroid of the mask;
 * - superior: the most cranial slice that keeps `ENDPLATE_DISTANCE_MM` from the endplate and holds
 *   an ellipse of at least half the middle one's area; inferior likewise.
 *
 * Every voxel centre inside or on an ellipse belongs to the mask. The mask is not changed.
 *
 * @param peelMm How far (mm) the mask lies inside the body's surface.
 * @returns The ellipses superior, middle, inferior; or why there are none (`maskTooSmall`): slices
 *   that are not axial, or a mask that has no room for three of them.
 */
export function placeThreeSliceEllipses(
  geometry: VolumeGeometry,
  cancellous: Mask,
  peelMm: number = DEFAULT_PEEL_MM,
): readonly EllipseRoi[] | NotMeasurable {
  const towardsHead = geometry.direction[2][2];
  if (Math.abs(towardsHead) < MIN_AXIAL_COSINE) {
    return tooSmall(message('notAxial'));
  }
  const counts = countBySlice(cancellous);
  // Slices of the mask from the head to the feet, so that the order of the stack does not matter.
  const slices = counts.flatMap((count, index) => (count > 0 ? [index] : []));
  if (towardsHead > 0) slices.reverse();
  const middle = findCentroid(slices, counts);
  const marginSlices = (side: 'superior' | 'inferior') =>
    Math.max(
      0,
      Math.ceil((ENDPLATE_DISTANCE_MM[side] - peelMm) / geometry.spacing[2] - 0.5 - 1e-9),
    );
  const areaOf = (slice: number) => approximateArea(geometry, cancellous, slices[slice]!);
  const middleMm2 = slices.length > 0 ? areaOf(middle) : 0;
  if (middleMm2 < MIN_AREA_MM2) return tooSmall(NO_ROOM);
  const holdsEnough = (slice: number) =>
    areaOf(slice) >= Math.max(MIN_AREA_MM2, MIN_AREA_SHARE * middleMm2);
  const superior = range(marginSlices('superior'), middle).find(holdsEnough);
  const inferior = range(middle + 1, slices.length - marginSlices('inferior'))
    .reverse()
    .find(holdsEnough);
  if (superior === undefined || inferior === undefined) return tooSmall(NO_ROOM);
  const ellipses = [superior, middle, inferior].flatMap(
    (slice, index) =>
      fitEllipse(geometry, cancellous, slices[slice]!, SLICE_POSITIONS[index]!) ?? [],
  );
  return ellipses.length === SLICE_POSITIONS.length ? ellipses : tooSmall(NO_ROOM);
}

const NO_ROOM = message('noRoomForEllipses');

const tooSmall = (why: Message): NotMeasurable => ({
  status: 'notMeasurable',
  reason: 'maskTooSmall',
  message: why,
});

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** Number of mask voxels in each slice of the mask's box. */
function countBySlice({ box, voxels }: Mask): readonly number[] {
  const size = box.size[0] * box.size[1];
  return range(0, box.size[2]).map((slice) => {
    let count = 0;
    for (let offset = slice * size; offset < (slice + 1) * size; offset++) count += voxels[offset]!;
    return count;
  });
}

/** Which of the slices (indices of the box, head to feet) is nearest to the mask's centroid. */
function findCentroid(slices: readonly number[], counts: readonly number[]): number {
  let sum = 0;
  let weighted = 0;
  slices.forEach((boxSlice, index) => {
    sum += counts[boxSlice]!;
    weighted += counts[boxSlice]! * index;
  });
  // Half way between two slices the upper one is taken.
  return sum > 0 ? Math.ceil(weighted / sum - 0.5) : 0;
}

/** Area (mm2) of the largest ellipse in a slice of the box, some per cent too small; quick. */
function approximateArea(geometry: VolumeGeometry, mask: Mask, boxSlice: number): number {
  const found = findLargestInPatient(geometry, sliceOf(mask, boxSlice), false);
  return found ? Math.PI * found.majorHalfMm * found.minorHalfMm : 0;
}

function sliceOf({ box, voxels }: Mask, boxSlice: number): SliceMask {
  const [columns, rows] = box.size;
  const start = boxSlice * columns * rows;
  return { columns, rows, pixels: voxels.subarray(start, start + columns * rows) };
}

const inPlaneSpacing = ({ spacing }: VolumeGeometry) => [spacing[0], spacing[1]] as const;

/** The largest ellipse of a slice, snapped, and so much smaller that it holds mask voxels only. */
function fitEllipse(
  geometry: VolumeGeometry,
  mask: Mask,
  boxSlice: number,
  position: SlicePosition,
): EllipseRoi | undefined {
  const found = findLargestInPatient(geometry, sliceOf(mask, boxSlice), true);
  if (!found) return undefined;
  for (let scale = 0.999; scale > 0.9; scale -= 0.002) {
    const ellipse = toRoi(geometry, mask, boxSlice, position, found, scale);
    if (!holdsOnly(mask, boxSlice, ellipse)) continue;
    return ellipseAreaMm2(ellipse, geometry) >= MIN_AREA_MM2 ? ellipse : undefined;
  }
  return undefined;
}

function toRoi(
  geometry: VolumeGeometry,
  { box }: Mask,
  boxSlice: number,
  position: SlicePosition,
  { centerMm, majorHalfMm, minorHalfMm, angle }: PlaneEllipse,
  scale: number,
): EllipseRoi {
  const [mmI, mmJ] = inPlaneSpacing(geometry);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return snapEllipse({
    position,
    sliceIndex: box.min[2] + boxSlice,
    centerIj: [box.min[0] + centerMm[0] / mmI, box.min[1] + centerMm[1] / mmJ],
    majorHalfAxisIj: [(scale * majorHalfMm * cos) / mmI, (scale * majorHalfMm * sin) / mmJ],
    minorHalfAxisIj: [(-scale * minorHalfMm * sin) / mmI, (scale * minorHalfMm * cos) / mmJ],
  });
}

/** Whether every voxel centre inside or on an ellipse belongs to the mask. */
function holdsOnly({ box, voxels }: Mask, boxSlice: number, ellipse: EllipseRoi): boolean {
  const { minI, maxI, minJ, maxJ } = ellipseBounds(ellipse);
  for (let j = minJ; j <= maxJ; j++) {
    for (let i = minI; i <= maxI; i++) {
      if (!ellipseContains(ellipse, i, j)) continue;
      const column = i - box.min[0];
      const row = j - box.min[1];
      const isInBox = column >= 0 && row >= 0 && column < box.size[0] && row < box.size[1];
      if (!isInBox || !voxels[(boxSlice * box.size[1] + row) * box.size[0] + column]) return false;
    }
  }
  return true;
}
