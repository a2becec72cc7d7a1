import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDicom } from 'dicom-parser';
import fc from 'fast-check';
import { readCtFolder } from '../../../cli/readCtFolder';
import { VertebralBmdError, type CtVolume, type NaturalizedDataset } from '../../../src';
import { tryHostile } from '../../support/hostileRuns';
import { COLUMNS, ROWS, readSmallCt, smallCt } from '../../support/smallReading';
import { writeDataset } from '../../support/writeDataset';

// DICOM files that are damaged anywhere. A folder with one is refused, with one line that names it or
// the folder; or read, and then the voxels are those of the files, which are read here on their own.

const ct = smallCt();
const { volume: sound } = readSmallCt(ct);
const files = ct.map((each) => writeDataset(each));
const SPOILT = 3;
const file = files[SPOILT]!;
/** What stands before the pixels. */
const HEADER_BYTES = file.length - 2 * COLUMNS * ROWS;

const folder = mkdtempSync(join(tmpdir(), 'vbmd-hostile-'));
const spoiltPath = join(folder, `${SPOILT}.dcm`);
files.forEach((bytes, index) => writeFileSync(join(folder, `${index}.dcm`), bytes));
afterAll(() => rmSync(folder, { recursive: true }));

const place = fc.noBias(fc.nat(HEADER_BYTES - 1));
const changedBytes = (byte: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(place, byte), { minLength: 1, maxLength: 5 }).map((changes) => {
    const changed = file.slice();
    for (const [at, value] of changes) changed[at] = value;
    return changed;
  });

const spoilt: fc.Arbitrary<Uint8Array> = fc.oneof(
  changedBytes(fc.nat(255)),
  // Lengths without end, backslashes, letters within numbers.
  changedBytes(fc.constantFrom(0, 255, 0x5c, 0x78)),
  fc.noBias(fc.nat(file.length - 1)).map((length) => file.slice(0, length)),
  fc
    .tuple(place, fc.uint8Array({ maxLength: 40 }))
    .map(([at, more]) => Uint8Array.from([...file.subarray(0, at), ...more, ...file.subarray(at)])),
);

/** The HU of a file whose pixels lie as in the small CT, read without the project. */
function huByHand(bytes: Uint8Array): readonly number[] {
  const dataset = parseDicom(bytes);
  const { dataOffset } = dataset.elements['x7fe00010']!;
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, 2 * COLUMNS * ROWS);
  const decimal = (tag: string) => {
    const text = dataset.string(tag)!;
    expect(text).toMatch(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i);
    return Number(text);
  };
  const [slope, intercept] = [decimal('x00281053'), decimal('x00281052')];
  const bits = dataset.uint16('x00280101') ?? 16;
  const unused = 32 - bits;
  const shift = (dataset.uint16('x00280102') ?? bits - 1) + 1 - bits;
  const isSigned = dataset.uint16('x00280103') === 1;
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const high = (view.getUint16(2 * index, true) >>> shift) << unused;
    return (isSigned ? high >> unused : high >>> unused) * slope + intercept;
  });
}

/** The slices of a volume that are not those of the sound CT, by their K index. */
function otherSlices(volume: CtVolume): readonly number[] {
  const size = COLUMNS * ROWS;
  return Array.from({ length: volume.geometry.dimensions[2] }, (_, k) => k).filter((k) =>
    Array.from({ length: size }, (_, index) => k * size + index).some(
      (offset) => volume.hu[offset] !== sound.hu[offset],
    ),
  );
}

/** What reading the folder gives; `undefined` where it is refused as it must be. */
async function readOrRefused(): Promise<CtVolume | undefined> {
  try {
    return (await readCtFolder(folder)).volume;
  } catch (error) {
    if (!(error instanceof VertebralBmdError)) throw error;
    expect(error.message).toMatch(new RegExp(`^${folder}`));
    expect(error.message).not.toMatch(/[\p{Cc}]|undefined|NaN|\[object/u);
    expect(error.message.length).toBeLessThan(1000);
    return undefined;
  }
}

describe('a folder with a hostile file', () => {
  it('is refused by name, or read as its files stand', async () => {
    const { results, refusals } = await tryHostile(spoilt, 250, async (bytes) => {
      writeFileSync(spoiltPath, bytes);
      const volume = await readOrRefused();
      if (!volume) return undefined;
      const others = otherSlices(volume);
      expect(others.length).toBeLessThanOrEqual(1);
      const [k] = others;
      if (k === undefined) return volume;
      const start = k * COLUMNS * ROWS;
      const slice = Array.from(volume.hu.slice(start, start + COLUMNS * ROWS));
      expect(slice).toEqual(huByHand(bytes).map(Math.fround));
      return volume;
    });
    expect(results).toBeGreaterThan(30);
    expect(refusals).toBeGreaterThan(100);
  });

  const changed = (changes: NaturalizedDataset): Uint8Array =>
    writeDataset({ ...ct[SPOILT]!, ...changes });

  /** The file with a text of it replaced by another one of the same length. */
  function withText(text: string, other: string): Uint8Array {
    const bytes = Buffer.from(file);
    const at = bytes.indexOf(text);
    expect(at).toBeGreaterThan(0);
    bytes.write(other, at, 'latin1');
    return new Uint8Array(bytes);
  }

  it.each<[string, () => Uint8Array, RegExp]>([
    // dcmjs leaves out what is no digit, which would make it -124.
    ['a rescale that is no number', () => withText('-1024', '-1x24'), /not in Hounsfield units/],
    ['a spacing that is no number', () => withText('0.8\\0.7', '0.x\\0.7'), /pixel spacing/],
    ['no bits in its pixels', () => changed({ BitsStored: 0, HighBit: 0 }), /bits .* are no pixel/],
    ['more bits than its words', () => changed({ BitsStored: 40 }), /bits .* are no pixel/],
    ['bits above its words', () => changed({ HighBit: 40 }), /bits .* are no pixel/],
    ['frames below zero', () => changed({ NumberOfFrames: -3 }), /number of frames/],
    ['frames without end', () => changed({ NumberOfFrames: 999_999_999 }), /bytes of pixel data/],
  ])('is refused for %s', async (_title, make, words) => {
    writeFileSync(spoiltPath, make());
    await expect(readCtFolder(folder)).rejects.toThrow(words);
    await expect(readCtFolder(folder)).rejects.toBeInstanceOf(VertebralBmdError);
  });

  it('is refused where all of its files claim more voxels than any memory holds', async () => {
    const huge = mkdtempSync(join(tmpdir(), 'vbmd-hostile-'));
    ct.forEach((each, index) =>
      writeFileSync(
        join(huge, `${index}.dcm`),
        writeDataset({ ...each, Rows: 65_535, Columns: 65_535 }),
      ),
    );
    await expect(readCtFolder(huge)).rejects.toThrow(/more than this program reads/);
    rmSync(huge, { recursive: true });
  });
});
