import { bodyPlausibility, bodySize, isInSizeRange, type BodyDimensions } from '../../../src';

const ORDINARY: BodyDimensions = {
  heightMm: { anterior: 27, middle: 25, posterior: 27 },
  widthMm: 45,
  depthMm: 32,
};

describe('plausibility of a body', () => {
  it('is 1 within all usual ranges, ends included', () => {
    expect(bodyPlausibility(bodySize(ORDINARY, 30_000))).toBe(1);
    expect(bodyPlausibility(bodySize({ ...ORDINARY, widthMm: 60 }, 15_000))).toBe(1);
  });

  it('falls by exp(-1/2) at 15% beyond one end, and multiplies over sizes', () => {
    // 17 mm less 15%.
    const low = { ...ORDINARY, heightMm: { ...ORDINARY.heightMm, middle: 0.85 * 17 } };
    expect(bodyPlausibility(bodySize(low, 30_000))).toBeCloseTo(Math.exp(-0.5), 12);
    // And 30% less than 15 cm3: z = 2.
    expect(bodyPlausibility(bodySize(low, 0.7 * 15_000))).toBeCloseTo(Math.exp(-2.5), 12);
  });

  it('sees a body that is too deep for its width', () => {
    const deep = bodySize({ ...ORDINARY, widthMm: 44, depthMm: 40 }, 38_000);
    expect(deep.depthOverWidth).toBeCloseTo(40 / 44, 12);
    expect(bodyPlausibility(deep)).toBeLessThan(1);
  });
});

test('a range holds both of its ends', () => {
  expect([1, 2, 3, 4].map((value) => isInSizeRange(value, [2, 3]))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
