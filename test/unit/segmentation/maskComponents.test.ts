import { fillHoles, largestComponent } from '../../../src/segmentation/maskComponents';
import { gridMask } from '../../support/gridMask';
import { holds } from '../../support/maskOverlap';

const full = '11111\n11111\n11111\n11111\n11111';
const hollow = '11111\n11111\n11011\n11111\n11111';

describe('largestComponent', () => {
  it('keeps what is connected by faces, and no more', () => {
    const mask = gridMask(['11000\n11000\n00100\n00011', '11000\n00000\n00000\n00011'], [3, 4, 5]);
    const largest = largestComponent(mask);
    expect(largest).toEqual(gridMask(['11\n11', '11\n00'], [3, 4, 5]));
  });

  it('connects over slices', () => {
    const mask = gridMask(['100\n000', '100\n000', '111\n000']);
    expect(largestComponent(mask)).toEqual(gridMask(['100', '100', '111']));
  });

  it('of nothing is nothing', () => {
    expect(largestComponent(gridMask(['00'])).voxels).toHaveLength(0);
  });
});

describe('fillHoles', () => {
  const mask = gridMask([full, hollow, full], [2, 2, 2]);

  it('fills what is closed on all sides', () => {
    expect(fillHoles(mask)).toEqual(gridMask([full, full, full], [2, 2, 2]));
  });

  it('leaves what is open to one side', () => {
    const open = gridMask([full, hollow, hollow], [2, 2, 2]);
    expect(fillHoles(open)).toEqual(open);
  });

  it('leaves a hole that is meant', () => {
    expect(fillHoles(mask, gridMask(['1'], [4, 4, 3]))).toEqual(mask);
    expect(holds(fillHoles(mask, gridMask(['1'], [0, 0, 0])), [4, 4, 3])).toBe(true);
  });

  it('leaves the mask that it is given', () => {
    const before = mask.voxels.slice();
    fillHoles(mask);
    expect(mask.voxels).toEqual(before);
  });
});
