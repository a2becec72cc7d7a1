import dicomParser, { type DataSet } from 'dicom-parser';
import { PADDING_HU, parseDecimal } from '../../src';
import { nameTransferSyntax, transferSyntax } from '../codecs/transferSyntaxes';
import { DAMAGED, fileFault } from './fileFault';
import { readPixelFormat, toStoredValue, type PixelFormat } from './pixelFormat';
import { readCompressedValues, readNativeValues } from './storedValues';

/** The HU of one image file, all its frames, row by row. */
export interface FileHu {
  readonly hu: Float32Array;
  /** Whether every HU is a whole number in the range of 16 bits. */
  readonly isInt16: boolean;
}

/**
 * Reads the HU of a CT image, compressed or not: stored value, sign, rescale; padding
 * (PixelPaddingValue and its range, PS3.3 section C.7.5.1.1.2) becomes `PADDING_HU`.
 *
 * @param bytes The DICOM file.
 * @param path Names the file in errors.
 * @param size Of its images, as the series has it.
 * @throws VertebralBmdError `invalidDataset` for a file that is cut off, compressed in a way
 *   that is not read here, of another size, or whose pixels are not of 16 bits.
 */
export async function readFileHu(
  bytes: Uint8Array,
  path: string,
  size: Pick<PixelFormat, 'columns' | 'rows'>,
): Promise<FileHu> {
  const dataset = parse(bytes, path);
  const format = readPixelFormat(dataset, path);
  const { columns, rows } = format;
  // Before anything is decoded: a header can claim more pixels than any memory holds.
  if (columns !== size.columns || rows !== size.rows) {
    fileFault(path, `expected ${size.columns} x ${size.rows} pixels, got ${columns} x ${rows}`);
  }
  const stored = await readStoredValues(dataset, format, path);
  return rescale(stored, format, dataset, path);
}

function parse(bytes: Uint8Array, path: string): DataSet {
  try {
    return dicomParser.parseDicom(bytes);
  } catch {
    // dicom-parser throws objects with half a dataset in them; a cut-off file is what they mean.
    return fileFault(path, DAMAGED);
  }
}

function readStoredValues(
  dataset: DataSet,
  format: PixelFormat,
  path: string,
): Int32Array | Promise<Int32Array> {
  const uid = dataset.string('x00020010') ?? '';
  const { encoding } = transferSyntax(uid);
  switch (encoding) {
    case undefined:
      return fileFault(
        path,
        `transfer syntax ${nameTransferSyntax(uid)} is not supported; convert it to an uncompressed one first`,
      );
    case 'native':
    case 'nativeBigEndian':
      return readNativeValues(dataset, format, encoding === 'native', path);
    default:
      return readCompressedValues(dataset, format, encoding, path);
  }
}

/** Each frame by its own rescale, since those of an Enhanced CT may differ. */
function rescale(stored: Int32Array, format: PixelFormat, dataset: DataSet, path: string): FileHu {
  const { columns, rows, frames } = format;
  const isPadding = readPadding(dataset, format);
  const size = columns * rows;
  const hu = new Float32Array(stored.length);
  let isInt16 = true;
  for (let frame = 0; frame < frames; frame++) {
    const slope = findNumber(dataset, 'x00281053', frame);
    const intercept = findNumber(dataset, 'x00281052', frame);
    if (!Number.isFinite(slope) || !Number.isFinite(intercept)) {
      fileFault(path, 'the rescale to HU (RescaleSlope, RescaleIntercept) cannot be read');
    }
    for (let index = frame * size; index < (frame + 1) * size; index++) {
      const value = isPadding(stored[index]!) ? PADDING_HU : stored[index]! * slope + intercept;
      hu[index] = value;
      isInt16 &&= value === (value << 16) >> 16;
    }
  }
  return { hu, isInt16 };
}

/**
 * A decimal of the dataset; of an Enhanced CT, that of its shared groups or the frame's own. NaN where
 * there is none, or no number.
 */
function findNumber(dataset: DataSet, tag: string, frame: number): number {
  const own = dataset.string(tag);
  if (own !== undefined) return parseDecimal(own);
  const shared = dataset.elements['x52009229']?.items?.[0];
  const perFrame = dataset.elements['x52009230']?.items?.[frame];
  for (const groups of [perFrame, shared]) {
    const transformation = groups?.dataSet?.elements['x00289145']?.items?.[0]?.dataSet;
    const value = transformation?.string(tag);
    if (value !== undefined) return parseDecimal(value);
  }
  return NaN;
}

/**
 * Whether a stored value is padding. The padding attributes have the sign of the pixels, but
 * writers mix the representations up, so that their 16 bits are read like a pixel's.
 */
function readPadding(dataset: DataSet, { isSigned }: PixelFormat): (stored: number) => boolean {
  const read = (tag: string) => {
    const word = dataset.uint16(tag);
    if (word === undefined) return undefined;
    return toStoredValue(word, { bitsStored: 16, shift: 0, isSigned });
  };
  const value = read('x00280120');
  if (value === undefined) return () => false;
  const limit = read('x00280121') ?? value;
  const [low, high] = [Math.min(value, limit), Math.max(value, limit)];
  return (stored) => stored >= low && stored <= high;
}
