import {
  cancellousOf,
  countVoxels,
  editableMaskOf,
  paintStroke,
  refillMask,
  type EditableMask,
  type Mask,
  type Stroke,
  type Vec3,
} from '../../../src';
import { AXIAL, gridAbout } from '../../support/grid';
import { dice, holds } from '../../support/maskOverlap';
import { editedBody } from '../../support/editedBody';
import { blockMask } from '../../support/reading';

/** Voxels of 1 mm, their centres at whole numbers from 0. */
const geometry = gridAbout([29.5, 29.5, 29.5], [60, 60, 60], [1, 1, 1], AXIAL);

/** A block by hand: I 20-39, J 20-39, K 10-39. */
const block: EditableMask = editableMaskOf(geometry, {
  cancellous: blockMask([20, 20, 10], [20, 20, 30]),
  peelMm: 0,
});

/** A bar of `width` voxels along J beyond the right side (I = 39) of the block, painted or erased. */
const bar = (editable: EditableMask, k: number, fromI: number, toI: number, erase = false) => {
  let result = editable;
  for (let i = fromI; i <= toI; i++) {
    const stroke: Stroke = {
      pointsLps: [
        [i, 20, k],
        [i, 39, k],
      ],
      radiusMm: 0.4,
      normalLps: [0, 0, 1],
      erase,
    };
    result = paintStroke(geometry, result, stroke, []);
  }
  return result;
};

/** How far the block reaches along I in a slice, in the middle of J. */
const reach = (mask: Mask, k: number): number => {
  let i = 30;
  while (holds(mask, [i + 1, 30, k])) i++;
  return i;
};

describe('refillMask', () => {
  it('interpolates linearly between two corrected slices', () => {
    const corrected = bar(bar(block, 20, 40, 41), 28, 40, 49);
    const mask = cancellousOf(geometry, refillMask(geometry, corrected));
    expect([20, 22, 24, 26, 28].map((k) => reach(mask, k))).toEqual([41, 43, 45, 47, 49]);
  });

  it('fades out beyond the outermost corrected slices, over 5 mm', () => {
    const corrected = bar(block, 25, 40, 44);
    const mask = cancellousOf(geometry, refillMask(geometry, corrected));
    expect([25, 26, 27, 28, 29, 30, 31].map((k) => reach(mask, k))).toEqual([
      44, 43, 42, 41, 40, 39, 39,
    ]);
    expect([24, 23, 20].map((k) => reach(mask, k))).toEqual([43, 42, 39]);
  });

  it('spreads what was erased as well', () => {
    const corrected = bar(bar(block, 20, 36, 39, true), 26, 36, 39, true);
    const mask = cancellousOf(geometry, refillMask(geometry, corrected));
    for (const k of [20, 22, 24, 26]) expect(reach(mask, k)).toBe(35);
    expect(reach(mask, 32)).toBe(39);
  });

  it('grows from nothing into the outlines between two painted slices', () => {
    const start = editableMaskOf(geometry, {
      cancellous: blockMask([0, 0, 0], [1, 1, 1]),
      peelMm: 0,
    });
    const square = (editable: EditableMask, k: number) => bar(editable, k, 25, 35);
    const corrected = square(square(start, 20), 26);
    const mask = cancellousOf(geometry, refillMask(geometry, corrected));
    for (const k of [20, 22, 23, 26]) {
      expect([25, 35].every((i) => holds(mask, [i, 30, k]))).toBe(true);
      expect([24, 36].some((i) => holds(mask, [i, 30, k]))).toBe(false);
    }
    // The single voxel was the smaller part.
    expect(holds(mask, [0, 0, 0])).toBe(false);
  });

  it('keeps what a corrected slice shows, and the shape where nobody corrected', () => {
    const { geometry: grid, editable, toLps } = editedBody([0.7, 0.7, 1], AXIAL);
    const stroke: Stroke = {
      pointsLps: [toLps([-8, -14, 0]), toLps([8, -14, 0])],
      radiusMm: 3,
      normalLps: [0, 0, 1],
      erase: false,
    };
    const corrected = paintStroke(grid, editable, stroke, []);
    const slice = corrected.painted!.added.box.min[2];
    const [before, after, refilled] = [editable, corrected, refillMask(grid, corrected)].map(
      (each) => cancellousOf(grid, each),
    ) as [Mask, Mask, Mask];
    expect(slicePart(refilled, slice)).toEqual(slicePart(after, slice));
    expect(countVoxels(refilled)).toBeGreaterThan(countVoxels(after));
    // Most of the body was not corrected: its waist must stay, for the shell lies beyond it.
    expect(dice(refilled, before)).toBeGreaterThan(0.9);
    const far = slice + 7;
    expect(slicePart(refilled, far)).toEqual(slicePart(before, far));
  });

  it('takes the slices that were painted on, whatever their direction', () => {
    const stroke = (i: number): Stroke => ({
      pointsLps: [
        [i, 41, 15],
        [i, 41, 35],
      ],
      radiusMm: 1.4,
      normalLps: [1, 0, 0],
      erase: false,
    });
    const sagittal = [24, 32].reduce(
      (editable, i) => paintStroke(geometry, editable, stroke(i), []),
      block,
    );
    const mask = cancellousOf(geometry, refillMask(geometry, sagittal));
    for (const i of [24, 26, 28, 30, 32]) expect(holds(mask, [i, 41, 25])).toBe(true);
    expect(holds(mask, [28, 41, 10])).toBe(false);
  });

  it('fills holes, but not those that the reader made', () => {
    const hole: Vec3 = [30, 30, 25];
    const dab: Stroke = { pointsLps: [hole], radiusMm: 1, erase: true };
    const erased = paintStroke(geometry, block, dab, []);
    expect(holds(cancellousOf(geometry, refillMask(geometry, erased)), hole)).toBe(false);
    const cancellous = cancellousOf(geometry, erased);
    const withHole = editableMaskOf(geometry, { cancellous, peelMm: 0 });
    const corrected = bar(withHole, 15, 40, 42);
    expect(holds(cancellousOf(geometry, refillMask(geometry, corrected)), hole)).toBe(true);
  });

  it('drops what is not connected with the largest part', () => {
    const island: Stroke = {
      pointsLps: [[5, 5, 25]],
      radiusMm: 2,
      normalLps: [0, 0, 1],
      erase: false,
    };
    const painted = paintStroke(geometry, block, island, []);
    const refilled = refillMask(geometry, painted);
    expect(cancellousOf(geometry, refilled)).toEqual(cancellousOf(geometry, block));
  });

  it('leaves a mask without corrections, and the one that it is given', () => {
    expect(refillMask(geometry, block)).toBe(block);
    const corrected = bar(block, 20, 40, 42);
    const before = structuredClone(corrected);
    refillMask(geometry, corrected);
    expect(corrected).toEqual(before);
  });
});

/** The voxels of a slice of a mask, as text of their indices. */
function slicePart({ box, voxels }: Mask, k: number): readonly string[] {
  const found: string[] = [];
  const perSlice = box.size[0] * box.size[1];
  for (let n = 0; n < perSlice; n++) {
    if (k < box.min[2] || k >= box.min[2] + box.size[2]) break;
    if (!voxels[(k - box.min[2]) * perSlice + n]) continue;
    found.push(`${box.min[0] + (n % box.size[0])} ${box.min[1] + Math.floor(n / box.size[0])}`);
  }
  return found;
}
