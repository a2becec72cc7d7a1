import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { data } from 'dcmjs';
import { readCtFolder } from '../../../cli/readCtFolder';
import { PADDING_HU, type NaturalizedDataset } from '../../../src';
import { ctHeader } from '../../support/ctHeader';

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const SMALL = { Rows: 2, Columns: 3 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ct-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a slice as a DICOM file; `words` are its stored values as 16-bit patterns. */
async function writeSlice(
  name: string,
  header: NaturalizedDataset,
  words: readonly number[],
  transferSyntax = EXPLICIT_LITTLE_ENDIAN,
): Promise<string> {
  const uid = (value: unknown) => ({ vr: 'UI', Value: [value] });
  const file = new data.DicomDict({
    '00020001': { vr: 'OB', Value: [new Uint8Array([0, 1]).buffer] },
    '00020002': uid(header.SOPClassUID),
    '00020003': uid(header.SOPInstanceUID),
    '00020010': uid(transferSyntax),
  });
  file.dict = data.DicomMetaDictionary.denaturalizeDataset({
    ...header,
    PixelData: Uint16Array.from(words).buffer,
    _vrMap: { PixelData: 'OW', PixelPaddingValue: paddingVr(header) },
  });
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(file.write()));
  return path;
}

/** The padding's representation follows its sign here, as not all writers do. */
const paddingVr = ({ PixelPaddingValue }: NaturalizedDataset) =>
  Number(PixelPaddingValue) < 0 ? 'SS' : 'US';

/** Three slices, counted from the feet; slice n holds `words(n)`. */
async function writeStack(
  changes: NaturalizedDataset,
  words: (slice: number) => readonly number[],
): Promise<void> {
  for (const slice of [1, 2, 3]) {
    await writeSlice(`${slice}.dcm`, ctHeader(slice, { ...SMALL, ...changes }), words(slice));
  }
}

const voxels = async () => [...(await readCtFolder(folder)).volume.hu];

const withoutRescale = (header: NaturalizedDataset): NaturalizedDataset =>
  Object.fromEntries(Object.entries(header).filter(([keyword]) => !keyword.startsWith('Rescale')));

