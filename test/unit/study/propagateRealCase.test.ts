import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCtFolder } from '../../../cli/readCtFolder';
import { countVoxels, propagateLevels, type CtVolume, type Vec3 } from '../../../src';
import { holds, voxelsOf } from '../../support/maskOverlap';
import { maskOfLabel, readNiftiLabels, type LabelVolume } from '../../support/niftiMask';

const DATA = join(__dirname, '../../../../shared/data/caseA');

interface ReferenceLevel {
  readonly label: number;
  readonly body: { readonly centroid_lps_mm: Vec3 };
  readonly trabecular: { readonly mean_hu: number };
}

const missing = existsSync(DATA) ? '' : ` (skipped: no folder ${DATA})`;
const describeWithData = missing === '' ? describe : describe.skip;

describeWithData(`propagateLevels on a real CT${missing}`, () => {
  let volume: CtVolume;
  let labels: LabelVolume;
  let vertebrae: Readonly<Record<string, ReferenceLevel>>;
  beforeAll(async () => {
    ({ volume } = await readCtFolder(join(DATA, 'dicom')));
    labels = readNiftiLabels(join(DATA, 'labels_body.nii.gz'));
    ({ vertebrae } = JSON.parse(readFileSync(join(DATA, 'reference.json'), 'utf8')) as {
      vertebrae: Record<string, ReferenceLevel>;
    });
  }, 60_000);

  it.each(['L1', 'L2', 'L3', 'L4', 'L5'] as const)(
    'finds L1 to L5 from %s, and that T12 is cut off',
    (start) => {
      const seedLps = vertebrae[start]!.body.centroid_lps_mm;
      const levels = propagateLevels(volume, { level: start, seedLps }, 3);
      expect(levels.map(({ level }) => level)).toEqual(['T12', 'L1', 'L2', 'L3', 'L4', 'L5']);
      expect(levels[0]!.result).toMatchObject({ reason: 'partlyOutsideVolume' });
      for (const { level, result, confidence } of levels.slice(1)) {
        if (result.status !== 'measured') throw new Error(`${level}: ${result.message}`);
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
