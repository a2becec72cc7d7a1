import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasuredEntry, MeasurementFile } from '../../cli/measure/measurementFile';
import { runCli } from '../../cli/runCli';
import { renderPhantom, SMALL_PHANTOM } from '../../demo/phantom/lumbarPhantom';
import { writeCtSeries } from '../../demo/phantom/writeCtSeries';
import type { VertebralLevel } from '../../src';
import { entityErrors, iodErrors, iodRemarks, testWith } from './checkers';
import { readWithPydicom } from './readers';

// What `vertebral-bmd measure` writes, judged by programs of other authors.

const folder = mkdtempSync(join(tmpdir(), 'vbmd-measured-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [ct, seeds, out] = ['ct', 'seeds.json', 'out'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const [segmentation, report] = ['segmentation.dcm', 'report.dcm'].map((name) =>
  join(out, name),
) as [string, string];

beforeAll(async () => {
  const { volume, truth } = renderPhantom(SMALL_PHANTOM);
  const { L1, L2, L3 } = truth.levels;
  writeCtSeries(volume, {}, ct);
  writeFileSync(seeds, JSON.stringify({ L1: L1.centerLps, L2: L2.centerLps, L3: L3.centerLps }));
  const args = ['--ct', ct, '--seeds', seeds, '--exclude', 'L2=fractured', '--out', out];
  const silent = { out: () => undefined, err: () => undefined, bundleFolder: '' };
  expect(await runCli(['measure', ...args], silent)).toBe(0);
}, 60_000);

describe('results of the command line', () => {
  testWith('dciodvfy', 'conform to their information object definitions', () => {
    expect(iodErrors(segmentation)).toEqual([]);
    expect(iodErrors(report)).toEqual([]);
    expect(iodRemarks(segmentation)).toEqual(['Segmentation']);
    expect(iodRemarks(report)).toEqual(['Comprehensive3DSR']);
  });

  testWith('dcentvfy', 'belong to the same patient, study and frame of reference as the CT', () => {
    const files = [join(ct, 'IM0001.dcm'), segmentation, report];
    expect(entityErrors(files)).toEqual([]);
  });

  testWith('pydicom', 'give the HU of measurement.json when pydicom measures again', async () => {
    const { levels } = JSON.parse(
      readFileSync(join(out, 'measurement.json'), 'utf8'),
    ) as MeasurementFile;
    const [again] = await readWithPydicom([{ ctFolder: ct, segmentation, report }]);
    expect(again!.levels.map(({ name }) => name.slice(0, 2))).toEqual(['L1', 'L2', 'L3']);
    for (const { name, measured } of again!.levels) {
      const { threeDimensionalHu } = levels[name.slice(0, 2) as VertebralLevel] as MeasuredEntry;
      // 0.005 HU, far below what is shown; both are sums of whole numbers.
      expect(threeDimensionalHu!.meanHu).toBeCloseTo(measured.meanHu, 2);
      expect(threeDimensionalHu!.sdHu).toBeCloseTo(measured.sdHu, 2);
      expect(threeDimensionalHu!.medianHu).toBe(measured.medianHu);
      expect(threeDimensionalHu!.voxels).toBe(measured.voxels);
    }
    const slices = (['L1', 'L2', 'L3'] as const).flatMap(
      (level) => (levels[level] as MeasuredEntry).threeSliceHu!.slices,
    );
    expect(again!.ellipses).toHaveLength(9);
    again!.ellipses.forEach(({ measured }, index) =>
      expect(slices[index]!.meanHu).toBeCloseTo(measured.meanHu, 2),
    );
  });
});
