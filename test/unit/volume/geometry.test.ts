import {
  boxAroundLps,
  createVolumeGeometry,
  ijkToLps,
  lpsToIjk,
  type VolumeGeometry,
} from '../../../src';

const oblique: VolumeGeometry = {
  dimensions: [40, 30, 20],
  spacing: [0.7, 0.8, 2.5],
  origin: [-12, 30, -400],
  // Rotated 30 degrees about x, and the slices counted downwards.
  direction: [
    [1, 0, 0],
    [0, Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)],
    [0, Math.sin(Math.PI / 6), -Math.cos(Math.PI / 6)],
  ],
};

describe('volume geometry', () => {
  it('puts the first voxel at the origin', () => {
    expect(ijkToLps(oblique, [0, 0, 0])).toEqual([-12, 30, -400]);
  });

  it('goes to LPS and back on an oblique, anisotropic, reversed stack', () => {
    const back = lpsToIjk(oblique, ijkToLps(oblique, [3.25, 17, 9.5]));
    [3.25, 17, 9.5].forEach((index, axis) => expect(back[axis]).toBeCloseTo(index, 10));
  });

  it.each([
    [{ spacing: [0.7, 0.7, 0] }, 'spacing must be three positive numbers in mm, got [0.7, 0.7, 0]'],
    [{ dimensions: [10, 0, 5] }, 'dimensions must be three positive whole numbers'],
    [{ origin: [0, NaN, 0] }, 'origin must be three finite numbers'],
    [
      {
        direction: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0.2, 0.98],
        ],
      },
      'must be at right angles',
    ],
  ])('refuses %j', (wrong, message) => {
    expect(() =>
      createVolumeGeometry({ ...oblique, ...wrong } as unknown as VolumeGeometry),
    ).toThrow(message);
  });

  it('cuts a box around a point off at the border of the grid', () => {
    const box = boxAroundLps(oblique, ijkToLps(oblique, [0, 0, 0]), [7, 7, 7]);
    expect(box.min).toEqual([0, 0, 0]);
    expect(box.size[0]).toBe(11);
  });
});
