import { renderPhantom, SMALL_PHANTOM } from '../../../demo/phantom/lumbarPhantom';
import { measureMask } from '../../../src/measurement/measureMask';
import { segmentVertebralBody } from '../../../src/segmentation/segmentVertebralBody';
import { ijkToLps } from '../../../src/volume/geometry';
import { add } from '../../../src/volume/vector';
import { voxelsOf } from '../../support/maskOverlap';

describe('segmentVertebralBody on the lumbar phantom', () => {
  const { volume, truth } = renderPhantom({ ...SMALL_PHANTOM, noiseSdHu: 25 });

  it.each(['L1', 'L2', 'L3', 'L4'] as const)('measures %s as a perfect mask would', (level) => {
    const { centerLps, bodyContains, meanHu } = truth.levels[level];
    const found = segmentVertebralBody(volume, add(centerLps, [3, 2, -2]));
    if (found.status !== 'segmented') throw new Error(`refused: ${found.reason}`);
    // HU; the broken L2 holds a compacted band, whose share moves its mean by some HU.
    const toleranceHu = truth.levels[level].fractured ? 3 : 1;
    const measured = measureMask(volume, found.cancellous).meanHu;
    expect(Math.abs(measured - meanHu(3))).toBeLessThan(toleranceHu);
    const outside = voxelsOf(found.cancellous).filter(
      (index) => !bodyContains(ijkToLps(volume.geometry, index)),
    );
    expect(outside).toHaveLength(0);
  });

  it('finds no body in a disc, the canal or beside the spine', () => {
    const { superiorEndplate, inferiorEndplate, centerLps } = truth.levels.L3;
    const below = truth.levels.L4.superiorEndplate.pointLps;
    const disc = inferiorEndplate.pointLps.map((mm, n) => (mm + below[n]!) / 2);
    const places = [disc, add(centerLps, [0, 24, 0]), add(superiorEndplate.pointLps, [45, 10, 0])];
    for (const seed of places) {
      const result = segmentVertebralBody(volume, [seed[0]!, seed[1]!, seed[2]!]);
      expect(result.status).toBe('notMeasurable');
    }
  });
});
