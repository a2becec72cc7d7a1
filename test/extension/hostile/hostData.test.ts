import fc from 'fast-check';
import { ctVoxels } from '../../../extension/session/series/ctVoxels';
import { listSeriesOptions } from '../../../extension/session/series/seriesOptions';
import type { HostDisplaySet } from '../../../extension/host/host';
import { tryHostile, unlessRefused } from '../../support/hostileRuns';
import { mutated } from '../../support/mutateData';
import { small } from './smallSession';

// What the viewer itself hands over of a study that is damaged: display sets and voxels.

const headers = small.ct.map(({ PixelData: _pixels, ...header }) => header);
const displaySet: HostDisplaySet = {
  displaySetInstanceUID: 'shown',
  StudyInstanceUID: '1.2',
  SeriesInstanceUID: '1.3',
  SeriesNumber: 3,
  SeriesDescription: 'LSPINE 1.1 Br36',
  Modality: 'CT',
  instances: headers,
};

describe('hostile data of the viewer', () => {
  it('are listed as series with a label and a reason, or left out', async () => {
    const { results } = await tryHostile(mutated(displaySet), 150, (spoilt) => {
      const [option] = listSeriesOptions([spoilt]);
      if (option) expect(option.label).not.toMatch(/undefined|\[object/);
      return option;
    });
    expect(results).toBeGreaterThan(100);
  });

  it('are read as the voxels that they are, or refused', async () => {
    const [columns, rows] = small.series.geometry.dimensions;
    const [buffer] = small.ct[0]!['PixelData'] as readonly ArrayBuffer[];
    const stored = new Int16Array(buffer!);
    const rescale = mutated({ preScale: { scaled: false }, slope: 1, intercept: -1024 });
    const lengths = fc.oneof(fc.constant(stored.length), fc.nat(2 * stored.length));
    const cases = fc.record({ image: rescale, length: lengths });
    const { results, refusals } = await tryHostile(cases, 200, ({ image, length }) => {
      const held = Int16Array.from({ length }, (_, offset) => stored[offset] ?? 0);
      const cornerstone = {
        metaData: { get: () => ({ imagePositionPatient: small.series.geometry.origin }) },
        cache: {
          getVolumes: () => [],
          getImage: () => ({ ...image, voxelManager: { getScalarData: () => held } }),
        },
      } as unknown as Parameters<typeof ctVoxels>[0];
      const box = { min: [0, 0, 0], size: [columns, rows, 1] } as const;
      const read = unlessRefused(() =>
        ctVoxels(cornerstone, small.series, 'shown', ['a']).read(box),
      );
      if (!read) return undefined;
      expect(length).toBe(columns * rows);
      const isHu = image.preScale?.scaled !== false;
      const expected = Float32Array.from(held, (value) =>
        isHu ? value : value * image.slope + image.intercept,
      );
      expect(Array.from(read.hu)).toEqual(Array.from(expected));
      return read;
    });
    expect(results).toBeGreaterThan(50);
    expect(refusals).toBeGreaterThan(50);
  });
});
