import type { Mask } from '../../src/segmentation/mask';
import type { Vec3 } from '../../src/volume/vector';
import { voxelsOf } from '../support/maskOverlap';

/** The sides of a body in an axial series whose columns run to the patient's left. */
export const SIDES = ['right', 'left', 'anterior', 'posterior', 'inferior', 'superior'] as const;
export type Side = (typeof SIDES)[number];

/** The axis of a side and whether it lies at the high indices of it. */
const END_OF_SIDE: Readonly<Record<Side, readonly [axis: 0 | 1 | 2, end: 0 | 1]>> = {
  right: [0, 0],
  left: [0, 1],
  anterior: [1, 0],
  posterior: [1, 1],
  inferior: [2, 0],
  superior: [2, 1],
};

/**
 * Lines along an axis meet a side well in the middle of it: this share of a mask's extent, so
 * that neither the rims nor the roots of the pedicles count as the side.
 */
const MIDDLE_SHARE = 0.6;

/** An outermost voxel of a mask on a side, and the step (IJK) that leads out of the mask there. */
export interface OuterVoxel {
  readonly voxel: Vec3;
  readonly outward: Vec3;
}

/** The outermost voxels of a mask in the lines that meet a side within the middle of `extent`. */
export function outerVoxels(mask: Mask, side: Side, extent: Mask): readonly OuterVoxel[] {
  const [axis, end] = END_OF_SIDE[side];
  const outermost = new Map<string, Vec3>();
  for (const voxel of voxelsOf(mask)) {
    if (!isInMiddle(voxel, axis, extent)) continue;
    const line = lineOf(voxel, axis);
    const so = outermost.get(line);
    if (!so || (end === 1) === voxel[axis] > so[axis]) outermost.set(line, voxel);
  }
  const outward: [number, number, number] = [0, 0, 0];
  outward[axis] = end === 1 ? 1 : -1;
  return [...outermost.values()].map((voxel) => ({ voxel, outward }));
}

/** Mean and SD (mm) of how far a mask reaches beyond another on a side; negative is short of it. */
export interface SideDifference {
  readonly meanMm: number;
  readonly sdMm: number;
}

/**
 * How far `mask` reaches beyond `reference` on a side, line by line; lines that miss one of them
 * are left out, and without any line both figures are 0.
 */
export function sideDifference(
  mask: Mask,
  reference: Mask,
  side: Side,
  spacing: Vec3,
): SideDifference {
  const [axis] = END_OF_SIDE[side];
  const own = new Map(
    outerVoxels(mask, side, reference).map(({ voxel }) => [lineOf(voxel, axis), voxel[axis]]),
  );
  const beyondMm = outerVoxels(reference, side, reference).flatMap(({ voxel, outward }) => {
    const reached = own.get(lineOf(voxel, axis));
    return reached === undefined ? [] : [(reached - voxel[axis]) * outward[axis] * spacing[axis]];
  });
  if (beyondMm.length === 0) return { meanMm: 0, sdMm: 0 };
  const meanMm = beyondMm.reduce((sum, mm) => sum + mm, 0) / beyondMm.length;
  const squares = beyondMm.reduce((sum, mm) => sum + (mm - meanMm) ** 2, 0);
  return { meanMm, sdMm: Math.sqrt(squares / beyondMm.length) };
}

/**
 * Area (mm2) of a mask's smooth surface: two thirds of that of its outer faces, since over all
 * directions the faces of a plane are 3/2 of it.
 */
export function surfaceAreaMm2(mask: Mask, spacing: Vec3): number {
  const inside = new Set(voxelsOf(mask).map((voxel) => voxel.join()));
  let area = 0;
  for (const voxel of voxelsOf(mask)) {
    for (const axis of [0, 1, 2] as const) {
      const faceMm2 = (spacing[0] * spacing[1] * spacing[2]) / spacing[axis];
      for (const step of [-1, 1]) {
        const next: [number, number, number] = [voxel[0], voxel[1], voxel[2]];
        next[axis] += step;
        if (!inside.has(next.join())) area += faceMm2;
      }
    }
  }
  return (2 / 3) * area;
}

function lineOf(voxel: Vec3, axis: 0 | 1 | 2): string {
  return voxel.filter((_, other) => other !== axis).join();
}

function isInMiddle(voxel: Vec3, axis: 0 | 1 | 2, { box: { min, size } }: Mask): boolean {
  return ([0, 1, 2] as const).every(
    (other) =>
      other === axis ||
      Math.abs(voxel[other] - min[other] - (size[other] - 1) / 2) <=
        (MIDDLE_SHARE * size[other]) / 2,
  );
}
