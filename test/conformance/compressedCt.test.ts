import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDicom } from 'dicom-parser';
import { readCtFolder } from '../../cli/readCtFolder';
import { ctSeriesDatasets, writeDicomFolder } from '../../demo/phantom/writeCtSeries';
import { createCtVolume, createVolumeGeometry, wholeBox, type CtVolume } from '../../src';
import { compressAsJpeg2000, convertFolder } from '../support/compressedCt';
import { enhancedCt } from '../support/enhancedCt';

// dcmtk compresses here, as another author's program; for JPEG 2000, which it cannot write, the
// encoder of OpenJPEG. What is read must be what was there before, voxel by voxel.
const hasDcmtk = ['dcmconv', 'dcmcrle', 'dcmcjpeg', 'dcmcjpls'].every((program) =>
  existsSync(`/usr/bin/${program}`),
);
if (!hasDcmtk && process.env['REQUIRE_ALL']) throw new Error('apt-get install dcmtk');
const describeWithDcmtk = hasDcmtk
  ? describe
  : (title: string, tests: () => void) =>
      describe.skip(`${title} (skipped: dcmtk is absent; apt-get install dcmtk)`, tests);

const folder = mkdtempSync(join(tmpdir(), 'vbmd-compressed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Odd sizes; areas of one value and areas of noise over the range of a 12-bit CT. */
function testVolume(): CtVolume {
  const geometry = createVolumeGeometry({
    dimensions: [61, 37, 5],
    spacing: [0.7, 0.8, 1.5],
    origin: [-20, -30, 100],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  const hu = Int16Array.from({ length: 61 * 37 * 5 }, (_, n) =>
    n % 61 < 20 ? -1000 : ((n * 48_271 + (n >> 3)) % 4000) - 1000,
  );
  return createCtVolume({ geometry, box: wholeBox(geometry), hu });
}

/** Number of voxels in which two volumes differ. */
const differences = (a: CtVolume, b: CtVolume): number =>
  Array.from(a.hu).filter((hu, index) => hu !== b.hu[index]).length;

const syntaxOf = (path: string) => parseDicom(readFileSync(path)).string('x00020010');

type Convert = (from: string, to: string) => void | Promise<void>;
const dcmtk =
  (program: string, ...options: string[]): Convert =>
  (from, to) =>
    convertFolder(program, options, from, to);

const LOSSLESS: readonly (readonly [string, string, Convert])[] = [
  ['1.2.840.10008.1.2', 'implicit little endian', dcmtk('dcmconv', '+ti')],
  ['1.2.840.10008.1.2.2', 'explicit big endian', dcmtk('dcmconv', '+tb')],
  ['1.2.840.10008.1.2.1.99', 'deflated', dcmtk('dcmconv', '+td')],
  ['1.2.840.10008.1.2.4.70', 'JPEG lossless, first order', dcmtk('dcmcjpeg', '+e1')],
  ...[1, 2, 3, 4, 5, 6, 7].map(
    (predictor) =>
      [
        '1.2.840.10008.1.2.4.57',
        `JPEG lossless, predictor ${predictor}`,
        dcmtk('dcmcjpeg', '+el', '+sv', String(predictor)),
      ] as const,
  ),
  ['1.2.840.10008.1.2.4.70', 'JPEG lossless in fragments of 1 kB', dcmtk('dcmcjpeg', '+fs', '1')],
  ['1.2.840.10008.1.2.4.80', 'JPEG-LS', dcmtk('dcmcjpls')],
  ['1.2.840.10008.1.2.5', 'RLE', dcmtk('dcmcrle')],
  ['1.2.840.10008.1.2.4.90', 'JPEG 2000', compressAsJpeg2000],
];

describeWithDcmtk('compressed CT files', () => {
  const kinds = [
    ['unsigned 12 bit', { storedAs: 'unsigned' }],
    ['signed 16 bit', { storedAs: 'signed' }],
  ] as const;

  describe.each(kinds)('of %s', (_kind, header) => {
    const plain = mkdtempSync(join(folder, 'plain-'));
    writeDicomFolder(ctSeriesDatasets(testVolume(), header), plain);

    test.each(LOSSLESS)('%s (%s) give the voxels of the uncompressed ones', async (...row) => {
      const [uid, , convert] = row;
      const to = mkdtempSync(join(folder, 'converted-'));
      await convert(plain, to);
      expect(syntaxOf(join(to, 'IM0001.dcm'))).toBe(uid);
      const { volume, series } = await readCtFolder(to);
      expect(series.geometry.dimensions).toEqual([61, 37, 5]);
      expect(differences(volume, testVolume())).toBe(0);
    });
  });

  test('near-lossless JPEG-LS gives voxels within its deviation', async () => {
    const [plain, to] = [join(folder, 'plain'), join(folder, 'near')];
    writeDicomFolder(ctSeriesDatasets(testVolume()), plain);
    convertFolder('dcmcjpls', ['+en', '+md', '3'], plain, to);
    const { volume, series } = await readCtFolder(to);
    const wanted = testVolume().hu;
    const deviations = Array.from(volume.hu, (hu, index) => Math.abs(hu - wanted[index]!));
    // HU; the rescale slope is 1. Not 0 everywhere, or nothing was compressed with loss.
    expect(Math.max(...deviations)).toBe(3);
    expect(series.checks).toContainEqual(
      expect.objectContaining({ property: 'compression', state: 'warn' }),
    );
  });

  const multiFrame = LOSSLESS.filter(([, name]) => !name.includes('predictor'));
  test.each(multiFrame)('%s (%s) of several frames in a file', async (...row) => {
    const [from, to] = ['enhanced-', 'enhanced-to-'].map((name) => mkdtempSync(join(folder, name)));
    writeDicomFolder([enhancedCt(testVolume())], from!);
    await row[2](from!, to!);
    expect(syntaxOf(join(to!, 'IM0001.dcm'))).toBe(row[0]);
    const { volume, series } = await readCtFolder(to!);
    expect(series.slices.map(({ frameNumber }) => frameNumber)).toEqual([5, 4, 3, 2, 1]);
    expect(differences(volume, testVolume())).toBe(0);
  });

  test.each(LOSSLESS.slice(3))('%s (%s) cut off are refused by name', async (...row) => {
    const [from, to] = ['whole-', 'cut-'].map((name) => mkdtempSync(join(folder, name)));
    writeDicomFolder(ctSeriesDatasets(testVolume()), from!);
    await row[2](from!, to!);
    const path = join(to!, 'IM0003.dcm');
    const bytes = readFileSync(path);
    for (const end of [bytes.length - 40, bytes.length - 900]) {
      writeFileSync(path, bytes.subarray(0, end));
      await expect(readCtFolder(to!)).rejects.toThrow(`${path}: `);
      await expect(readCtFolder(to!)).rejects.toThrow('damaged or cut off');
    }
  });

  test.each(LOSSLESS.slice(3))('%s (%s) that end in zeros are refused by name', async (...row) => {
    const [from, to] = ['sound-', 'damaged-'].map((name) => mkdtempSync(join(folder, name)));
    writeDicomFolder(ctSeriesDatasets(testVolume()), from!);
    await row[2](from!, to!);
    const path = join(to!, 'IM0003.dcm');
    const bytes = readFileSync(path);
    // From within the frame on, as an interrupted copy leaves it.
    bytes.fill(0, bytes.length - 1000);
    writeFileSync(path, bytes);
    await expect(readCtFolder(to!)).rejects.toThrow(`${path}: `);
  });
});