describe('readCtFolder', () => {
  it('gives HU in the order of the grid, from files in any order and folder', async () => {
    // Row by row: HU 100 n + column + 10 row.
    const words = (n: number) => [0, 1, 2, 10, 11, 12].map((hu) => 100 * n + hu + 1024);
    await writeSlice('z/deep/first', ctHeader(1, SMALL), words(1));
    await writeSlice('a.dcm', ctHeader(3, SMALL), words(3));
    await writeSlice('m.ima', ctHeader(2, SMALL), words(2));
    const { series, volume, instances } = await readCtFolder(folder);
    expect(series.geometry.dimensions).toEqual([3, 2, 3]);
    expect([...volume.hu].slice(0, 7)).toEqual([100, 101, 102, 110, 111, 112, 200]);
    expect(volume.hu).toBeInstanceOf(Int16Array);
    expect(instances).toHaveLength(3);
    expect(instances[0]).not.toHaveProperty('PixelData');
  });

  it('passes over files that are no DICOM', async () => {
    await writeStack({}, () => [0, 0, 0, 0, 0, 0]);
    await writeFile(join(folder, 'README.txt'), 'not an image');
    await writeFile(join(folder, 'DICOMDIR'), `${'\0'.repeat(128)}DICM`);
    await expect(readCtFolder(folder)).resolves.toMatchObject({ series: { status: 'readable' } });
  });

  it('reads signed and unsigned pixels', async () => {
    const words = [0xfc18, 0xffff, 0, 1, 40, 2000];
    await writeStack({ RescaleIntercept: 0 }, () => words);
    expect((await voxels()).slice(0, 6)).toEqual([-1000, -1, 0, 1, 40, 2000]);
    await writeStack({ PixelRepresentation: 0, RescaleIntercept: -1024 }, () => [
      24, 1024, 4095, 0xffff, 1025, 1026,
    ]);
    expect((await voxels()).slice(0, 6)).toEqual([-1000, 0, 3071, 64511, 1, 2]);
  });

  it('ignores bits above the stored ones', async () => {
    const bits = { BitsStored: 12, HighBit: 11, PixelRepresentation: 0, RescaleIntercept: 0 };
    await writeStack(bits, () => [0xf00a, 0x100b, 12, 13, 14, 15]);
    expect((await voxels()).slice(0, 3)).toEqual([10, 11, 12]);
    await writeStack({ ...bits, PixelRepresentation: 1 }, () => [0x0fff, 0xf800, 1, 2, 3, 4]);
    expect((await voxels()).slice(0, 3)).toEqual([-1, -2048, 1]);
  });

  it('keeps fractions of HU', async () => {
    await writeStack({ RescaleSlope: 0.5, RescaleIntercept: -10 }, () => [1, 2, 3, 4, 5, 6]);
    const { volume } = await readCtFolder(folder);
    expect(volume.hu).toBeInstanceOf(Float32Array);
    expect([...volume.hu].slice(0, 3)).toEqual([-9.5, -9, -8.5]);
  });

  it.each([
    ['as signed value', -2000],
    ['as the same bits unsigned', 63536],
  ])('sets padding, written %s, to the padding HU', async (_, PixelPaddingValue) => {
    await writeStack({ PixelPaddingValue }, () => [0xf830, 1024, 1024, 1024, 1024, 1024]);
    expect((await voxels()).slice(0, 2)).toEqual([PADDING_HU, 0]);
  });

  it('takes the series that suits best, or the one asked for', async () => {
    for (const slice of [1, 2, 3]) {
      const header = ctHeader(slice, SMALL);
      await writeSlice(`soft/${slice}`, header, [1, 1, 1, 1, 1, 1]);
      const sharp = {
        ...header,
        SeriesInstanceUID: '1.2.9',
        SOPInstanceUID: `1.2.9.${slice}`,
        ConvolutionKernel: 'BONE',
      };
      await writeSlice(`bone/${slice}`, sharp, [2, 2, 2, 2, 2, 2]);
    }
    const best = await readCtFolder(folder);
    expect(best.series.seriesInstanceUid).toBe('1.2.3.4');
    expect(best.volume.hu[0]).toBe(1 - 1024);
    const asked = await readCtFolder(folder, { seriesInstanceUid: '1.2.9' });
    expect(asked.volume.hu[0]).toBe(2 - 1024);
    await expect(readCtFolder(folder, { seriesInstanceUid: '1.7' })).rejects.toThrow(
      `${folder}: no series 1.7 in this folder`,
    );
  });

  it('names the folder when it is missing or holds no DICOM', async () => {
    await expect(readCtFolder(join(folder, 'none'))).rejects.toThrow(
      `${join(folder, 'none')}: no such folder`,
    );
    await expect(readCtFolder(folder)).rejects.toThrow(`${folder}: no DICOM file in this folder`);
  });

  it('says why no series can be measured', async () => {
    await writeStack({ RescaleType: 'US' }, () => [0, 0, 0, 0, 0, 0]);
    await expect(readCtFolder(folder)).rejects.toThrow(
      /not in Hounsfield units.*instances 1, 2 and 3/,
    );
  });

  it('names the file and the transfer syntax of an image compressed in a way that is not read', async () => {
    await writeStack({}, () => [0, 0, 0, 0, 0, 0]);
    const syntax = '1.2.840.10008.1.2.4.201';
    const path = await writeSlice('2.dcm', ctHeader(2, SMALL), [0, 0, 0, 0, 0, 0], syntax);
    await expect(readCtFolder(folder)).rejects.toThrow(
      `${path}: transfer syntax High-Throughput JPEG 2000 Lossless (${syntax}) is not supported`,
    );
  });

  it('reads a deflated file', async () => {
    await writeStack({}, (slice) => [slice, 0, 0, 0, 0, 0]);
    const path = await writeSlice(
      '2.dcm',
      ctHeader(2, SMALL),
      [1024 + 77, 0, 0, 0, 0, 0],
      '1.2.840.10008.1.2.1.99',
    );
    const file = await readFile(path);
    // The data set begins after preamble, mark, group length element and the group.
    const start = 144 + file.readUInt32LE(140);
    const deflated = deflateRawSync(file.subarray(start));
    await writeFile(path, Buffer.concat([file.subarray(0, start), deflated]));
    expect((await voxels())[6]).toBe(77);
  });

  it('reads the frames of an Enhanced CT, each at its place', async () => {
    const frames = [12, 8, 10];
    await writeSlice(
      'enhanced.dcm',
      {
        ...withoutRescale(ctHeader(1, SMALL)),
        SOPClassUID: '1.2.840.10008.5.1.4.1.1.2.1',
        NumberOfFrames: 3,
        SharedFunctionalGroupsSequence: [
          {
            PixelValueTransformationSequence: [
              { RescaleSlope: 2, RescaleIntercept: -1000, RescaleType: 'HU' },
            ],
          },
        ],
        PerFrameFunctionalGroupsSequence: frames.map((z) => ({
          PlanePositionSequence: [{ ImagePositionPatient: [0, 0, z] }],
        })),
      },
      frames.flatMap((z) => [z, 500, 500, 500, 500, 500]),
    );
    const { series, volume } = await readCtFolder(folder);
    expect(series.slices.map(({ frameNumber }) => frameNumber)).toEqual([2, 3, 1]);
    expect([0, 6, 12].map((offset) => volume.hu[offset])).toEqual([-984, -980, -976]);
    expect(volume.hu[1]).toBe(0);
  });

  it('names a file whose pixels have another number of bits', async () => {
    await writeStack({ BitsAllocated: 32 }, () => [0, 0, 0, 0, 0, 0]);
    await expect(readCtFolder(folder)).rejects.toThrow(
      /[123]\.dcm: expected pixels of 16 bits, got 32/,
    );
  });

  it.each([
    ['in its header', 300],
    ['in its pixels', -4],
  ])('names a file that is cut off %s', async (_, end) => {
    await writeStack({}, () => [0, 0, 0, 0, 0, 0]);
    const path = await writeSlice('2.dcm', ctHeader(2, SMALL), [0, 0, 0, 0, 0, 0]);
    await writeFile(path, (await readFile(path)).subarray(0, end));
    await expect(readCtFolder(folder)).rejects.toThrow(`${path}: the file is damaged or cut off`);
  });

  it('names a file whose pixels do not fill its rows and columns', async () => {
    await writeStack({}, () => [0, 0, 0, 0, 0, 0]);
    const path = await writeSlice('2.dcm', ctHeader(2, SMALL), [0, 0, 0, 0]);
    await expect(readCtFolder(folder)).rejects.toThrow(
      `${path}: expected 12 bytes of pixel data for 1 frame(s) of 3 x 2, got 8`,
    );
  });
});
