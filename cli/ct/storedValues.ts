import { createJPEGBasicOffsetTable, type DataSet, type Element } from 'dicom-parser';
import type { DecodedFrame } from '../codecs/decodedFrame';
import { discardDecoder, loadDecoder, type Compression } from '../codecs/loadDecoder';
import { nameTransferSyntax } from '../codecs/transferSyntaxes';
import { DAMAGED, fileFault } from './fileFault';
import { toStoredValue, type PixelFormat } from './pixelFormat';

/**
 * The stored values of uncompressed pixel data, all frames, row by row.
 *
 * @throws VertebralBmdError `invalidDataset` when there are fewer than the header says.
 */
export function readNativeValues(
  dataset: DataSet,
  format: PixelFormat,
  isLittleEndian: boolean,
  path: string,
): Int32Array {
  const { columns, rows, frames } = format;
  const element = dataset.elements['x7fe00010'];
  const count = rows * columns * frames;
  if (!element || element.length < 2 * count) {
    fileFault(
      path,
      `expected ${2 * count} bytes of pixel data for ${frames} frame(s) of ${columns} x ${rows}, got ${element?.length ?? 0}`,
    );
  }
  const { buffer, byteOffset } = dataset.byteArray;
  const view = new DataView(buffer, byteOffset + element.dataOffset, 2 * count);
  const stored = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    stored[index] = toStoredValue(view.getUint16(2 * index, isLittleEndian), format);
  }
  return stored;
}

/**
 * The stored values of compressed pixel data, all frames, row by row.
 *
 * @throws VertebralBmdError `invalidDataset` for frames that are damaged or not as the header
 *   says.
 */
export async function readCompressedValues(
  dataset: DataSet,
  format: PixelFormat,
  compression: Compression,
  path: string,
): Promise<Int32Array> {
  // A decoder gives values, not words: bits below the stored ones have no place in them.
  if (format.shift > 0) {
    fileFault(path, 'the header says that compressed values do not lie in the low bits (HighBit)');
  }
  const name = nameTransferSyntax(dataset.string('x00020010') ?? '');
  const decode = await loadDecoder(compression);
  const size = format.columns * format.rows;
  let stored: Int32Array | undefined;
  listFrames(dataset, format.frames, path).forEach((stream, frame) => {
    const decoded = decodeOrFail(
      () => decode(stream, format),
      compression,
      `${path}: frame ${frame + 1}`,
      name,
    );
    checkFrame(decoded, format, path);
    // Once a frame has shown that it is as large as the header says.
    const values = (stored ??= new Int32Array(size * format.frames));
    decoded.samples.forEach((word, index) => {
      values[frame * size + index] = toStoredValue(word, format);
    });
  });
  return stored ?? fileFault(path, DAMAGED);
}

function decodeOrFail(
  decode: () => DecodedFrame,
  compression: Compression,
  path: string,
  syntax: string,
): DecodedFrame {
  try {
    return decode();
  } catch {
    discardDecoder(compression);
    // Codecs throw messages about their own streams, or the address of one; no reader needs them.
    return fileFault(path, `the compressed pixel data are damaged or cut off; ${syntax}`);
  }
}

function checkFrame(decoded: DecodedFrame, { columns, rows }: PixelFormat, path: string): void {
  const { samples, components } = decoded;
  const isGrey = components === 1 && samples.length === columns * rows;
  if (isGrey && decoded.columns === columns && decoded.rows === rows) return;
  fileFault(
    path,
    `the header says ${columns} x ${rows} grey pixels, the compressed frame holds ${decoded.columns} x ${decoded.rows} of ${components} component(s)`,
  );
}

/** The compressed bytes of each frame, its fragments joined (PS3.5 section A.4). */
function listFrames(dataset: DataSet, frames: number, path: string): readonly Uint8Array[] {
  const element = dataset.elements['x7fe00010'];
  if (!element?.fragments?.length) return fileFault(path, DAMAGED);
  const starts = frameStarts(dataset, element, frames);
  if (!starts) {
    const count = element.fragments.length;
    return fileFault(
      path,
      `${count} fragments of pixel data cannot be told apart as ${frames} frames`,
    );
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Infinity;
    const parts = element.fragments!.filter(({ offset }) => offset >= start && offset < end);
    return joinBytes(
      parts.map(({ position, length }) => dataset.byteArray.subarray(position, position + length)),
    );
  });
}

/** Offsets of the frames' first fragments: by the table, a fragment a frame, or JPEG markers. */
function frameStarts(
  dataset: DataSet,
  element: Element,
  frames: number,
): readonly number[] | undefined {
  const fragments = element.fragments!;
  if (frames === 1) return [fragments[0]!.offset];
  if (element.basicOffsetTable?.length === frames) return element.basicOffsetTable;
  if (fragments.length === frames) return fragments.map(({ offset }) => offset);
  const byMarkers = createJPEGBasicOffsetTable(dataset, element);
  return byMarkers.length === frames ? byMarkers : undefined;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
