import { dragEllipse, gripAt, rotationHandleLps } from '../../extension/tools/ellipseDrag';
import type { EllipseRoi, Vec3 } from '../../src';
import { FAKE_GEOMETRY } from './fakeSession';

// The grid's voxels are 1 mm cubes and begin at the origin, so that IJK are LPS in mm.
const ellipse: EllipseRoi = {
  position: 'middle',
  sliceIndex: 5,
  centerIj: [50, 40],
  majorHalfAxisIj: [20, 0],
  minorHalfAxisIj: [0, 10],
};

const axial = (pointLps: Vec3, mmPerPixel = 0.25) => ({
  pointLps,
  mmPerPixel,
  plane: { pointLps: [0, 0, 5] as Vec3, normalLps: [0, 0, 1] as Vec3 },
});
const sagittal = (pointLps: Vec3) => ({
  pointLps,
  mmPerPixel: 0.25,
  plane: { pointLps: [50, 0, 0] as Vec3, normalLps: [1, 0, 0] as Vec3 },
});
const drag = (grip: Parameters<typeof dragEllipse>[2], from: Vec3, to: Vec3) =>
  dragEllipse(FAKE_GEOMETRY, ellipse, grip, from, to);

describe('taking hold of an ellipse in its slice', () => {
  it.each([
    [[50, 40, 5], 'move'],
    [[58, 43, 5], 'move'],
    [[70, 40, 5], 'major'],
    [[50, 30, 5], 'minor'],
    [[76, 40, 5], 'rotate'],
    [[50, 25, 5], undefined],
    [[85, 40, 5], undefined],
  ] as const)('at %j: %s', (point, grip) => {
    expect(gripAt(FAKE_GEOMETRY, ellipse, axial(point))).toBe(grip);
  });

  it('leaves the inside of a small ellipse free for moving, however small it looks', () => {
    expect(gripAt(FAKE_GEOMETRY, ellipse, axial([50, 44, 5], 2))).toBe('move');
  });

  it('finds the turning handle at the same distance on the screen at every zoom', () => {
    const { handleLps } = rotationHandleLps(FAKE_GEOMETRY, ellipse, 0.5);
    expect(handleLps).toEqual([82, 40, 5]);
    expect(gripAt(FAKE_GEOMETRY, ellipse, axial(handleLps, 0.5))).toBe('rotate');
  });
});

it('takes hold of the line that an ellipse is in a sagittal plane, and of nothing beside it', () => {
  expect(gripAt(FAKE_GEOMETRY, ellipse, sagittal([50, 36, 6]))).toBe('slice');
  expect(gripAt(FAKE_GEOMETRY, ellipse, sagittal([50, 36, 9]))).toBeUndefined();
  expect(gripAt(FAKE_GEOMETRY, ellipse, sagittal([50, 55, 5]))).toBeUndefined();
});

describe('dragging an ellipse', () => {
  it('moves it by its inside', () => {
    expect(drag('move', [50, 40, 5], [53.5, 38, 5]).centerIj).toEqual([53.5, 38]);
  });

  it('makes one axis longer by its outline, and leaves the other', () => {
    expect(drag('major', [70, 40, 5], [75, 44, 5])).toEqual({
      ...ellipse,
      majorHalfAxisIj: [25, 0],
    });
  });

  it('keeps the outline under the pointer that took hold of it beside the axis', () => {
    expect(drag('major', [66, 46, 5], [66, 46, 5])).toEqual(ellipse);
    expect(drag('major', [66, 46, 5], [70, 46, 5]).majorHalfAxisIj).toEqual([25, 0]);
  });

  it('never makes an axis shorter than a pixel', () => {
    expect(drag('minor', [50, 30, 5], [50, 40, 5]).minorHalfAxisIj).toEqual([0, 1]);
  });

  it('turns it about its centre by the angle of the drag', () => {
    const turned = drag('rotate', [76, 40, 5], [50, 60, 5]);
    expect(turned.majorHalfAxisIj).toEqual([0, 20]);
    expect(turned.minorHalfAxisIj).toEqual([-10, 0]);
    expect(turned.centerIj).toEqual(ellipse.centerIj);
  });

  it('moves it to another slice by its line', () => {
    expect(drag('slice', [50, 36, 5], [50, 30, 8.6])).toEqual({ ...ellipse, sliceIndex: 9 });
  });
});
