import { dragEllipse, gripAt } from '../../extension/tools/ellipseDrag';
import type { EllipseRoi } from '../../src';

const ellipse: EllipseRoi = {
  position: 'middle',
  sliceIndex: 5,
  centerIj: [50, 40],
  majorHalfAxisIj: [20, 0],
  minorHalfAxisIj: [0, 10],
};

describe('taking hold of an ellipse', () => {
  it.each([
    [[50, 40], 'center'],
    [[58, 43], 'center'],
    [[70, 40], 'major'],
    [[50, 30], 'minor'],
    [[80, 40], undefined],
  ] as const)('at %j: %s', (point, grip) => {
    expect(gripAt(ellipse, point)).toBe(grip);
  });
});

describe('dragging an ellipse', () => {
  it('moves it by its inside', () => {
    expect(dragEllipse(ellipse, 'center', [50, 40], [53.5, 38]).centerIj).toEqual([53.5, 38]);
  });

  it('makes one axis longer by its outline, and leaves the other', () => {
    const longer = dragEllipse(ellipse, 'major', [70, 40], [75, 44]);
    expect(longer).toEqual({ ...ellipse, majorHalfAxisIj: [25, 0] });
  });

  it('never makes an axis shorter than a pixel', () => {
    expect(dragEllipse(ellipse, 'minor', [50, 30], [50, 40]).minorHalfAxisIj).toEqual([0, 1]);
  });
});
