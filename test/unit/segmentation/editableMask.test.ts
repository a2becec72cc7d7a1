import { messageText } from '../../../src/messages/message';
import {
  cancellousOf,
  countVoxels,
  createMask,
  editableMaskOf,
  editBox,
  growMask,
  segmentVertebralBody,
  selectCancellous,
  withPeel,
  type Mask,
  type Vec3,
} from '../../../src';
import { columnOfBodies, renderPhantom } from '../../support/bodyPhantom';
import { editedBody, EDIT_GRIDS } from '../../support/editedBody';
import { AXIAL, gridAbout } from '../../support/grid';
import { gridMask } from '../../support/gridMask';
import { blockMask } from '../../support/reading';
import { holds, voxelsOf } from '../../support/maskOverlap';

const gridOf = (spacing: Vec3) => ({
  dimensions: [30, 30, 30] as const,
  spacing,
  origin: [0, 0, 0] as const,
  direction: AXIAL,
});

describe('growMask', () => {
  it('takes the voxels that are nearer than the distance, measured from centre to block', () => {
    const point = gridMask(['1'], [10, 10, 10]);
    const grown = growMask(gridOf([1, 1, 1]), point, 1);
    // 0.5 mm to the six next blocks, 0.71 to those at edges, 0.87 to those at corners.
    expect(grown).toEqual(blockMask([9, 9, 9], [3, 3, 3]));
    expect(countVoxels(growMask(gridOf([1, 1, 1]), point, 0.8))).toBe(27 - 8);
    expect(countVoxels(growMask(gridOf([1, 1, 1]), point, 0.6))).toBe(7);
  });

  it('agrees with all distances, tried one by one, where the spacing differs', () => {
    const spacing: Vec3 = [0.7, 0.9, 1.3];
    const mask = createMask(
      { min: [8, 9, 10], size: [5, 4, 3] },
      Uint8Array.from({ length: 60 }, (_, n) => (Math.sin(n * n) > 0.3 ? 1 : 0)),
    );
    const near = (index: Vec3) =>
      voxelsOf(mask).some((seed) => {
        const ways = seed.map(
          (at, axis) => Math.max(0, Math.abs(at - index[axis]!) - 0.5) * spacing[axis]!,
        );
        return Math.hypot(...ways) < 2.2;
      });
    const all = voxelsOf(blockMask([0, 0, 0], [25, 25, 25]));
    expect(voxelsOf(growMask(gridOf(spacing), mask, 2.2))).toEqual(all.filter(near));
  });

  it('stays within the grid, and leaves a mask as it is by 0 mm', () => {
    const corner = gridMask(['11', '11'], [0, 0, 0]);
    const grown = growMask(gridOf([1, 1, 1]), corner, 1);
    expect(grown.box.min).toEqual([0, 0, 0]);
    const before = corner.voxels.slice();
    expect(growMask(gridOf([1, 1, 1]), corner, 0)).toEqual(corner);
    expect(corner.voxels).toEqual(before);
  });

  it.each(EDIT_GRIDS)('undoes a peel on %s: peeled again, the mask is the same', (_, ...grid) => {
    const { geometry, editable } = editedBody(...grid);
    const cancellous = cancellousOf(geometry, editable);
    const grown = growMask(geometry, cancellous, editable.peelMm);
    expect(selectCancellous(geometry, grown, editable.peelMm)).toEqual(cancellous);
    // Only corners and rims that the peel rounded off stay away.
    expect(countVoxels(grown)).toBeGreaterThan(0.93 * countVoxels(editable.body));
  });
});

describe('a mask that is not edited', () => {
  it('is the one that was found, also where slices are thick', () => {
    const geometry = gridAbout([0.3, 4.2, 0.7], [104, 104, 116], [1, 1, 3], AXIAL);
    const volume = renderPhantom(geometry, { bodies: columnOfBodies([0, 0, 0], 3) });
    const found = segmentVertebralBody(volume, [0, 0, 0]);
    if (found.status !== 'segmented') throw new Error(messageText(found.message));
    const { body, cancellous } = found;
    // Otherwise the case proves nothing.
    expect(cancellous).not.toEqual(selectCancellous(geometry, body, 3));
    const measured = editableMaskOf(geometry, { cancellous, body, peelMm: 3 });
    expect(cancellousOf(geometry, measured)).toEqual(cancellous);
    const restored = editableMaskOf(geometry, { cancellous, peelMm: 3 });
    expect(cancellousOf(geometry, restored)).toEqual(cancellous);
    // At other peels it stays within what was found, and comes back to it.
    const [less, more] = [withPeel(measured, 2), withPeel(measured, 3.5)];
    expect(countVoxels(cancellousOf(geometry, more))).toBeLessThan(countVoxels(cancellous));
    expect(countVoxels(cancellousOf(geometry, less))).toBeGreaterThan(countVoxels(cancellous));
    for (const index of voxelsOf(cancellousOf(geometry, more))) {
      expect(holds(cancellous, index)).toBe(true);
    }
    for (const other of [less, more]) {
      expect(cancellousOf(geometry, withPeel(other, 3))).toEqual(cancellous);
    }
  });

  it('is what was drawn by hand, which is its own body', () => {
    const cancellous: Mask = blockMask([5, 5, 5], [4, 4, 4]);
    const editable = editableMaskOf(gridOf([1, 1, 1]), { cancellous, peelMm: 0 });
    expect(editable.body).toEqual(cancellous);
    expect(cancellousOf(gridOf([1, 1, 1]), editable)).toEqual(cancellous);
  });
});

describe('the peel of a mask', () => {
  const { geometry, editable } = editedBody(...([[1, 1, 1], AXIAL] as const));

  it('takes off of the body what the peel says', () => {
    for (const peelMm of [0, 2, 4.5]) {
      const peeled = cancellousOf(geometry, withPeel(editable, peelMm));
      expect(peeled).toEqual(selectCancellous(geometry, editable.body, peelMm));
    }
  });

  it('leaves what is painted', () => {
    const painted = {
      added: blockMask([3, 3, 3], [2, 1, 1]),
      removed: blockMask([30, 30, 30], [1, 1, 1]),
    };
    const mask = cancellousOf(geometry, withPeel({ ...editable, painted }, 5));
    expect(mask.box.min).toEqual([3, 3, 3]);
    const without = selectCancellous(geometry, editable.body, 5);
    expect(countVoxels(mask)).toBe(countVoxels(without) + 2 - 1);
  });

  it('may leave nothing', () => {
    expect(countVoxels(cancellousOf(geometry, withPeel(editable, 40)))).toBe(0);
  });
});

test('the box of an edit holds the body with a margin in mm, within the grid', () => {
  const geometry = gridOf([0.5, 1, 2]);
  const body = blockMask([10, 10, 10], [4, 4, 4]);
  expect(editBox(geometry, { body, peelMm: 0 }, 2)).toEqual({ min: [6, 8, 9], size: [12, 8, 6] });
  expect(editBox(geometry, { body, peelMm: 0 }, 100)).toEqual({
    min: [0, 0, 0],
    size: [30, 30, 30],
  });
});
