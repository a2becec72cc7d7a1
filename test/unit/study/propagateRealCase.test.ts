import { messageText } from '../../../src/messages/message';
import { countVoxels, propagateLevels } from '../../../src';
import { holds, voxelsOf } from '../../support/maskOverlap';
import { maskOfLabel } from '../../support/niftiMask';
import { readRealCase, REAL_DATA_MISSING, type RealCase } from '../../support/realCases';

const describeWithData = REAL_DATA_MISSING === '' ? describe : describe.skip;

describeWithData(`propagateLevels on a real CT${REAL_DATA_MISSING}`, () => {
  let real: RealCase;
  beforeAll(async () => {
    real = await readRealCase('caseA');
  }, 60_000);

  it.each(['L1', 'L2', 'L3', 'L4', 'L5'] as const)(
    'finds L1 to L5 from %s, and that T12 is cut off',
    (start) => {
      const { volume, labels, vertebrae } = real;
      const seedLps = vertebrae[start]!.body.centroid_lps_mm;
      const levels = propagateLevels(volume, { level: start, seedLps }, 3);
      expect(levels.map(({ level }) => level)).toEqual(['T12', 'L1', 'L2', 'L3', 'L4', 'L5']);
      expect(levels[0]!.result).toMatchObject({ reason: 'partlyOutsideVolume' });
      for (const { level, result, confidence } of levels.slice(1)) {
        if (result.status !== 'measured')
          throw new Error(`${level}: ${messageText(result.message)}`);
        const { cancellous, statistics } = result.measurement.threeDimensional!;
        const { label, trabecular } = vertebrae[level]!;
        const body = maskOfLabel(labels, label);
        const inside = voxelsOf(cancellous).filter((index) => holds(body, index)).length;
        // Of voxels; L5 flares at its side, where the label ends.
        expect(inside / countVoxels(cancellous)).toBeGreaterThan(0.9);
        // HU, as where a level is clicked itself (realCases.test.ts).
        expect(Math.abs(statistics.meanHu - trabecular.mean_hu)).toBeLessThan(6);
        expect(confidence).toBeGreaterThan(0.7);
      }
    },
  );
});
