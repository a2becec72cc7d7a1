import { countHu, summarizeCounts } from '../../../src/measurement/countHu';
import { summarizeHu } from '../../../src/measurement/huStatistics';
import { createCtVolume, wholeBox, type VolumeGeometry } from '../../../src';

const geometryOf = (voxels: number): VolumeGeometry => ({
  dimensions: [voxels, 1, 1],
  spacing: [1, 1, 1],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
});

describe('summarizeCounts', () => {
  // From one voxel on: every way in which a rank can lie on or between values.
  it.each([1, 2, 3, 19, 20, 21, 40, 41, 997])('gives what summarizeHu gives for %d voxels', (n) => {
    const hu = Int16Array.from({ length: n }, (_, index) => ((index * 7919) % 331) - 150);
    const geometry = geometryOf(n);
    const volume = createCtVolume({ geometry, box: wholeBox(geometry), hu });
    const counts = countHu(volume, volume.box, new Uint8Array(n).fill(1))!;
    const counted = summarizeCounts(counts);
    const kept = summarizeHu(hu.slice());
    // 1e-9 HU: the rounding of doubles.
    expect(counted.meanHu).toBeCloseTo(kept.meanHu, 9);
    expect(counted.sdHu).toBeCloseTo(kept.sdHu, 9);
    expect(counted.medianHu).toBe(kept.medianHu);
    expect(counted.p5Hu).toBeCloseTo(kept.p5Hu, 9);
    expect(counted.p95Hu).toBeCloseTo(kept.p95Hu, 9);
  });
});
