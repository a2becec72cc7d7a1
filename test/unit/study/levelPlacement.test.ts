import { levelAlreadyCovering, levelOrderFaults, type VolumeGeometry } from '../../../src';
import { blockMask, measurementOf, readingOf } from '../../support/reading';

const geometry: VolumeGeometry = {
  dimensions: [20, 20, 60],
  spacing: [1, 1, 1],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

describe('level that already covers a mask', () => {
  const reading = readingOf({ L1: measurementOf(50, blockMask([5, 5, 40], [10, 10, 10])) });

  it('is found when most voxels are shared', () => {
    expect(levelAlreadyCovering(reading, 'L2', blockMask([6, 6, 41], [10, 10, 10]))).toBe('L1');
  });

  it('is not found for a neighbouring body that only touches', () => {
    expect(
      levelAlreadyCovering(reading, 'L2', blockMask([5, 5, 30], [10, 10, 10])),
    ).toBeUndefined();
  });

  it('is not the level itself, which may be measured again', () => {
    expect(
      levelAlreadyCovering(reading, 'L1', blockMask([5, 5, 40], [10, 10, 10])),
    ).toBeUndefined();
  });
});

describe('order of levels', () => {
  const at = (k: number) => measurementOf(50, blockMask([5, 5, k], [10, 10, 5]));

  it('is right when L1 lies above L2 in the patient', () => {
    expect(levelOrderFaults(readingOf({ L1: at(40), L2: at(20) }), geometry)).toEqual([]);
  });

  it('is named where two levels contradict their places', () => {
    expect(levelOrderFaults(readingOf({ L1: at(20), L2: at(40), L3: at(5) }), geometry)).toEqual([
      { upper: 'L1', lower: 'L2' },
    ]);
  });

  it('follows the patient and not the slice number on a reversed stack', () => {
    const reversed: VolumeGeometry = {
      ...geometry,
      direction: [
        [1, 0, 0],
        [0, -1, 0],
        [0, 0, -1],
      ],
    };
    expect(levelOrderFaults(readingOf({ L1: at(20), L2: at(40) }), reversed)).toEqual([]);
  });
});
