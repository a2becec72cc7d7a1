import { messageText } from '../../../src/messages/message';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCtFolder, type CtFolder } from '../../../cli/readCtFolder';
import {
  boxVoxelCount,
  measureMask,
  measureThreeSlice,
  placeThreeSliceEllipses,
  type Mask,
} from '../../../src';
import { maskOfLabel, readNiftiLabels, type LabelVolume } from '../../support/niftiMask';

const data = join(__dirname, '../../../../shared/data');

interface Reference {
  readonly vertebrae: Record<
    string,
    {
      readonly label: number;
      readonly whole: boolean;
      readonly body: { voxels: number; volume_mm3: number; mean_hu: number };
      readonly three_axial_slices: { mean_of_three_hu: number };
    }
  >;
}

const withSamples = existsSync(data) ? describe : describe.skip;

/** The mask's voxels of which all 26 neighbours belong to it, `times` over: bone off the cortex. */
function erode(mask: Mask, times: number): Mask {
  if (times === 0) return mask;
  const { min, size } = mask.box;
  const voxels = new Uint8Array(boxVoxelCount(mask.box));
  const [columns, rows, slices] = size;
  for (let k = 1; k < slices - 1; k++) {
    for (let j = 1; j < rows - 1; j++) {
      for (let i = 1; i < columns - 1; i++) {
        let inside = 1;
        for (let n = 0; n < 27 && inside; n++) {
          const dj = ((n / 3) | 0) % 3;
          const dk = (n / 9) | 0;
          inside = mask.voxels[((k + dk - 1) * rows + j + dj - 1) * columns + i + (n % 3) - 1]!;
        }
        voxels[(k * rows + j) * columns + i] = inside;
      }
    }
  }
  return erode({ box: { min, size }, voxels }, times - 1);
}

withSamples.each([
  ['caseA', 1],
  ['caseB', 2],
])('real %s (skipped where the sample data are absent)', (name, erosions) => {
  const { vertebrae } = existsSync(data)
    ? (JSON.parse(readFileSync(join(data, name, 'reference.json'), 'utf8')) as Reference)
    : { vertebrae: {} };
  const whole = Object.entries(vertebrae).filter(([, vertebra]) => vertebra.whole);
  let ct: CtFolder;
  let labels: LabelVolume;

  beforeAll(async () => {
    ct = await readCtFolder(join(data, name));
    labels = readNiftiLabels(join(data, name, 'labels_body.nii.gz'));
  });

  it('can be measured with a warning, though its images are derived ones', () => {
    const warned = ct.series.checks.filter(({ state }) => state === 'warn');
    expect(warned.map(({ property }) => property)).toEqual(['imageType']);
  });

  it.each(whole)('gives the referenced mean HU of the body %s', (_, { label, body }) => {
    const measured = measureMask(ct.volume, maskOfLabel(labels, label));
    expect(measured.voxels).toBe(body.voxels);
    expect(measured.volumeMm3).toBeCloseTo(body.volume_mm3, 3);
    // 0.05 HU: the reference is rounded to 0.1 HU.
    expect(measured.meanHu).toBeCloseTo(body.mean_hu, 1);
  });

  it.each(whole)('reads a three-slice HU near the reference in %s', (_, vertebra) => {
    const cancellous = erode(maskOfLabel(labels, vertebra.label), erosions);
    const ellipses = placeThreeSliceEllipses(ct.series.geometry, cancellous);
    if ('status' in ellipses) throw new Error(messageText(ellipses.message));
    const { meanHu, slices } = measureThreeSlice(ct.volume, ellipses);
    expect(slices).toHaveLength(3);
    // 15 HU: the reference takes the whole compartment at a quarter, half and three quarters of
    // the height, the ellipses lie nearer to the endplates, and slices of a body differ by 30 HU.
    expect(Math.abs(meanHu - vertebra.three_axial_slices.mean_of_three_hu)).toBeLessThan(15);
  });
});
