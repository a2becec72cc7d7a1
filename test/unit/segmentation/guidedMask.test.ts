import {
  createCtVolume,
  guidedMask,
  ijkToLps,
  lpsToIjk,
  measureMask,
  planeThroughLine,
  type AxialOutline,
  type Direction,
  type EndplatePlane,
  type Mask,
  type Vec3,
} from '../../../src';
import { add, dot, scale, subtract } from '../../../src/volume/vector';
import { columnOfBodies, renderPhantom } from '../../support/bodyPhantom';
import { axesOf } from '../../support/bodyPhantom/shape';
import { AXIAL, gridAbout, REVERSED } from '../../support/grid';
import { gridMask } from '../../support/gridMask';

const UP: Vec3 = [0, 0, 1];

const at = (z: number, normalLps: Vec3 = UP): EndplatePlane => ({ pointLps: [0, 0, z], normalLps });

/** Voxels of 1 mm, their centres at whole numbers from 0. */
const geometry = gridAbout([9.5, 9.5, 9.5], [20, 20, 20], [1, 1, 1], AXIAL);

const square = (sliceIndex: number, low: number, high: number): AxialOutline => ({
  sliceIndex,
  pointsIj: [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ],
});

function maskOf(result: ReturnType<typeof guidedMask>): Mask {
  if ('status' in result) throw new Error(JSON.stringify(result));
  return result;
}

describe('guidedMask', () => {
  it('holds the voxels whose centre lies within the outline and between the planes', () => {
    const mask = maskOf(
      guidedMask(geometry, {
        superior: at(6.4),
        inferior: at(4.6),
        outlines: [square(8, 2.5, 5.5)],
      }),
    );
    expect(mask).toEqual(gridMask(['111\n111\n111', '111\n111\n111'], [3, 3, 5]));
  });

  it('cuts at tilted planes', () => {
    const tilted: Vec3 = [-Math.SQRT1_2, 0, Math.SQRT1_2];
    const mask = maskOf(
      guidedMask(geometry, {
        superior: { pointLps: [3, 0, 3], normalLps: tilted },
        inferior: at(1),
        outlines: [square(0, 0.5, 4.5)],
      }),
    );
    const row = (k: number) => [1, 2, 3, 4].map((i) => mask.voxels[(k - 1) * 16 + i - 1]).join('');
    expect([1, 2, 3, 4].map(row)).toEqual(['1111', '0111', '0011', '0001']);
  });

  it('interpolates between outlines and continues the outermost', () => {
    const mask = maskOf(
      guidedMask(geometry, {
        superior: at(16),
        inferior: at(2),
        outlines: [square(12, 5.5, 13.5), square(4, 1.5, 17.5)],
      }),
    );
    const widths = [2, 4, 6, 8, 10, 12, 16].map((k) => {
      const { min, size } = mask.box;
      const row = ((k - min[2]) * size[1] + 9 - min[1]) * size[0];
      return mask.voxels.subarray(row, row + size[0]).reduce((sum, value) => sum + value, 0);
    });
    expect(widths).toEqual([16, 16, 14, 12, 10, 8, 8]);
  });

  it('takes the even-odd inside of an outline that crosses itself', () => {
    const bow: AxialOutline = {
      sliceIndex: 3,
      pointsIj: [
        [1, 0.5],
        [9, 6.5],
        [9, 0.5],
        [1, 6.5],
      ],
    };
    const mask = maskOf(
      guidedMask(geometry, { superior: at(3), inferior: at(3), outlines: [bow] }),
    );
    const { min, size } = mask.box;
    const holdsIj = (i: number, j: number) =>
      mask.voxels[(j - min[1]) * size[0] + i - min[0]] === 1;
    expect(holdsIj(2, 3)).toBe(true);
    expect(holdsIj(8, 3)).toBe(true);
    expect(holdsIj(5, 2)).toBe(false);
    expect(holdsIj(5, 5)).toBe(false);
  });

  it('says what is missing', () => {
    const line: AxialOutline = {
      sliceIndex: 3,
      pointsIj: [
        [1, 1],
        [2, 2],
      ],
    };
    expect(guidedMask(geometry, { outlines: [line] })).toEqual({
      status: 'incomplete',
      missing: ['superior', 'inferior', 'outline'],
    });
    const inferior = at(3);
    expect(guidedMask(geometry, { inferior, outlines: [square(3, 1, 5)] })).toEqual({
      status: 'incomplete',
      missing: ['superior'],
    });
  });

  it('says where nothing lies between', () => {
    const outlines = [square(3, 1, 5)];
    for (const [superior, inferior] of [
      [at(3), at(8)],
      [at(40), at(30)],
      [at(5.7), at(5.3)],
    ] as const) {
      expect(guidedMask(geometry, { superior, inferior, outlines })).toMatchObject({
        status: 'notMeasurable',
        reason: 'maskTooSmall',
      });
    }
  });

  it('leaves what is drawn', () => {
    const drawn = {
      superior: at(9),
      inferior: at(2),
      outlines: [square(8, 1, 5), square(3, 1, 5)],
    };
    const before = structuredClone(drawn);
    guidedMask(geometry, drawn);
    expect(drawn).toEqual(before);
  });
});

