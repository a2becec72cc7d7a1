import {
  createCtVolume,
  measureHuByPeel,
  measureMask,
  PADDING_HU,
  QUALITY_PEELS_MM,
  selectCancellous,
  type CtVolume,
  type Vec3,
  type VolumeGeometry,
} from '../../../src';
import { blockMask } from '../../support/reading';

const geometry: VolumeGeometry = {
  dimensions: [40, 40, 40],
  spacing: [0.8, 1, 2],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
const box = { min: [4, 5, 6] as Vec3, size: [24, 20, 14] as Vec3 };

function volumeOf(huAt: (i: number, j: number, k: number) => number): CtVolume {
  const hu = new Int16Array(24 * 20 * 14);
  hu.forEach((_, n) => {
    hu[n] = huAt(4 + (n % 24), 5 + (Math.floor(n / 24) % 20), 6 + Math.floor(n / 480));
  });
  return createCtVolume({ geometry, box, hu });
}

describe('measureHuByPeel', () => {
  const body = blockMask([6, 7, 7], [20, 16, 12]);
  const volume = volumeOf((i, j, k) => ((i * 37 + j * 91 + k * 53) % 211) - 60);

  it('gives what each peel would give alone', () => {
    const found = measureHuByPeel(volume, body);
    expect(found.map(({ peelMm }) => peelMm)).toEqual(QUALITY_PEELS_MM);
    for (const { peelMm, meanHu, voxels } of found) {
      const alone = measureMask(volume, selectCancellous(geometry, body, peelMm));
      expect(voxels).toBe(alone.voxels);
      // 1e-9 HU: rounding of doubles.
      expect(meanHu).toBeCloseTo(alone.meanHu, 9);
    }
  });

  it('leaves out a peel that leaves nothing, and padding', () => {
    // 16 x 1 mm along J: nothing lies 8.5 mm inside.
    expect(measureHuByPeel(volume, body, [7, 8.5]).map(({ peelMm }) => peelMm)).toEqual([7]);
    const padded = volumeOf((i) => (i < 16 ? PADDING_HU - 500 : 40));
    expect(measureHuByPeel(padded, body, [1])[0]!.meanHu).toBe(40);
  });
});
