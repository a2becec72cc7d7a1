import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERTEBRAL_LEVELS } from '../../src';
import { readSmallCt, smallCt, smallReading, smallResult } from '../support/smallReading';
import { writeDataset } from '../support/writeDataset';
import {
  CHECKERS,
  entityErrors,
  iodErrors,
  iodRemarks,
  run,
  templateErrors,
  templateFindings,
  testWith,
} from './checkers';
import { readWithPydicom } from './readers';

const folder = mkdtempSync(join(tmpdir(), 'vbmd-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes CT, SEG and SR of a small case as files. */
function writeCase(name: string, options: Parameters<typeof smallCt>[0]) {
  const ct = smallCt(options);
  const { series, volume } = readSmallCt(ct);
  const reading = smallReading(series, volume);
  const predecessor = { seriesInstanceUid: '1.2.3', sopInstanceUid: '1.2.3.4' };
  const { segmentation, report } = smallResult(reading, series, ct, { predecessor });
  const files = {
    ctFolder: join(folder, name),
    segmentation: join(folder, `${name}-seg.dcm`),
    report: join(folder, `${name}-sr.dcm`),
  };
  mkdirSync(files.ctFolder);
  ct.forEach((slice, index) =>
    writeFileSync(join(files.ctFolder, `${index}.dcm`), writeDataset(slice)),
  );
  writeFileSync(files.segmentation, writeDataset(segmentation));
  writeFileSync(files.report, writeDataset(report));
  return { reading, ...files };
}

describe.each([
  ['straight', {}],
  [
    'oblique, slices in reversed order, columns from left to right',
    { tiltDegrees: 17, mirrored: true },
  ],
] as const)('SEG and SR of a CT that is %s', (name, options) => {
  const stored = writeCase(name.slice(0, 7), options);
  const measured = VERTEBRAL_LEVELS.flatMap((level) => stored.reading.levels[level] ?? []);

  testWith('dciodvfy', 'conform to their information object definitions', () => {
    expect(iodErrors(stored.segmentation)).toEqual([]);
    expect(iodErrors(stored.report)).toEqual([]);
    // The CT itself as well: otherwise the other checks prove little.
    expect(iodErrors(join(stored.ctFolder, '0.dcm'))).toEqual([]);
    expect(iodRemarks(stored.segmentation)).toEqual(['Segmentation']);
    expect(iodRemarks(stored.report)).toEqual(['Comprehensive3DSR']);
  });

  testWith('dcentvfy', 'belong to the same patient, study and frame of reference as the CT', () => {
    const files = [join(stored.ctFolder, '0.dcm'), stored.segmentation, stored.report];
    expect(entityErrors(files)).toEqual([]);
  });

  testWith('dsrdump', 'are readable: the report shows every level with its mean', () => {
    const text = run(CHECKERS.dsrdump.file, ['+Pl', stored.report]).join('\n');
    expect(text).not.toMatch(/^E:/m);
    for (const { level, threeDimensional } of measured) {
      if (!threeDimensional) continue;
      expect(text).toContain(`"Tracking Identifier")="${level} cancellous bone"`);
      // As people read it; the file holds the exact number beside it.
      const shown = Number(threeDimensional.statistics.meanHu.toFixed(2));
      expect(text).toContain(`"Attenuation Coefficient")="${shown}"`);
    }
    expect(text).toContain('Research use; not a diagnosis.');
  });

  testWith('pydicom', 'give the same HU when pydicom measures them again', async () => {
    const [read] = await readWithPydicom([stored]);
    const { patientName, levels, ellipses } = read!;

    expect(patientName).toBe('Müller^Änne=山田^花子');
    expect(levels.map(({ name: id }) => id)).toEqual(
      ['L1', 'L2', 'L3', 'L4'].map((level) => `${level} cancellous bone`),
    );
    expect(ellipses).toHaveLength(9);
    for (const { reported, measured: again } of [...levels, ...ellipses]) {
      expectShown(reported['Mean'], again.meanHu);
      expectShown(reported['Standard Deviation'], again.sdHu);
    }
    for (const { name: id, reported, measured: again } of levels) {
      expect(reported['Median']).toBe(again.medianHu);
      expectShown(reported['5th percentile'], again.p5Hu);
      expectShown(reported['95th percentile'], again.p95Hu);
      const { statistics } = stored.reading.levels[id.slice(0, 2) as 'L1']!.threeDimensional!;
      expect(again.voxels).toBe(statistics.voxels);
      expect(again.volumeMm3).toBeCloseTo(statistics.volumeMm3, 3);
    }
  });
});

/** Reports show HU with two decimals; 0.0051 allows for the rounding of halves. */
const expectShown = (reported: number | undefined, measured: number): void =>
  expect(Math.abs(reported! - measured)).toBeLessThan(0.0051);

testWith('pixelMed', 'the report conforms to TID 1500 and the templates in it', async () => {
  const { report } = writeCase('templates', { tiltDegrees: -9 });
  const findings = (await templateFindings([report])).get(report)!;

  expect(findings).toContain('Found Root Template TID_1500 (MeasurementReport)');
  expect(findings).toContain('IOD validation complete');
  expect(templateErrors(findings)).toEqual([]);
  // The checker's own list of context groups lacks CID 7465, which TID 1420 names; it says so
  // for any report with derived measurements.
  expect(findings.filter((line) => /Internal Error/.test(line)).length).toBeLessThanOrEqual(1);
  // The templates are extensible: what is added, and nothing else, is remarked on.
  const remarks = findings.filter((line) => /^Warning/.test(line));
  expect(remarks.filter((line) => !line.endsWith('Content Item not in template'))).toEqual([]);
});
