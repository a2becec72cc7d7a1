import {
  ellipseAreaMm2,
  ellipseContains,
  ellipseInRectangle,
  moveEllipseToSlice,
  rotateEllipse,
  type EllipseRoi,
  type VolumeGeometry,
} from '../../../src';
import { AXIAL } from '../../support/grid';

/** Pixels twice as high as wide. */
const geometry: VolumeGeometry = {
  dimensions: [60, 60, 9],
  spacing: [0.5, 1, 2],
  origin: [0, 0, 0],
  direction: AXIAL,
};

/** 8 mm to the left and right, 4 mm to the front and back. */
const lying: EllipseRoi = {
  position: 'middle',
  sliceIndex: 3,
  centerIj: [30, 20],
  majorHalfAxisIj: [16, 0],
  minorHalfAxisIj: [0, 4],
};

describe('an ellipse that is turned', () => {
  it('keeps its lengths in mm, whatever the pixels', () => {
    const standing = rotateEllipse(lying, geometry, Math.PI / 2);
    expect(standing).toEqual({ ...lying, majorHalfAxisIj: [0, 8], minorHalfAxisIj: [-8, 0] });
    const slanted = rotateEllipse(lying, geometry, Math.PI / 6);
    const [i, j] = slanted.majorHalfAxisIj;
    // Coordinates are snapped to 1/1024 pixel.
    expect(Math.hypot(i * 0.5, j)).toBeCloseTo(8, 2);
    expect(Math.atan2(j, i * 0.5)).toBeCloseTo(Math.PI / 6, 3);
    expect(ellipseAreaMm2(slanted, geometry)).toBeCloseTo(Math.PI * 32, 1);
  });

  it('comes back by the opposite turn to within the snapping', () => {
    const back = rotateEllipse(rotateEllipse(lying, geometry, 0.4), geometry, -0.4);
    expect(back.majorHalfAxisIj[0]).toBeCloseTo(16, 2);
    expect(back.majorHalfAxisIj[1]).toBeCloseTo(0, 2);
    expect(lying.majorHalfAxisIj).toEqual([16, 0]);
  });
});

test('an ellipse moves to another slice with all else the same', () => {
  expect(moveEllipseToSlice(lying, 7)).toEqual({ ...lying, sliceIndex: 7 });
});

describe('an ellipse drawn in a rectangle', () => {
  it('touches its sides, from whichever corner it is drawn', () => {
    const wide: EllipseRoi = {
      position: 'superior',
      sliceIndex: 5,
      centerIj: [15, 8],
      majorHalfAxisIj: [5, 0],
      minorHalfAxisIj: [0, 3],
    };
    expect(ellipseInRectangle('superior', 5, [10, 5], [20, 11])).toEqual(wide);
    expect(ellipseInRectangle('superior', 5, [20, 5], [10, 11])).toEqual(wide);
    expect(ellipseContains(wide, 20, 8)).toBe(true);
    expect(ellipseContains(wide, 20, 9)).toBe(false);
  });

  it('has the longer side as its major axis', () => {
    const high = ellipseInRectangle('middle', 5, [10, 5], [14, 25]);
    expect(high).toMatchObject({ majorHalfAxisIj: [0, 10], minorHalfAxisIj: [2, 0] });
  });

  it('always holds a voxel', () => {
    const dot = ellipseInRectangle('middle', 5, [10.4, 5.4], [10.4, 5.4]);
    expect(ellipseContains(dot, 10, 5)).toBe(true);
  });
});
