import { ctVoxels } from '../../extension/session/series/ctVoxels';
import type { CtSeries, VolumeGeometry } from '../../src';

const geometry: VolumeGeometry = {
  dimensions: [3, 2, 3],
  spacing: [1, 1, 2],
  origin: [0, 0, 10],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
const series = { status: 'readable', geometry } as unknown as CtSeries;

interface Options {
  /** Voxels of a slice that the host holds, in place of all of them. */
  readonly held?: number;
  readonly slope?: number;
  readonly preScale?: { readonly scaled?: boolean };
  readonly loaded?: boolean;
  readonly Type?: typeof Int16Array | typeof Float32Array;
}

/** Slices named by their height; the voxel of column i, row j in slice k is 100 k + 10 j + i. */
function fakeCornerstone(
  heights: Record<string, number>,
  {
    preScale = { scaled: true },
    loaded = true,
    Type = Float32Array,
    held = 6,
    slope = 2,
  }: Options = {},
) {
  const slice = (k: number) =>
    new Type([0, 1, 2, 10, 11, 12].slice(0, held).map((hu) => 100 * k + hu));
  return {
    metaData: {
      get: (_type: string, imageId: string) => ({ imagePositionPatient: [0, 0, heights[imageId]] }),
    },
    cache: {
      getVolumes: () => [
        { volumeId: 'loader:other', loadStatus: { loaded: true } },
        { volumeId: 'loader:shown', loadStatus: { loaded }, framesLoaded: 3 },
      ],
      getImage: (imageId: string) => {
        const k = (heights[imageId]! - 10) / 2;
        return {
          voxelManager: { getScalarData: () => slice(k) },
          preScale,
          slope,
          intercept: -1000,
        };
      },
    },
  } as unknown as Parameters<typeof ctVoxels>[0];
}

describe('voxels of the viewer', () => {
  it('are put to their slice by position, whatever the order of the image ids', () => {
    const voxels = ctVoxels(fakeCornerstone({ top: 14, bottom: 10, middle: 12 }), series, 'shown', [
      'top',
      'bottom',
      'middle',
    ]);
    expect(voxels.loadedSlices()).toBe(3);
    const { hu } = voxels.read({ min: [1, 0, 1], size: [2, 2, 2] });
    expect([...hu]).toEqual([101, 102, 111, 112, 201, 202, 211, 212]);
  });

  it('are rescaled where the host has not done it', () => {
    const cornerstone = fakeCornerstone({ a: 10 }, { preScale: { scaled: false } });
    const { hu } = ctVoxels(cornerstone, series, 'shown', ['a']).read({
      min: [2, 1, 0],
      size: [1, 1, 1],
    });
    expect([...hu]).toEqual([12 * 2 - 1000]);
  });

  it('stay 16-bit integers where the host holds HU as such, and only there', () => {
    const read = (Type: typeof Int16Array | typeof Float32Array, scaled: boolean) =>
      ctVoxels(fakeCornerstone({ a: 10 }, { preScale: { scaled }, Type }), series, 'shown', [
        'a',
      ]).read({ min: [1, 0, 0], size: [2, 1, 1] }).hu;
    expect(read(Int16Array, true)).toEqual(Int16Array.of(1, 2));
    expect(read(Float32Array, true)).toEqual(Float32Array.of(1, 2));
    expect(read(Int16Array, false)).toEqual(Float32Array.of(2 - 1000, 4 - 1000));
  });

  it('are refused where a slice is missing', () => {
    const voxels = ctVoxels(fakeCornerstone({ bottom: 10 }), series, 'shown', ['bottom']);
    expect(() => voxels.read({ min: [0, 0, 0], size: [1, 1, 2] })).toThrow('not loaded yet');
  });

  it.each<[string, Options]>([
    ['fewer voxels than the header says', { held: 5 }],
    ['no rescale that it has not done itself', { preScale: { scaled: false }, slope: NaN }],
  ])('are refused where the host holds %s', (_title, options) => {
    const voxels = ctVoxels(fakeCornerstone({ a: 10 }, options), series, 'shown', ['a']);
    const read = () => voxels.read({ min: [0, 0, 0], size: [3, 2, 1] });
    expect(read).toThrow('expected 3 x 2 voxels in HU in each slice');
  });

  it('are not complete until the host says so, even with an image in every slice', () => {
    const cornerstone = fakeCornerstone({ a: 10, b: 12, c: 14 }, { loaded: false });
    expect(ctVoxels(cornerstone, series, 'shown', ['a', 'b', 'c']).loadedSlices()).toBe(2);
    expect(ctVoxels(cornerstone, series, 'absent', ['a', 'b', 'c']).loadedSlices()).toBe(0);
  });
});
