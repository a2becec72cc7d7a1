import { isInBox, offsetInBox } from '../volume/ctVolume';
import type { VolumeGeometry } from '../volume/geometry';
import type { IndexBox } from '../volume/indexBox';
import { scale, subtract, type Vec3 } from '../volume/vector';
import { rasterizeBody, type BodyModel } from './bodyModel';
import { createMask, trimMask, type Mask } from './mask';
import { selectCancellous } from './selectCancellous';

/** A body and its cancellous bone on the grid of the CT. */
export interface BodyMasks {
  readonly body: Mask;
  readonly cancellous: Mask;
}

/**
 * Where voxels are coarser (mm), the peel is also measured from the surface itself: faces of
 * 2-3 mm slices lie up to half a slice off it, which would let endplate into the cancellous mask.
 */
export const FINE_MM = 1.1;

/**
 * How far (mm) along an axis cancellous bone keeps from the surface, by the size of a voxel along
 * it. Chosen here: half a voxel, for what it averages, and from 2.5 mm on also for the place of an
 * endplate between thick slices, which in 5 mm may be off by a whole one; up to 3 mm the peel of
 * 3 mm is enough.
 */
const clearMm = (spacingMm: number): number => Math.max(spacingMm / 2, 2.5 * (spacingMm - 2));

/**
 * The voxels whose centre lies inside a body, and those of its cancellous bone: their centre lies
 * at least `peelMm` (mm, Euclidean) inside the body's surface and inside the faces of its voxels,
 * as after an edit, and between thick slices at least `clearMm` inside its surface.
 */
export function masksOfBody(geometry: VolumeGeometry, model: BodyModel, peelMm: number): BodyMasks {
  const parts = geometry.spacing.map(partsOf) as unknown as Vec3;
  const fine = divideVoxels(geometry, parts);
  const fineBody = rasterizeBody(fine, model);
  const body = middleParts(fineBody, parts);
  const withinVoxels = selectCancellous(geometry, body, peelMm);
  if (parts.every((part) => part === 1)) return { body, cancellous: withinVoxels };
  const deep = selectCancellous(fine, fineBody, peelMm);
  // In units of what is kept along each axis, a sphere of 1 is the ellipsoid to be kept.
  const inUnits = fine.spacing.map((mm, axis) => mm / clearMm(geometry.spacing[axis]!));
  const clear = selectCancellous({ ...fine, spacing: inUnits as unknown as Vec3 }, fineBody, 1);
  const withinSurface = middleParts(intersect(deep, clear), parts);
  return { body, cancellous: intersect(withinVoxels, withinSurface) };
}

/** The voxels that two masks share. */
function intersect(a: Mask, b: Mask): Mask {
  const [columns, rows, slices] = a.box.size;
  const voxels = new Uint8Array(a.voxels.length);
  let offset = 0;
  for (let k = 0; k < slices; k++) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++, offset++) {
        if (!a.voxels[offset]) continue;
        const [x, y, z] = [a.box.min[0] + i, a.box.min[1] + j, a.box.min[2] + k];
        if (isInBox(b.box, x, y, z)) voxels[offset] = b.voxels[offsetInBox(b.box, x, y, z)]!;
      }
    }
  }
  return trimMask(createMask(a.box, voxels));
}

/** An odd number of parts, so that the middle one shares the voxel's centre. */
function partsOf(spacingMm: number): number {
  return 2 * Math.ceil((spacingMm / FINE_MM - 1) / 2) + 1;
}

function divideVoxels(geometry: VolumeGeometry, parts: Vec3): VolumeGeometry {
  const { dimensions, spacing, origin, direction } = geometry;
  const divided = (values: Vec3, by: (value: number, part: number) => number): Vec3 => [
    by(values[0], parts[0]),
    by(values[1], parts[1]),
    by(values[2], parts[2]),
  ];
  const fineSpacing = divided(spacing, (mm, part) => mm / part);
  let fineOrigin = origin;
  direction.forEach((axis, n) => {
    const toFirst = (spacing[n]! - fineSpacing[n]!) / 2;
    fineOrigin = subtract(fineOrigin, scale(axis, toFirst));
  });
  return {
    dimensions: divided(dimensions, (count, part) => count * part),
    spacing: fineSpacing,
    origin: fineOrigin,
    direction,
  };
}

/** The voxels of the undivided grid whose middle part belongs to a mask of the divided one. */
function middleParts({ box, voxels }: Mask, parts: Vec3): Mask {
  const along = (axis: 0 | 1 | 2) => {
    const half = (parts[axis] - 1) / 2;
    const first = Math.ceil((box.min[axis] - half) / parts[axis]);
    const last = Math.floor((box.min[axis] + box.size[axis] - 1 - half) / parts[axis]);
    return {
      first,
      count: Math.max(0, last - first + 1),
      skip: first * parts[axis] + half - box.min[axis],
    };
  };
  const [i, j, k] = [along(0), along(1), along(2)];
  const coarse: IndexBox = { min: [i.first, j.first, k.first], size: [i.count, j.count, k.count] };
  const out = new Uint8Array(i.count * j.count * k.count);
  let target = 0;
  for (let slice = 0; slice < k.count; slice++) {
    for (let row = 0; row < j.count; row++) {
      let source =
        ((k.skip + slice * parts[2]) * box.size[1] + j.skip + row * parts[1]) * box.size[0] +
        i.skip;
      for (let column = 0; column < i.count; column++, source += parts[0]) {
        out[target++] = voxels[source]!;
      }
    }
  }
  return trimMask(createMask(coarse, out));
}
