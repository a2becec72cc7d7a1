import type { VolumeGeometry } from '../volume/geometry';
import type { IndexBox } from '../volume/indexBox';
import { cancellousOf, peeledOf, type EditableMask, type Painted } from './editableMask';
import { createMask, trimMask, type Mask } from './mask';
import { growBox, joinBoxes, maskInBox, writeMask } from './maskBoxes';
import { fillHoles, largestComponent } from './maskComponents';
import { signedDistance, type SlicePixels } from './signedDistance';

/**
 * Beyond the outermost corrected slices a correction fades out over this way, mm. Chosen here: a
 * fifth of the height of a lumbar body, so that a correction at mid-height leaves both ends alone.
 */
const FADE_MM = 5;

/** Distances from a border count up to here, mm: half the depth of a lumbar body. */
const FARTHEST_MM = 16;

/**
 * Spreads what a reader painted on some slices to the slices between them and beside them. On each
 * corrected slice the correction is the change of the signed distance from the mask's border;
 * between two corrected slices it is interpolated linearly, beyond the outermost it fades out, and
 * it is added to the distances of the mask before painting (shape-based interpolation, Raya and
 * Udupa, IEEE Trans Med Imaging 1990;9:32-42, of the correction instead of the shape: what nobody
 * corrected keeps its shape). Holes are filled, unless the reader painted out a voxel of them, and
 * only the largest part is kept. Without anything painted, the mask as it is.
 *
 * The slices are those of the axis of the grid that the reader painted on: along which the painted
 * voxels fill the fewest mm, K where two are equal.
 */
export function refillMask(geometry: VolumeGeometry, editable: EditableMask): EditableMask {
  const { painted } = editable;
  if (!painted) return editable;
  const peeled = peeledOf(geometry, editable);
  const corrected = cancellousOf(geometry, editable);
  const axis = axisOfPainting(geometry, painted);
  const box = growBox(geometry, joinBoxes(peeled.box, corrected.box), FADE_MM);
  const spread = spreadCorrections(geometry, {
    box,
    axis,
    before: maskInBox(peeled, box),
    after: maskInBox(corrected, box),
    slices: slicesOf(painted, axis),
  });
  const refilled = largestComponent(fillHoles(trimMask(spread), painted.removed));
  return { ...editable, painted: paintedBetween(peeled, refilled, painted) };
}

type Axis = 0 | 1 | 2;

/** The indices along an axis at which something is painted, ascending. */
function slicesOf({ added, removed }: Painted, axis: Axis): readonly number[] {
  const found = new Set<number>();
  for (const { box, voxels } of [added, removed]) {
    const stride = [1, box.size[0], box.size[0] * box.size[1]][axis]!;
    for (let offset = 0; offset < voxels.length; offset++) {
      if (voxels[offset]) found.add(box.min[axis] + (Math.floor(offset / stride) % box.size[axis]));
    }
  }
  return [...found].sort((a, b) => a - b);
}

function axisOfPainting({ spacing }: VolumeGeometry, painted: Painted): Axis {
  const filledMm = (axis: Axis) => slicesOf(painted, axis).length * spacing[axis];
  return ([2, 1, 0] as const).reduce((best, axis) =>
    filledMm(axis) < filledMm(best) - 1e-6 ? axis : best,
  );
}

/** A mask before and after correction in one box, and the slices of an axis that were corrected. */
interface Correction {
  readonly box: IndexBox;
  readonly axis: Axis;
  readonly before: Mask;
  readonly after: Mask;
  /** Indices of the whole grid, ascending, at least one. */
  readonly slices: readonly number[];
}

function spreadCorrections(geometry: VolumeGeometry, correction: Correction): Mask {
  const { box, axis, before, after, slices } = correction;
  const layout = layoutOf(geometry, box, axis);
  const distances = (mask: Mask, slice: number, wanted?: Float32Array) =>
    signedDistance(pixelsAt(mask, layout, slice), layout.spacing, FARTHEST_MM, wanted);
  const changes = slices.map((slice) => {
    const change = distances(after, slice);
    addShare(change, distances(before, slice), -1);
    return change;
  });
  const result = after.voxels.slice();
  for (let slice = box.min[axis]; slice < box.min[axis] + box.size[axis]; slice++) {
    if (slices.includes(slice)) continue;
    const shares = sharesAt(slice, slices, geometry.spacing[axis]);
    if (shares.length === 0) continue;
    const change = new Float32Array(layout.columns * layout.rows);
    for (const { index, share } of shares) addShare(change, changes[index]!, share);
    const uncorrected = distances(before, slice, change);
    forEachPixel(layout, slice, (offset, n) => {
      if (change[n] !== 0) result[offset] = uncorrected[n]! + change[n]! >= 0 ? 1 : 0;
    });
  }
  return createMask(box, result);
}

