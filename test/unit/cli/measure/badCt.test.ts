import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  asSecondaryCapture,
  withGantryTilt,
  withMissingSlice,
  withoutHu,
  withSingleSlice,
} from '../../../../demo/phantom/faultySeries';
import { ctSeriesDatasets } from '../../../../demo/phantom/writeCtSeries';
import type { NaturalizedDataset } from '../../../../src';
import {
  ctFolder,
  expectRefusal,
  measurePhantom,
  removeFolders,
  seedsFile,
  temporaryFolder,
} from './measureFixture';

// Every input that a user can get wrong ends with exit code 2, one line on standard error that
// names the file, folder or level and what is wrong, nothing on standard output, and no output.

const { instances, volume, seeds } = measurePhantom();
afterAll(removeFolders);

/** Refused whatever the seeds are, since it is the CT that is wrong. */
const expectCtRefusal = (ct: string, message: string | RegExp) =>
  expectRefusal(['--ct', ct, '--seeds', seedsFile(seeds)], message);

const changed = (changes: NaturalizedDataset) => instances.map((each) => ({ ...each, ...changes }));

const without = (keyword: string) =>
  instances.map((each) =>
    Object.fromEntries(Object.entries(each).filter(([key]) => key !== keyword)),
  );

/** Moves the slices of the upper half up by some mm. */
const withGap = (mm: number) =>
  instances.map((each, index) => {
    if (index < 46) return each;
    const [x, y, z] = each['ImagePositionPatient'] as readonly string[];
    return { ...each, ImagePositionPatient: [x, y, String(Number(z) + mm)] };
  });

describe('files that are no CT', () => {
  test('no files', async () => {
    const folder = temporaryFolder();
    await expectCtRefusal(folder, `${folder}: no DICOM file in this folder`);
  });

  test('no folder, or a file instead', async () => {
    await expectCtRefusal('/no/such/folder', '/no/such/folder: no such folder');
    const file = seedsFile(seeds);
    await expectCtRefusal(file, `${file}: a folder is needed`);
  });

  test('a name with line breaks, which stays in one line', async () => {
    await expectCtRefusal('/no/such\nfolder\u001b[2J', '/no/such folder [2J: no such folder');
  });

  test('not DICOM', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.txt'), 'no images here');
    await expectCtRefusal(folder, `${folder}: no DICOM file in this folder, only 1 of other kinds`);
    writeFileSync(join(folder, 'image.dcm'), 'no image either');
    await expectCtRefusal(folder, `${join(folder, 'image.dcm')}: not a DICOM file`);
  });

  test.each([
    ['at its start', 100, 'not a DICOM file (the mark DICM is missing), or cut off'],
    ['in its header', 700, 'the file is damaged or cut off'],
    ['in its pixels', 12_000, 'the file is damaged or cut off'],
  ])('truncated %s', async (_where, bytes, message) => {
    const folder = ctFolder(instances);
    const file = join(folder, 'IM0040.dcm');
    truncateSync(file, bytes);
    await expectCtRefusal(folder, `${file}: ${message}`);
  });

  test('no CT, but another modality', async () => {
    const mr = changed({ SOPClassUID: '1.2.840.10008.5.1.4.1.1.4', Modality: 'MR' });
    await expectCtRefusal(ctFolder(mr), /No CT image, but another kind of object/);
  });
});

describe('a CT that forms no volume of HU', () => {
  test('two series mixed', async () => {
    const other = ctSeriesDatasets(volume, { seriesNumber: 2 });
    const folder = ctFolder([...instances, ...other]);
    const uids = [instances, other].map(([first]) => String(first!['SeriesInstanceUID']));
    await expectCtRefusal(folder, `${folder}: 2 CT series in this folder; name one with --series`);
    for (const uid of uids) await expectCtRefusal(folder, `${uid} (92 slices of 2 mm)`);
  });

  test('two series with slices of each', async () => {
    const other = ctSeriesDatasets(volume, { seriesNumber: 2 });
    const shuffled = instances.map((each, index) => (index % 3 === 0 ? other[index]! : each));
    // A third of the slices forms a sound stack of its own, of three times the spacing.
    await expectCtRefusal(
      ctFolder(shuffled),
      /2 CT series.*\(31 slices of 6 mm\), .*\(cannot be measured: unequalSpacing\)/,
    );
  });

  test('but a localizer, a dose sheet or a single slice beside the CT is no second series', async () => {
    const beside = [withSingleSlice(instances), asSecondaryCapture(instances).slice(0, 5)].flat();
    const folder = ctFolder([...instances, ...beside]);
    const outside = seedsFile({ L1: [0, 0, 9000] });
    await expectRefusal(['--ct', folder, '--seeds', outside], 'lies outside the scan');
  });

  test('a series that is not there', async () => {
    const folder = ctFolder(instances);
    const args = ['--ct', folder, '--seeds', seedsFile(seeds), '--series', '1.2.3'];
    await expectRefusal(args, `${folder}: no series 1.2.3 in this folder`);
  });

  test('a missing slice', async () => {
    const folder = ctFolder(withMissingSlice(instances));
    await expectCtRefusal(folder, `${folder}: Between instance 47 and instance 45`);
    await expectCtRefusal(folder, 'a slice is missing');
  });

  test('a duplicate slice', async () => {
    const folder = ctFolder(instances);
    copyFileSync(join(folder, 'IM0040.dcm'), join(folder, 'copy.dcm'));
    await expectCtRefusal(
      folder,
      `${folder}: Several slices lie at the same position: instance 53`,
    );
  });

  test('irregular spacing', async () => {
    const folder = ctFolder(withGap(0.6));
    await expectCtRefusal(folder, `${folder}: The slices are not equally spaced. Between instance`);
  });

  test('gantry tilt', async () => {
    const folder = ctFolder(withGantryTilt(instances, 12));
    await expectCtRefusal(folder, new RegExp(`^.*${folder}: .*12.0 degrees \\(tilted gantry\\)`));
  });

  test.each([
    ['RescaleType says: no HU', () => withoutHu(instances), 'not in Hounsfield units'],
    ['RescaleSlope is missing', () => without('RescaleSlope'), 'not in Hounsfield units'],
    ['RescaleIntercept is missing', () => without('RescaleIntercept'), 'not in Hounsfield units'],
    ['RescaleSlope is 0', () => changed({ RescaleSlope: '0' }), 'not in Hounsfield units'],
    [
      'RescaleIntercept is lost',
      () => changed({ RescaleIntercept: '0' }),
      'the rescale in the headers (RescaleSlope, RescaleIntercept) is wrong',
    ],
    [
      'RescaleSlope is doubled',
      () => changed({ RescaleSlope: '2' }),
      'the rescale in the headers (RescaleSlope, RescaleIntercept) is wrong',
    ],
  ])('wrong rescale: %s', async (_title, make, message) => {
    const folder = ctFolder(make());
    await expectCtRefusal(folder, `${folder}: `);
    await expectCtRefusal(folder, message);
  });

  test('a transfer syntax that is not read', async () => {
    const folder = ctFolder(instances);
    const file = join(folder, 'IM0003.dcm');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('1.2.840.10008.1.2.1\0');
    // No syntax has this UID; it is as long as the one that it replaces.
    bytes.write('1.2.840.10008.1.2.9\0', at, 'latin1');
    writeFileSync(file, bytes);
    await expectCtRefusal(folder, `${file}: transfer syntax 1.2.840.10008.1.2.9 is not supported`);
  });
});