describe.each([
  ['slices from feet to head', [0.8, 0.8, 1], AXIAL],
  ['thick slices from head to feet', [0.9, 0.9, 3], REVERSED],
] as const)('a body drawn by hand, %s', (_, spacing: Vec3, direction: Direction) => {
  const bodies = columnOfBodies([0, 0, 0], 3, { pitchDegrees: 10, concavityMm: 1 });
  const [, body] = bodies;
  const grid = gridAbout([0, 2, 0], [80, 80, 60], spacing, direction);
  const volume = createCtVolume(renderPhantom(grid, { bodies, noiseSdHu: 15 }));

  it('has the mean of its cancellous bone', () => {
    const { cranial, posterior, left } = axesOf(body!);
    // As a reader draws it: borders 4 mm within the endplates, an oval well within the wall.
    const endplate = (side: 1 | -1) => {
      const middle = scale(cranial, side * (body!.heightMm / 2 - 5));
      const [from, to] = [-10, 10].map((y) => add(middle, scale(posterior, y))) as [Vec3, Vec3];
      return planeThroughLine(from, to, [1, 0, 0]);
    };
    const outlineAt = (height: number): AxialOutline => {
      const sliceIndex = Math.round(lpsToIjk(grid, [0, 0, height])[2]);
      // The body's axis in this slice.
      const z = ijkToLps(grid, [0, 0, sliceIndex])[2];
      const middle = scale(cranial, z / cranial[2]);
      const pointsIj = Array.from({ length: 24 }, (__, n) => {
        const angle = (n * Math.PI) / 12;
        const offset = add(
          scale(left, 15 * Math.cos(angle)),
          scale([0, 1, 0], 8 * Math.sin(angle) - 1.5),
        );
        const [i, j] = lpsToIjk(grid, add(middle, offset));
        return [i, j] as const;
      });
      return { sliceIndex, pointsIj };
    };
    const mask = maskOf(
      guidedMask(grid, {
        superior: endplate(1),
        inferior: endplate(-1),
        outlines: [outlineAt(7), outlineAt(-7), outlineAt(0)],
      }),
    );
    const { meanHu, volumeMm3 } = measureMask(volume, mask);
    expect(Math.abs(meanHu - body!.cancellousHu)).toBeLessThan(2);
    // An elliptic cylinder between the borders, to within the rounding to slices.
    const expectedMm3 = Math.PI * 15 * 8 * (body!.heightMm - 10);
    expect(Math.abs(volumeMm3 / expectedMm3 - 1)).toBeLessThan(0.1);
  });
});

describe('planeThroughLine', () => {
  it('holds the line and the direction of view, turned cranially', () => {
    const [a, b, view]: readonly [Vec3, Vec3, Vec3] = [
      [3, -10, 20],
      [5, 12, 26],
      [0.9, 0.1, 0.2],
    ];
    for (const plane of [planeThroughLine(a, b, view), planeThroughLine(b, a, view)]) {
      expect(plane.normalLps[2]).toBeGreaterThan(0);
      expect(dot(plane.normalLps, plane.normalLps)).toBeCloseTo(1, 9);
      expect(dot(plane.normalLps, view)).toBeCloseTo(0, 9);
      for (const point of [a, b]) {
        expect(dot(subtract(point, plane.pointLps), plane.normalLps)).toBeCloseTo(0, 9);
      }
    }
  });

  it('refuses a line without a direction', () => {
    expect(() => planeThroughLine([1, 2, 3], [1, 2, 3], [1, 0, 0])).toThrow(
      'expected a line between two different points',
    );
  });
});
