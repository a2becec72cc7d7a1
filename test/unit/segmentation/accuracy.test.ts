import type { Vec3 } from '../../../src/volume/vector';
import { evaluatePhantom } from '../../evaluation/evaluatePhantom';
import { SHAPES } from '../../evaluation/phantomGrid';

// A sample of what `npm run accuracy` measures in full.
const CASES: readonly (readonly [string, Vec3])[] = [
  ['tilt 35 degrees', [0.8, 0.8, 1.5]],
  ['wedge and biconcave', [0.8, 0.8, 1.5]],
  ['rotation 15 degrees', [0.8, 0.8, 1.5]],
  ['aorta 350 HU at wall', [0.8, 0.8, 1.5]],
  ['cement above', [0.8, 0.8, 1.5]],
  ['oblique stack', [0.8, 0.8, 1.5]],
  ['ordinary', [0.8, 0.8, 3]],
  ['dense spot inside', [0.8, 0.8, 3]],
  ['wedge 8 degrees', [0.8, 0.8, 3]],
];

/**
 * HU; what the accuracy of a mean is judged by (see README). A spot of 600 HU belongs to the mean,
 * and weighs more in the mask of thick slices, which is some per cent smaller.
 */
const toleranceHu = (name: string): number => (name.startsWith('dense spot') ? 3 : 2);

describe('the mean HU and the body of a phantom', () => {
  it.each(CASES)('%s, voxels of %p mm', (name, spacing) => {
    const shape = SHAPES.find((each) => each.name === name)!;
    const cells = evaluatePhantom(shape, spacing, [-20, 150], [25]);
    expect(cells).toHaveLength(2);
    for (const cell of cells) {
      expect(cell.refusal).toBeUndefined();
      expect(Math.abs(cell.errorHu!)).toBeLessThan(toleranceHu(name));
      // In thick slices a voxel at each endplate is decided by rounding: half of 3 mm of 27 mm.
      expect(cell.bodyDice).toBeGreaterThan(spacing[2] <= 1.5 ? 0.97 : 0.94);
    }
  });
});
