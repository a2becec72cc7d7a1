import {
  cancellousOf,
  createMask,
  editableMaskOf,
  paintStroke,
  selectCancellous,
  withPeel,
  type EditableMask,
  type Mask,
  type Stroke,
  type Vec3,
  type VolumeGeometry,
} from '../../../src';
import { AXIAL, gridAbout, OBLIQUE } from '../../support/grid';
import { gridMask } from '../../support/gridMask';
import { holds, voxelsOf } from '../../support/maskOverlap';
import { ijkToLps, lpsToIjk } from '../../../src/volume/geometry';
import { dot, length, subtract } from '../../../src/volume/vector';
import { blockMask } from '../../support/reading';

const unitGrid: VolumeGeometry = {
  dimensions: [12, 12, 5],
  spacing: [1, 1, 1],
  origin: [0, 0, 0],
  direction: AXIAL,
};
const K: Vec3 = [0, 0, 1];

const stroke = (pointsLps: readonly Vec3[], changes: Partial<Stroke> = {}): Stroke => ({
  pointsLps,
  radiusMm: 1,
  normalLps: K,
  erase: false,
  ...changes,
});

/** A mask drawn by hand, so without a peel. */
const drawn = (geometry: VolumeGeometry, cancellous: Mask): EditableMask =>
  editableMaskOf(geometry, { cancellous, peelMm: 0 });

/** A slice of a mask as rows of 0 and 1, over the whole grid. */
const rowsOf = ({ dimensions }: VolumeGeometry, mask: Mask, k: number): string[] =>
  Array.from({ length: dimensions[1] }, (_, j) =>
    Array.from({ length: dimensions[0] }, (__, i) => (holds(mask, [i, j, k]) ? 1 : 0)).join(''),
  );

describe('a stroke', () => {
  const block = drawn(unitGrid, blockMask([1, 1, 1], [2, 2, 3]));

  it('paints a capsule of the radius, in the one slice that is looked at', () => {
    const painted = paintStroke(
      unitGrid,
      block,
      stroke([
        [5, 5, 2],
        [8, 5, 2],
      ]),
      [],
    );
    const mask = cancellousOf(unitGrid, painted);
    expect(rowsOf(unitGrid, mask, 2)).toEqual([
      '000000000000',
      '011000000000',
      '011000000000',
      '000000000000',
      '000001111000',
      '000011111100',
      '000001111000',
      '000000000000',
      '000000000000',
      '000000000000',
      '000000000000',
      '000000000000',
    ]);
    for (const k of [1, 3]) {
      expect(rowsOf(unitGrid, mask, k)[5]).toBe('000000000000');
      expect(rowsOf(unitGrid, mask, k)[1]).toBe('011000000000');
    }
  });

  it('takes both slices of a plane that lies half way between them', () => {
    const mask = cancellousOf(unitGrid, paintStroke(unitGrid, block, stroke([[7, 7, 1.5]]), []));
    expect([0, 1, 2, 3].map((k) => holds(mask, [7, 7, k]))).toEqual([false, true, true, false]);
  });

  it('paints a ball where there is no plane', () => {
    const { normalLps, ...ball } = stroke([[7, 7, 2]]);
    const mask = cancellousOf(unitGrid, paintStroke(unitGrid, block, ball, []));
    const added = voxelsOf(mask).filter(([i]) => i > 3);
    expect(added).toHaveLength(7);
    expect(holds(mask, [7, 7, 1]) && holds(mask, [7, 7, 3])).toBe(true);
  });

  it('erases, and paints back what was erased', () => {
    const at = stroke([[1, 1, 2]], { radiusMm: 0.9 });
    const erased = paintStroke(unitGrid, block, { ...at, erase: true }, []);
    expect(holds(cancellousOf(unitGrid, erased), [1, 1, 2])).toBe(false);
    const back = paintStroke(unitGrid, erased, at, []);
    expect(cancellousOf(unitGrid, back)).toEqual(cancellousOf(unitGrid, block));
  });

  it('never takes a voxel of another level', () => {
    const other = blockMask([6, 4, 0], [3, 3, 5]);
    const painted = paintStroke(
      unitGrid,
      block,
      stroke([
        [5, 5, 2],
        [9, 5, 2],
      ]),
      [other],
    );
    const row = rowsOf(unitGrid, cancellousOf(unitGrid, painted), 2)[5];
    expect(row).toBe('000011000110');
    // Erasing is of this level only anyway.
    const erase = stroke([[1, 1, 2]], { erase: true });
    const erased = paintStroke(unitGrid, block, erase, [blockMask([0, 0, 0], [12, 12, 5])]);
    expect(holds(cancellousOf(unitGrid, erased), [1, 1, 2])).toBe(false);
  });

  it('that changes nothing gives the same mask', () => {
    expect(paintStroke(unitGrid, block, stroke([[1, 1, 2]], { radiusMm: 0.4 }), [])).toBe(block);
    expect(paintStroke(unitGrid, block, stroke([[9, 9, 2]], { erase: true }), [])).toBe(block);
    expect(paintStroke(unitGrid, block, stroke([]), [])).toBe(block);
  });

  it('may leave the grid', () => {
    const out = stroke([
      [10, 10, 2],
      [40, 10, 2],
    ]);
    const mask = cancellousOf(unitGrid, paintStroke(unitGrid, block, out, []));
    expect(rowsOf(unitGrid, mask, 2)[10]).toBe('000000000111');
  });

  it('of a brush smaller than a voxel leaves a line without a gap', () => {
    const thick = gridAbout([0, 0, 0], [20, 20, 20], [1, 1, 5], AXIAL);
    const start = drawn(thick, blockMask([0, 0, 0], [1, 1, 1]));
    const [a, b] = [ijkToLps(thick, [4, 4, 0]), ijkToLps(thick, [4, 4, 3])];
    const sagittal = stroke([a, b], { radiusMm: 0.2, normalLps: [1, 0, 0] });
    const mask = cancellousOf(thick, paintStroke(thick, start, sagittal, []));
    for (const k of [0, 1, 2, 3]) expect(holds(mask, [4, 4, k])).toBe(true);
  });

  it('leaves what it is given', () => {
    const input = paintStroke(unitGrid, block, stroke([[5, 5, 2]]), []);
    const before = structuredClone(input);
    paintStroke(unitGrid, input, stroke([[6, 5, 2]], { radiusMm: 3 }), []);
    paintStroke(unitGrid, input, stroke([[5, 5, 2]], { radiusMm: 3, erase: true }), []);
    expect(input).toEqual(before);
  });
});

