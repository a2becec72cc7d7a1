import dicomParser from 'dicom-parser';
import { PADDING_HU, VertebralBmdError } from '../src';

/** Uncompressed transfer syntaxes (PS3.5 annex A); pixel data are little endian in all of them. */
const UNCOMPRESSED: readonly string[] = [
  '1.2.840.10008.1.2',
  '1.2.840.10008.1.2.1',
  '1.2.840.10008.1.2.1.99',
];

/** Names for the message; a syntax that is not here is named by its UID alone. */
const SYNTAX_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.2': 'Explicit VR Big Endian',
  '1.2.840.10008.1.2.4.50': 'JPEG Baseline',
  '1.2.840.10008.1.2.4.51': 'JPEG Extended',
  '1.2.840.10008.1.2.4.57': 'JPEG Lossless',
  '1.2.840.10008.1.2.4.70': 'JPEG Lossless, first order',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS Lossless',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS Near-Lossless',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000 Lossless',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  '1.2.840.10008.1.2.4.201': 'High-Throughput JPEG 2000 Lossless',
  '1.2.840.10008.1.2.5': 'RLE Lossless',
};

/** The HU of one image file, all its frames, row by row. */
export interface FileHu {
  readonly hu: Float32Array;
  /** Whether every HU is a whole number in the range of 16 bits. */
  readonly isInt16: boolean;
}

/**
 * Reads the HU of an uncompressed CT image: stored value, sign, rescale; padding
 * (PixelPaddingValue and its range, PS3.3 section C.7.5.1.1.2) becomes `PADDING_HU`.
 *
 * @param bytes The DICOM file.
 * @param path Names the file in errors.
 * @throws VertebralBmdError `invalidDataset` for a file that is cut off, compressed, or whose
 *   pixels are not of 16 bits, as those of CT images are (PS3.3 section C.8.2.1.1).
 */
export function readFileHu(bytes: Uint8Array, path: string): FileHu {
  const dataset = parse(bytes, path);
  const syntax = dataset.string('x00020010') ?? '';
  if (!UNCOMPRESSED.includes(syntax)) {
    const name = SYNTAX_NAMES[syntax] ? `${SYNTAX_NAMES[syntax]} (${syntax})` : syntax;
    fail(path, `transfer syntax ${name} is not supported; convert it to an uncompressed one first`);
  }
  const stored = readStoredValues(dataset, path);
  return rescale(stored, dataset, path);
}

function fail(path: string, what: string): never {
  throw new VertebralBmdError('invalidDataset', `${path}: ${what}`);
}

function parse(bytes: Uint8Array, path: string): dicomParser.DataSet {
  try {
    return dicomParser.parseDicom(bytes);
  } catch {
    // dicom-parser throws objects with half a dataset in them; a cut-off file is what they mean.
    return fail(path, 'the file is damaged or cut off');
  }
}

/** How stored values lie in their bytes (PS3.5 section 8.1.1). */
interface PixelFormat {
  readonly bitsStored: number;
  /** Unused bits below the stored ones. */
  readonly shift: number;
  readonly isSigned: boolean;
}

function readFormat(dataset: dicomParser.DataSet, path: string): PixelFormat {
  const bitsAllocated = dataset.uint16('x00280100') ?? 16;
  if (bitsAllocated !== 16) fail(path, `expected pixels of 16 bits, got ${bitsAllocated}`);
  const bitsStored = dataset.uint16('x00280101') ?? bitsAllocated;
  const highBit = dataset.uint16('x00280102') ?? bitsStored - 1;
  return {
    bitsStored,
    shift: Math.max(0, highBit + 1 - bitsStored),
    isSigned: dataset.uint16('x00280103') === 1,
  };
}

/** The stored value in the low bits of a word, other bits (old overlays) taken off. */
function toStoredValue(word: number, { bitsStored, shift, isSigned }: PixelFormat): number {
  const unused = 32 - bitsStored;
  const high = (word >>> shift) << unused;
  return isSigned ? high >> unused : high >>> unused;
}

function readStoredValues(dataset: dicomParser.DataSet, path: string): Int32Array {
  const format = readFormat(dataset, path);
  const element = dataset.elements['x7fe00010'];
  const rows = dataset.uint16('x00280010') ?? 0;
  const columns = dataset.uint16('x00280011') ?? 0;
  const frames = dataset.intString('x00280008') ?? 1;
  const count = rows * columns * frames;
  if (!element || element.length < 2 * count) {
    fail(
      path,
      `expected ${2 * count} bytes of pixel data for ${frames} frame(s) of ${columns} x ${rows}, got ${element?.length ?? 0}`,
    );
  }
  const view = new DataView(
    dataset.byteArray.buffer,
    dataset.byteArray.byteOffset + element.dataOffset,
    2 * count,
  );
  const stored = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    stored[index] = toStoredValue(view.getUint16(2 * index, true), format);
  }
  return stored;
}

function rescale(stored: Int32Array, dataset: dicomParser.DataSet, path: string): FileHu {
  const slope = findNumber(dataset, 'x00281053') ?? 1;
  const intercept = findNumber(dataset, 'x00281052') ?? 0;
  const isPadding = readPadding(dataset, path);
  const hu = new Float32Array(stored.length);
  let isInt16 = true;
  for (let index = 0; index < stored.length; index++) {
    const value = isPadding(stored[index]!) ? PADDING_HU : stored[index]! * slope + intercept;
    hu[index] = value;
    isInt16 &&= value === (value << 16) >> 16;
  }
  return { hu, isInt16 };
}

/** A decimal of the dataset; of an Enhanced CT, that of its shared or first frame's groups. */
function findNumber(dataset: dicomParser.DataSet, tag: string): number | undefined {
  const own = dataset.floatString(tag);
  if (own !== undefined) return own;
  for (const groups of ['x52009229', 'x52009230']) {
    const transformation =
      dataset.elements[groups]?.items?.[0]?.dataSet?.elements['x00289145']?.items?.[0]?.dataSet;
    const value = transformation?.floatString(tag);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * Whether a stored value is padding. The padding attributes have the sign of the pixels, but
 * writers mix the representations up, so that their 16 bits are read like a pixel's.
 */
function readPadding(dataset: dicomParser.DataSet, path: string): (stored: number) => boolean {
  const format = readFormat(dataset, path);
  const read = (tag: string) => {
    const word = dataset.uint16(tag);
    if (word === undefined) return undefined;
    return toStoredValue(word, { ...format, bitsStored: 16, shift: 0 });
  };
  const value = read('x00280120');
  if (value === undefined) return () => false;
  const limit = read('x00280121') ?? value;
  const [low, high] = [Math.min(value, limit), Math.max(value, limit)];
  return (stored) => stored >= low && stored <= high;
}
