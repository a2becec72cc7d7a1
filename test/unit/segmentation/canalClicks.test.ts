import { renderPhantom } from '../../../demo/phantom/lumbarPhantom';
import { measureMask, segmentVertebralBody, type Vec3 } from '../../../src';

// A click behind the body may find the body all the same, or be refused; a mask that takes the
// canal and the arch along must not pass: its mean looks plausible.

/** A mask of the right body is this near (HU) to the truth; canal and arch shift it by 9 or more. */
const TOLERANCE_HU = 5;

describe('clicks behind the vertebral body', () => {
  const { volume, truth } = renderPhantom({
    dimensions: [190, 190, 150],
    spacingMm: [0.75, 0.75, 1.25],
    supersampling: 2,
  });

  it.each(['L1', 'L2', 'L3', 'L4'] as const)('never give a wrong value at %s', (level) => {
    const { centerLps, meanHu } = truth.levels[level];
    for (const behindMm of [14, 16, 18, 20, 22, 24, 26]) {
      const seedLps: Vec3 = [centerLps[0], centerLps[1] + behindMm, centerLps[2]];
      const found = segmentVertebralBody(volume, seedLps);
      if (found.status === 'notMeasurable') continue;
      const differenceHu = measureMask(volume, found.cancellous).meanHu - meanHu(3);
      expect({ behindMm, isRight: Math.abs(differenceHu) <= TOLERANCE_HU }).toEqual({
        behindMm,
        isRight: true,
      });
    }
  });
});