function addShare(sums: Float32Array, added: Float32Array, share: number): void {
  for (let n = 0; n < sums.length; n++) sums[n]! += share * added[n]!;
}

/** How the slices across an axis lie in the voxels of a box. */
interface SliceLayout {
  readonly columns: number;
  readonly rows: number;
  /** Of columns and rows, mm. */
  readonly spacing: readonly [number, number];
  /** Voxels from one column, row and slice to the next. */
  readonly toColumn: number;
  readonly toRow: number;
  readonly toSlice: number;
  /** Index of the box's first slice in the whole grid. */
  readonly firstSlice: number;
}

function layoutOf({ spacing }: VolumeGeometry, { min, size }: IndexBox, axis: Axis): SliceLayout {
  const [across, over] = ([0, 1, 2] as const).filter((other) => other !== axis) as [0 | 1, 1 | 2];
  const strides = [1, size[0], size[0] * size[1]] as const;
  return {
    columns: size[across],
    rows: size[over],
    spacing: [spacing[across], spacing[over]],
    toColumn: strides[across],
    toRow: strides[over],
    toSlice: strides[axis],
    firstSlice: min[axis],
  };
}

/** Visits the pixels of a slice: the offset in the box and the number in the slice. */
function forEachPixel(
  { columns, rows, toColumn, toRow, toSlice, firstSlice }: SliceLayout,
  slice: number,
  visit: (offset: number, pixel: number) => void,
): void {
  const start = (slice - firstSlice) * toSlice;
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, pixel++) {
      visit(start + row * toRow + column * toColumn, pixel);
    }
  }
}

function pixelsAt({ voxels }: Mask, layout: SliceLayout, slice: number): SlicePixels {
  const { columns, rows, toColumn, toRow, toSlice, firstSlice } = layout;
  if (toColumn === 1 && toRow === columns) {
    const start = (slice - firstSlice) * toSlice;
    return { columns, rows, pixels: voxels.subarray(start, start + toSlice) };
  }
  const pixels = new Uint8Array(columns * rows);
  forEachPixel(layout, slice, (offset, pixel) => (pixels[pixel] = voxels[offset]!));
  return { columns, rows, pixels };
}

/** How much of which corrections a slice takes: those of the next corrected slices on both sides. */
function sharesAt(
  slice: number,
  slices: readonly number[],
  spacing: number,
): readonly { readonly index: number; readonly share: number }[] {
  const next = slices.findIndex((corrected) => corrected > slice);
  const before = next < 0 ? slices.length - 1 : next - 1;
  if (next > 0) {
    const share = (slice - slices[before]!) / (slices[next]! - slices[before]!);
    return [
      { index: before, share: 1 - share },
      { index: next, share },
    ];
  }
  const index = next < 0 ? before : next;
  const share = 1 - (Math.abs(slice - slices[index]!) * spacing) / FADE_MM;
  return share > 0 ? [{ index, share }] : [];
}

/** What has to be painted to get from one mask to another; what was painted before stays painted. */
function paintedBetween(peeled: Mask, wanted: Mask, before: Painted): Painted {
  const box = [wanted.box, before.added.box, before.removed.box].reduce(joinBoxes, peeled.box);
  const inWanted = maskInBox(wanted, box).voxels;
  const added = maskInBox(before.added, box).voxels;
  const removed = maskInBox(before.removed, box).voxels;
  writeMask(removed, box, peeled, 1);
  const inPeeled = maskInBox(peeled, box).voxels;
  for (let offset = 0; offset < inWanted.length; offset++) {
    added[offset] = inWanted[offset] && (added[offset] || !inPeeled[offset]) ? 1 : 0;
    removed[offset] = removed[offset] && !inWanted[offset] ? 1 : 0;
  }
  return {
    added: trimMask(createMask(box, added)),
    removed: trimMask(createMask(box, removed)),
  };
}
