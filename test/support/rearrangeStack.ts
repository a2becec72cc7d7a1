import { createMask, trimMask, type Mask } from '../../src/segmentation/mask';
import { createCtVolume, offsetInBox, type CtVolume } from '../../src/volume/ctVolume';
import {
  createVolumeGeometry,
  ijkToLps,
  type Direction,
  type VolumeGeometry,
} from '../../src/volume/geometry';
import { scale, type Vec3 } from '../../src/volume/vector';

type Axis = 0 | 1 | 2;

/** The same voxels stored in another order: where each axis of the new grid runs in the old one. */
export interface Rearrangement {
  /** The old axis along which the new I, J, K run. */
  readonly axes: readonly [Axis, Axis, Axis];
  /** Whether the new I, J, K run against that old axis. */
  readonly reversed: readonly [boolean, boolean, boolean];
}

const ORDERS: readonly (readonly [Axis, Axis, Axis])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** All 48 ways to store a stack: every order of its axes, each axis forward or backward. */
export const ALL_REARRANGEMENTS: readonly Rearrangement[] = ORDERS.flatMap((axes) =>
  Array.from({ length: 8 }, (_, bits) => ({
    axes,
    reversed: [(bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0] as const,
  })),
);

/** A rearrangement in a few characters for the title of a test: `+J -I +K`. */
export function nameOf({ axes, reversed }: Rearrangement): string {
  return axes.map((axis, n) => `${reversed[n] ? '-' : '+'}${'IJK'[axis]}`).join(' ');
}

/** The grid whose voxels lie where those of `geometry` lie, in another order. */
export function rearrangeGeometry(
  { dimensions, spacing, direction, origin }: VolumeGeometry,
  { axes, reversed }: Rearrangement,
): VolumeGeometry {
  const corner: [number, number, number] = [0, 0, 0];
  axes.forEach((axis, n) => {
    if (reversed[n]) corner[axis] = dimensions[axis] - 1;
  });
  return createVolumeGeometry({
    dimensions: axes.map((axis) => dimensions[axis]) as unknown as Vec3,
    spacing: axes.map((axis) => spacing[axis]) as unknown as Vec3,
    direction: axes.map((axis, n) =>
      scale(direction[axis], reversed[n] ? -1 : 1),
    ) as unknown as Direction,
    origin: ijkToLps({ dimensions, spacing, direction, origin }, corner),
  });
}

/** A volume of a whole grid with its voxels in another order. */
export function rearrangeVolume(volume: CtVolume, how: Rearrangement): CtVolume {
  const geometry = rearrangeGeometry(volume.geometry, how);
  const box = { min: [0, 0, 0], size: geometry.dimensions } as const;
  const hu = new Int16Array(volume.hu.length);
  copyVoxels(volume.geometry, how, (from, to) => (hu[to] = volume.hu[from]!));
  return createCtVolume({ geometry, box, hu });
}

/** A mask on the grid of `geometry` on the rearranged grid. */
export function rearrangeMask(geometry: VolumeGeometry, mask: Mask, how: Rearrangement): Mask {
  const whole = onWholeGrid(geometry, mask);
  const voxels = new Uint8Array(whole.length);
  copyVoxels(geometry, how, (from, to) => (voxels[to] = whole[from]!));
  const size = rearrangeGeometry(geometry, how).dimensions;
  return trimMask(createMask({ min: [0, 0, 0], size }, voxels));
}

/** How many voxels belong to only one of a mask and a mask on the rearranged grid. */
export function countDifferent(
  geometry: VolumeGeometry,
  mask: Mask,
  rearranged: Mask,
  how: Rearrangement,
): number {
  const here = onWholeGrid(geometry, mask);
  const there = onWholeGrid(rearrangeGeometry(geometry, how), rearranged);
  let different = 0;
  copyVoxels(geometry, how, (from, to) => {
    if (here[from] !== there[to]) different++;
  });
  return different;
}

/** Visits every voxel with its offset in the old and in the new order. */
function copyVoxels(
  { dimensions }: VolumeGeometry,
  { axes, reversed }: Rearrangement,
  visit: (from: number, to: number) => void,
): void {
  const strides = [1, dimensions[0], dimensions[0] * dimensions[1]] as const;
  const step = axes.map((axis, n) => (reversed[n] ? -1 : 1) * strides[axis]);
  const first = axes.reduce<number>(
    (sum, axis, n) => sum + (reversed[n] ? (dimensions[axis] - 1) * strides[axis] : 0),
    0,
  );
  const [columns, rows, slices] = axes.map((axis) => dimensions[axis]) as [number, number, number];
  let to = 0;
  for (let k = 0; k < slices; k++) {
    for (let j = 0; j < rows; j++) {
      let from = first + j * step[1]! + k * step[2]!;
      for (let i = 0; i < columns; i++, from += step[0]!) visit(from, to++);
    }
  }
}

function onWholeGrid({ dimensions }: VolumeGeometry, { box, voxels }: Mask): Uint8Array {
  const whole = new Uint8Array(dimensions[0] * dimensions[1] * dimensions[2]);
  const grid = { min: [0, 0, 0], size: dimensions } as const;
  const [columns, rows, slices] = box.size;
  for (let k = 0, source = 0; k < slices; k++) {
    for (let j = 0; j < rows; j++, source += columns) {
      const target = offsetInBox(grid, box.min[0], box.min[1] + j, box.min[2] + k);
      whole.set(voxels.subarray(source, source + columns), target);
    }
  }
  return whole;
}
