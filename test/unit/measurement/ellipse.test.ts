import {
  createCtVolume,
  ellipseAreaMm2,
  ellipseBounds,
  ellipseContains,
  measureEllipse,
  measureThreeSlice,
  remeasureThreeSlice,
  SLICE_POSITIONS,
  snapEllipse,
  type CtVolume,
  type EllipseRoi,
  type VolumeGeometry,
} from '../../../src';

const geometry: VolumeGeometry = {
  dimensions: [100, 100, 10],
  spacing: [0.5, 0.75, 3],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

const circle: EllipseRoi = {
  position: 'middle',
  sliceIndex: 4,
  centerIj: [50, 40],
  majorHalfAxisIj: [5, 0],
  minorHalfAxisIj: [0, 5],
};

/** Half axes along the diagonals, of 10 and 5 times the root of 2. */
const diagonal: EllipseRoi = {
  ...circle,
  majorHalfAxisIj: [10, 10],
  minorHalfAxisIj: [-5, 5],
};

const listInside = (ellipse: EllipseRoi) => {
  const inside: string[] = [];
  for (let j = 0; j < 100; j++) {
    for (let i = 0; i < 100; i++) if (ellipseContains(ellipse, i, j)) inside.push(`${i} ${j}`);
  }
  return inside;
};

describe('ellipseContains', () => {
  it('counts voxel centres on the boundary as inside', () => {
    const onCircle = [
      [5, 0],
      [0, -5],
      [3, 4],
      [-4, 3],
    ];
    onCircle.forEach(([i, j]) => expect(ellipseContains(circle, 50 + i!, 40 + j!)).toBe(true));
    [
      [60, 50],
      [40, 30],
      [45, 45],
      [55, 35],
    ].forEach(([i, j]) => {
      expect(ellipseContains(diagonal, i!, j!)).toBe(true);
    });
  });

  it('leaves out a voxel centre that a 1/1024 pixel shorter axis no longer reaches', () => {
    const shorter: EllipseRoi = { ...circle, majorHalfAxisIj: [5 - 1 / 1024, 0] };
    expect(ellipseContains(shorter, 55, 40)).toBe(false);
    expect(ellipseContains(shorter, 50, 45)).toBe(true);
    expect(ellipseContains(shorter, 53, 44)).toBe(false);
  });

  it('holds 81 voxel centres in a circle of radius 5 (Gauss circle problem)', () => {
    expect(listInside(circle)).toHaveLength(81);
  });

  it('does not depend on which half axis comes first nor on its sign', () => {
    const other: EllipseRoi = { ...diagonal, majorHalfAxisIj: [5, -5], minorHalfAxisIj: [10, 10] };
    expect(listInside(other)).toEqual(listInside(diagonal));
  });

  it('finds all its voxels within its bounds, which are tight', () => {
    const ellipse = snapEllipse({
      ...circle,
      centerIj: [50.3, 41.7],
      majorHalfAxisIj: [13.21, 4.4],
      minorHalfAxisIj: [-2.1, 6.3],
    });
    const { minI, maxI, minJ, maxJ } = ellipseBounds(ellipse);
    const inside = listInside(ellipse).map((pair) => pair.split(' ').map(Number));
    inside.forEach(([i, j]) => {
      expect(i! >= minI && i! <= maxI && j! >= minJ && j! <= maxJ).toBe(true);
    });
    // The ellipse reaches 13.4 and 7.7 pixels from its centre.
    expect({ minI, maxI, minJ, maxJ }).toEqual({ minI: 37, maxI: 63, minJ: 35, maxJ: 49 });
  });
});

describe('ellipseAreaMm2', () => {
  it('is the area in mm2 on unequal pixel spacing', () => {
    expect(ellipseAreaMm2(circle, geometry)).toBeCloseTo(Math.PI * 2.5 * 3.75, 12);
    expect(ellipseAreaMm2(diagonal, geometry)).toBeCloseTo(Math.PI * 100 * 0.375, 12);
  });

  it('equals the area of the voxels inside, for an ellipse of many voxels', () => {
    const large = { ...diagonal, majorHalfAxisIj: [24, 12], minorHalfAxisIj: [-9, 18] } as const;
    const ofVoxels = listInside(large).length * 0.375;
    // 1 per cent: voxels at the rim of some 1700.
    expect(ofVoxels / ellipseAreaMm2(large, geometry)).toBeCloseTo(1, 2);
  });
});

describe('snapEllipse', () => {
  it('gives end points that 32-bit floats keep exactly', () => {
    const ellipse = snapEllipse({
      ...circle,
      centerIj: [311.123456, 255.987654],
      majorHalfAxisIj: [30.000001, -7.77777],
      minorHalfAxisIj: [4.1111, 15.9999],
    });
    const { centerIj, majorHalfAxisIj, minorHalfAxisIj } = ellipse;
    for (const axis of [majorHalfAxisIj, minorHalfAxisIj]) {
      for (const sign of [-1, 1]) {
        const end = [centerIj[0] + sign * axis[0], centerIj[1] + sign * axis[1]];
        expect(end.map(Math.fround)).toEqual(end);
      }
    }
    expect(snapEllipse(ellipse)).toEqual(ellipse);
    // Half a step, 1/2048 pixel.
    expect(Math.abs(centerIj[0] - 311.123456)).toBeLessThanOrEqual(1 / 2048);
  });
});

describe('measureEllipse and measureThreeSlice', () => {
  const volume: CtVolume = createCtVolume({
    geometry,
    box: { min: [40, 30, 2], size: [20, 20, 6] },
    hu: Int16Array.from({ length: 2400 }, (_, n) => {
      const [i, j, k] = [40 + (n % 20), 30 + (Math.floor(n / 20) % 20), 2 + Math.floor(n / 400)];
      return 3 * (i - 50) + 2 * (j - 40) + 10 * k;
    }),
  });

  it('gives the HU of the centre on a linear gradient, with the sample SD of its voxels', () => {
    const measured = measureEllipse(volume, circle);
    expect(measured).toMatchObject({ position: 'middle', meanHu: 40, voxels: 81 });
    expect(measured.areaMm2).toBe(ellipseAreaMm2(circle, geometry));
    // Over the circle's voxels sum(i^2) = sum(j^2) = 500 and sum(ij) = 0.
    const squares = listInside(circle)
      .map((pair) => pair.split(' ').map(Number))
      .reduce((sum, [i, j]) => sum + (3 * (i! - 50) + 2 * (j! - 40)) ** 2, 0);
    expect(measured.sdHu).toBeCloseTo(Math.sqrt(squares / 80), 9);
  });

  it('takes the mean of the three means, whatever their sizes', () => {
    const small = { majorHalfAxisIj: [2, 0], minorHalfAxisIj: [0, 2] } as const;
    const ellipses = SLICE_POSITIONS.map((position, index) => ({
      ...circle,
      ...(index === 0 ? small : {}),
      position,
      sliceIndex: [7, 4, 3][index]!,
    }));
    const { meanHu, slices } = measureThreeSlice(volume, ellipses);
    expect(slices.map((slice) => slice.meanHu)).toEqual([70, 40, 30]);
    expect(slices.map((slice) => slice.position)).toEqual(['superior', 'middle', 'inferior']);
    expect(meanHu).toBeCloseTo(140 / 3, 12);
  });

  it('measures again only what was moved', () => {
    const ellipses = SLICE_POSITIONS.map((position, index) => ({
      ...circle,
      position,
      sliceIndex: [7, 4, 3][index]!,
    }));
    const before = measureThreeSlice(volume, ellipses);
    const moved = { ...ellipses[1]!, centerIj: [52, 40] } as const;
    const slice: CtVolume = createCtVolume({
      geometry,
      box: { min: [40, 30, 4], size: [20, 20, 1] },
      hu: volume.hu.slice(800, 1200),
    });
    const after = remeasureThreeSlice(slice, before, moved);
    expect(after).toEqual(measureThreeSlice(volume, [ellipses[0]!, moved, ellipses[2]!]));
    // Two pixels along a gradient of 3 HU a pixel.
    expect(after.slices[1]!.meanHu - before.slices[1]!.meanHu).toBe(6);
  });

  it.each([
    ['reaches out of the voxels in its slice', { centerIj: [43, 40] }, 'outside the CT voxels'],
    ['lies in a slice that is not there', { sliceIndex: 9 }, 'outside the CT voxels'],
    [
      'holds no voxel centre',
      { centerIj: [50.5, 40.5], majorHalfAxisIj: [0.25, 0], minorHalfAxisIj: [0, 0.25] },
      'at least one tissue voxel',
    ],
  ])('refuses an ellipse that %s', (_, changes, message) => {
    expect(() => measureEllipse(volume, { ...circle, ...changes } as EllipseRoi)).toThrow(message);
  });

  it('refuses anything but superior, middle and inferior', () => {
    expect(() => measureThreeSlice(volume, [circle])).toThrow(
      'expected ellipses superior, middle, inferior, got middle',
    );
  });
});
