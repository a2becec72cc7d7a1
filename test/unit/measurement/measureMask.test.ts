import {
  createCtVolume,
  createMask,
  measureMask,
  PADDING_HU,
  summarizeHu,
  type CtVolume,
  type Mask,
  type Vec3,
} from '../../../src';
import { gridMask } from '../../support/gridMask';

/** A volume of 5 x 4 x 3 voxels of 0.5 x 0.8 x 2.5 mm from [10, 20, 30] on; HU as `huAt` says. */
function volumeOf(
  huAt: (i: number, j: number, k: number) => number,
  kind: typeof Int16Array | typeof Float32Array = Int16Array,
): CtVolume {
  const box = { min: [10, 20, 30] as Vec3, size: [5, 4, 3] as Vec3 };
  const hu = new kind(60);
  for (let n = 0; n < 60; n++)
    hu[n] = huAt(10 + (n % 5), 20 + (Math.floor(n / 5) % 4), 30 + Math.floor(n / 20));
  return createCtVolume({
    geometry: {
      dimensions: [64, 64, 64],
      spacing: [0.5, 0.8, 2.5],
      origin: [3, -7, 11],
      direction: [
        [0, 1, 0],
        [-1, 0, 0],
        [0, 0, 1],
      ],
    },
    box,
    hu,
  });
}

const all = (min: Vec3, size: Vec3): Mask =>
  createMask({ min, size }, new Uint8Array(size[0] * size[1] * size[2]).fill(1));

describe('measureMask', () => {
  it('measures the voxels of the mask and no others', () => {
    const volume = volumeOf((i, j, k) => 100 * (k - 30) + 10 * (j - 20) + (i - 10));
    const mask = gridMask(
      [
        `010
         001`,
        `000
         100`,
      ],
      [11, 21, 30],
    );
    // HU 12, 23 and 121.
    expect(measureMask(volume, mask)).toEqual({
      meanHu: 52,
      sdHu: Math.sqrt((40 ** 2 + 29 ** 2 + 69 ** 2) / 2),
      medianHu: 23,
      // A tenth of the way from the first to the second value, and the same from the top.
      p5Hu: 12 + 0.1 * (23 - 12),
      p95Hu: 23 + (2 * 0.95 - 1) * (121 - 23),
      voxels: 3,
      volumeMm3: 3,
    });
  });

  it('agrees with numpy (mean, std(ddof=1), median, percentiles)', () => {
    // import numpy as np; n = np.arange(60); hu = (n * 7919) % 331 - 150
    // hu.mean(), hu.std(ddof=1), np.median(hu), np.percentile(hu, [5, 95])
    let n = 0;
    const volume = volumeOf(() => ((n++ * 7919) % 331) - 150);
    const found = measureMask(volume, all([10, 20, 30], [5, 4, 3]));
    const { meanHu, sdHu, medianHu, p5Hu, p95Hu } = found;
    // 1e-9 HU: nothing but the rounding of doubles.
    expect(meanHu).toBeCloseTo(22.75, 9);
    expect(sdHu).toBeCloseTo(97.00264280865963, 9);
    expect(medianHu).toBe(30.5);
    expect(p5Hu).toBeCloseTo(-132.3, 9);
    expect(p95Hu).toBeCloseTo(162.29999999999998, 9);
  });

  it('gives SD 0 for one voxel, and the mean of the middle two as median of an even number', () => {
    const volume = volumeOf((i) => i * i);
    expect(measureMask(volume, all([12, 20, 30], [1, 1, 1]))).toMatchObject({
      meanHu: 144,
      sdHu: 0,
      medianHu: 144,
      p5Hu: 144,
      p95Hu: 144,
    });
    expect(measureMask(volume, all([11, 20, 30], [4, 1, 1])).medianHu).toBe((144 + 169) / 2);
  });

  it('takes percentiles as R does by default (type 7)', () => {
    // quantile(c(1, 2, 3, 4, 10), c(0.05, 0.95)) in R: 1.2 and 8.8.
    const { p5Hu, p95Hu } = summarizeHu(Int16Array.of(10, 3, 1, 4, 2));
    expect(p5Hu).toBeCloseTo(1.2, 12);
    expect(p95Hu).toBeCloseTo(8.8, 12);
  });

  it('keeps a small spread far from zero', () => {
    const volume = volumeOf((i) => 2000 + (i % 2 ? 0.125 : -0.125), Float32Array);
    const { meanHu, sdHu } = measureMask(volume, all([10, 20, 30], [4, 4, 3]));
    expect(meanHu).toBe(2000);
    expect(sdHu).toBeCloseTo(0.125 * Math.sqrt(48 / 47), 12);
  });

  it('leaves padding out', () => {
    const volume = volumeOf((i) => (i < 12 ? PADDING_HU - 1000 * (11 - i) : 50), Float32Array);
    expect(measureMask(volume, all([10, 20, 30], [5, 4, 3]))).toMatchObject({
      meanHu: 50,
      sdHu: 0,
      voxels: 36,
      volumeMm3: 36,
    });
  });

  it('does not depend on the direction in which the stack is counted', () => {
    const huAt = (i: number, j: number, k: number) => ((i * 31 + j * 17 + k * 101) % 97) - 20;
    const mask = gridMask(
      ['01100 11110 01111 00110', '00000 01100 00110 00000'].map((grid) =>
        grid.replaceAll(' ', '\n'),
      ),
      [10, 20, 30],
    );
    const reversed = createMask(
      { min: [10, 20, 31], size: mask.box.size },
      Uint8Array.from([...mask.voxels.slice(20), ...mask.voxels.slice(0, 20)]),
    );
    // Slice k of the one volume is slice 62 - k of the other.
    expect(
      measureMask(
        volumeOf((i, j, k) => huAt(i, j, 62 - k)),
        reversed,
      ),
    ).toEqual(measureMask(volumeOf(huAt), mask));
  });

  it('leaves volume and mask as they were', () => {
    const volume = volumeOf((i, j) => 60 - i * j);
    const mask = all([11, 21, 31], [3, 2, 1]);
    const before = structuredClone({ volume, mask });
    measureMask(volume, mask);
    expect({ volume, mask }).toEqual(before);
  });

  it('takes a box that reaches out of the voxels as long as the mask does not', () => {
    const mask = gridMask(['0011'], [9, 20, 30]);
    expect(
      measureMask(
        volumeOf((i) => i),
        mask,
      ).meanHu,
    ).toBe(11.5);
  });

  it.each([
    ['empty', gridMask(['00'], [10, 20, 30]), 'at least one tissue voxel'],
    [
      'of size 0',
      createMask({ min: [0, 0, 0], size: [0, 0, 0] }, new Uint8Array(0)),
      'at least one',
    ],
    ['outside the voxels', gridMask(['11'], [14, 20, 30]), 'reaches out of the CT voxels'],
  ])('refuses a mask that is %s', (_, mask, message) => {
    expect(() =>
      measureMask(
        volumeOf(() => 0),
        mask,
      ),
    ).toThrow(message);
  });
});
