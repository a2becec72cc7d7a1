import { cortexBeyondMm } from '../../evaluation/cortexBeyond';
import { sideDifference, SIDES, surfaceAreaMm2 } from '../../evaluation/surfaceDifferences';
import type { Mask } from '../../../src';
import { columnOfBodies, renderPhantom, trueBodyMask } from '../../support/bodyPhantom';
import { AXIAL, gridAbout } from '../../support/grid';
import { gridMask } from '../../support/gridMask';

const PLATE = '11111 \n 11111 \n 11111 \n 11111 \n 11111';
const BOX = [PLATE, PLATE, PLATE, PLATE];

/** The same voxels so many columns (I) further. */
const moved = ({ box, voxels }: Mask, columns: number): Mask => ({
  box: { ...box, min: [box.min[0] + columns, box.min[1], box.min[2]] },
  voxels,
});

describe('sideDifference', () => {
  it('gives the shift of a side along its axis in mm, positive outward', () => {
    const reference = gridMask(BOX, [3, 3, 3]);
    const differences = SIDES.map((side) =>
      sideDifference(moved(reference, 1), reference, side, [2, 1, 3]),
    );
    expect(differences.map(({ meanMm }) => meanMm)).toEqual([-2, 2, 0, 0, 0, 0]);
    expect(differences.map(({ sdMm }) => sdMm)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('leaves out rims: only the middle of a side counts', () => {
    const reference = gridMask(BOX);
    const withoutCorner = gridMask([...BOX.slice(0, 3), PLATE.replace('11111', '01110')]);
    expect(sideDifference(withoutCorner, reference, 'superior', [1, 1, 1]).meanMm).toBe(0);
  });

  it('follows a part of a side with mean and SD', () => {
    const reference = gridMask(BOX);
    const dented = gridMask([...BOX.slice(0, 3), '11111 \n 11111 \n 11011 \n 11111 \n 11111']);
    const { meanMm, sdMm } = sideDifference(dented, reference, 'superior', [1, 1, 1.5]);
    // One of the 3 x 3 middle lines is a voxel short.
    expect(meanMm).toBeCloseTo(-1.5 / 9, 12);
    expect(sdMm).toBeCloseTo(1.5 * Math.sqrt((1 / 9) * (8 / 9)), 12);
  });
});

describe('surfaceAreaMm2', () => {
  it('is two thirds of the outer faces', () => {
    // mm2: two faces each of 5 x 5, 10 x 6 and 5 x 12, since the box is 10 x 5 x 12 mm large.
    expect(surfaceAreaMm2(gridMask(BOX), [2, 1, 3])).toBeCloseTo(
      (2 / 3) * 2 * (10 * 5 + 10 * 12 + 5 * 12),
      9,
    );
  });
});

describe('cortexBeyondMm', () => {
  const geometry = gridAbout([0.3, 2.2, 0.7], [100, 98, 60], [1.5, 1.5, 1.5], AXIAL);
  const bodies = columnOfBodies([0, 0, 0], 1);
  const truth = trueBodyMask(geometry, bodies[0]!);
  const volume = renderPhantom(geometry, { bodies });
  const beyond = (mask: Mask) =>
    (['right', 'left'] as const).map((side) => cortexBeyondMm(volume, mask, side, truth)!);

  it('is near 0 for the true body and tells from the CT alone which way a mask is off', () => {
    const [right, left] = beyond(truth);
    // mm; a third of a voxel.
    expect(Math.abs(right!)).toBeLessThan(0.5);
    expect(Math.abs(left!)).toBeLessThan(0.5);
    // A voxel (1.5 mm) to the left; half of it must show on either side.
    const [movedRight, movedLeft] = beyond(moved(truth, 1));
    expect(movedLeft! - left!).toBeLessThan(-0.75);
    expect(movedRight! - right!).toBeGreaterThan(0.75);
  });

  it('is unbiased in voxels of 3 mm, wherever the grid lies', () => {
    const seen = [0, 0.25, 0.5, 0.75].flatMap((phase) => {
      const coarse = gridAbout([3 * phase, 3 * phase, 3 * phase], [102, 99, 60], [3, 3, 3], AXIAL);
      const mask = trueBodyMask(coarse, bodies[0]!);
      const ct = renderPhantom(coarse, { bodies });
      return SIDES.map((side) => cortexBeyondMm(ct, mask, side, mask)!);
    });
    const mean = seen.reduce((sum, mm) => sum + mm, 0) / seen.length;
    // mm; a tenth of a voxel. The faces of a flat side lie up to half a voxel off it.
    expect(Math.abs(mean)).toBeLessThan(0.3);
    for (const mm of seen) expect(Math.abs(mm)).toBeLessThan(1.8);
  });

  it('says nothing of a mask of a few voxels', () => {
    const few = gridMask(['111 \n 111 \n 111', '111 \n 111 \n 111'], [30, 30, 20]);
    expect(cortexBeyondMm(volume, few, 'left', few)).toBeUndefined();
  });
});