describe('what is painted', () => {
  const body = gridMask(
    Array<string>(9).fill(Array<string>(9).fill('111111111').join('\n')),
    [1, 1, 1],
  );
  const geometry = { ...unitGrid, dimensions: [12, 12, 12] as const };
  const cancellous = selectCancellous(geometry, body, 3);
  const editable = editableMaskOf(geometry, { body, peelMm: 3, cancellous });

  it('stays painted at another peel', () => {
    const added = paintStroke(geometry, editable, stroke([[5, 2, 5]]), []);
    const both = paintStroke(geometry, added, stroke([[5, 5, 5]], { erase: true }), []);
    for (const peelMm of [0, 2, 4]) {
      const mask = cancellousOf(geometry, withPeel(both, peelMm));
      expect(holds(mask, [5, 2, 5])).toBe(true);
      expect(holds(mask, [5, 5, 5])).toBe(false);
    }
  });

  it('keeps the mask before painting, which a level hands back', () => {
    const painted = paintStroke(geometry, editable, stroke([[5, 2, 5]]), []);
    const level = { ...painted, cancellous: cancellousOf(geometry, painted) };
    const again = editableMaskOf(geometry, level);
    expect(again).toEqual(painted);
    expect(cancellousOf(geometry, again)).toEqual(level.cancellous);
  });
});

test('a disc on an oblique plane of an oblique stack has no gap and is as thin as a voxel', () => {
  const geometry = gridAbout([0, 0, 0], [40, 40, 40], [0.8, 0.7, 1.5], OBLIQUE);
  const normalLps: Vec3 = [0.48, 0.6, 0.64];
  const empty = drawn(geometry, createMask({ min: [1, 1, 1], size: [1, 1, 1] }, new Uint8Array(1)));
  const pointsLps: readonly Vec3[] = [[0, 0, 0]];
  const painted = paintStroke(geometry, empty, stroke(pointsLps, { radiusMm: 6, normalLps }), []);
  const mask = cancellousOf(geometry, painted);
  for (const index of voxelsOf(mask)) {
    const lps = ijkToLps(geometry, index);
    expect(Math.abs(dot(lps, normalLps))).toBeLessThan(1.5);
    expect(length(lps)).toBeLessThan(6.3);
  }
  // Any point of the disc lies in a voxel of the mask.
  for (let n = 0; n < 200; n++) {
    const raw: Vec3 = [Math.sin(n) * 5, Math.cos(2 * n) * 5, Math.sin(3 * n) * 5];
    const inPlane = subtract(
      raw,
      normalLps.map((each) => each * dot(raw, normalLps)) as unknown as Vec3,
    );
    // Half a voxel within the rim: voxels there have their centre outside of it.
    if (length(inPlane) > 5) continue;
    expect(holds(mask, lpsToIjk(geometry, inPlane).map(Math.round) as unknown as Vec3)).toBe(true);
  }
});
