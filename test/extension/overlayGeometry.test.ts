import {
  ellipseHandlesLps,
  ellipseOutlineLps,
  outlineInPlane,
  planeMeetsCorners,
} from '../../extension/tools/overlayGeometry';
import type { EllipseRoi, VolumeGeometry } from '../../src';

const geometry: VolumeGeometry = {
  dimensions: [100, 100, 50],
  spacing: [0.5, 0.5, 2],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
/** Centre (20, 20, 40) mm, half axes 10 mm along L and 5 mm along P. */
const ellipse: EllipseRoi = {
  position: 'middle',
  sliceIndex: 20,
  centerIj: [40, 40],
  majorHalfAxisIj: [20, 0],
  minorHalfAxisIj: [0, 10],
};

describe('ellipse on a plane', () => {
  const outline = ellipseOutlineLps(geometry, ellipse);

  it('shows as itself in its own slice', () => {
    const plane = { pointLps: [0, 0, 40.4], normalLps: [0, 0, 1] } as const;
    expect(outlineInPlane(outline, plane, 1)).toEqual({ kind: 'outline', points: outline });
  });

  it('does not show in another slice', () => {
    const plane = { pointLps: [0, 0, 42], normalLps: [0, 0, 1] } as const;
    expect(outlineInPlane(outline, plane, 1).kind).toBe('none');
  });

  it('shows as its diameter where a sagittal plane goes through its centre', () => {
    const shown = outlineInPlane(outline, { pointLps: [20, 0, 0], normalLps: [1, 0, 0] }, 1);
    if (shown.kind !== 'line') throw new Error(`expected a line, got ${shown.kind}`);
    const heights = shown.points.map(([, posterior]) => posterior).sort((a, b) => a - b);
    expect(heights[0]).toBeCloseTo(15, 1);
    expect(heights[1]).toBeCloseTo(25, 1);
  });

  it('has handles at the ends of its axes', () => {
    expect(ellipseHandlesLps(geometry, ellipse)).toEqual([
      [30, 20, 40],
      [10, 20, 40],
      [20, 25, 40],
      [20, 15, 40],
    ]);
  });
});

describe('plane and box', () => {
  const corners = [
    [0, 0, 0],
    [10, 10, 10],
  ] as const;

  it.each([
    [5, true],
    [11, false],
    [-1, false],
  ])('at %d mm meets: %s', (height, meets) => {
    const plane = { pointLps: [0, 0, height], normalLps: [0, 0, 1] } as const;
    expect(planeMeetsCorners(plane, corners)).toBe(meets);
  });
});
