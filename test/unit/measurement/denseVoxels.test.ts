import {
  countDenseVoxels,
  createCtVolume,
  createMask,
  PADDING_HU,
  type CtVolume,
} from '../../../src';

/** A row of voxels of the given HU, and the mask of all of them. */
function rowOf(values: readonly number[]) {
  const box = { min: [2, 3, 4], size: [values.length, 1, 1] } as const;
  const volume: CtVolume = createCtVolume({
    geometry: {
      dimensions: [64, 8, 8],
      spacing: [1, 1, 1],
      origin: [0, 0, 0],
      direction: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    box,
    hu: Int16Array.from(values),
  });
  return { volume, mask: createMask(box, new Uint8Array(values.length).fill(1)) };
}

describe('countDenseVoxels', () => {
  it('counts what lies above 300 HU, padding left out', () => {
    const { volume, mask } = rowOf([301, 300, 100, 100, PADDING_HU]);
    expect(countDenseVoxels(volume, mask, 100)).toEqual({ fraction: 0.25, excess: 0.25 });
  });

  it('takes off what noise explains: as many as far below the median, and two SD of chance', () => {
    // Median 200: 300 lies 100 above, so 99 is beyond the mirrored limit and 100 is not.
    const times = (count: number, hu: number) => Array.from({ length: count }, () => hu);
    const { volume, mask } = rowOf([...times(30, 301), ...times(2, 99), ...times(8, 100), 200]);
    const { fraction, excess } = countDenseVoxels(volume, mask, 200);
    expect(fraction).toBeCloseTo(30 / 41, 12);
    // 2 sqrt(2 + 2) = 4.
    expect(excess).toBeCloseTo((30 - 2 - 4) / 41, 12);
  });

  it('finds nothing where noise alone is dense', () => {
    const { volume, mask } = rowOf([301, 302, 99, 200, 200]);
    expect(countDenseVoxels(volume, mask, 200)).toEqual({ fraction: 0.4, excess: 0 });
  });

  it('is 0 for nothing', () => {
    const { volume, mask } = rowOf([PADDING_HU]);
    expect(countDenseVoxels(volume, mask, 100)).toEqual({ fraction: 0, excess: 0 });
  });
});
