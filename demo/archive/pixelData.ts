import { createJPEGBasicOffsetTable, type DataSet, type Element } from 'dicom-parser';
import { elementVr } from './dicomJson';

/** Bytes in a file, from its start. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/**
 * Where an instance keeps its pixel data, so that one frame is read without the rest.
 *
 * - `native`: one run of bytes; frame `n` (from 0) starts at bit `n * frameBits`. Frames of
 *   one-bit images are packed across byte borders.
 * - `encapsulated`: a frame is one or more fragments.
 */
export type PixelLocation =
  | {
      readonly kind: 'native';
      readonly vr: string;
      readonly range: ByteRange;
      readonly frameBits: number;
      readonly frameCount: number;
    }
  | { readonly kind: 'encapsulated'; readonly frames: readonly (readonly ByteRange[])[] };

const PIXEL_DATA_TAGS = ['x7fe00010', 'x7fe00008', 'x7fe00009'];

/**
 * Finds the pixel data of a parsed dataset; undefined when it holds none.
 *
 * Fragments are given to frames by the Basic Offset Table; where that is empty, one fragment
 * is one frame, or all are the only frame, or JPEG markers tell where a frame ends.
 */
export function locatePixelData(dataSet: DataSet): PixelLocation | undefined {
  const element = PIXEL_DATA_TAGS.map((tag) => dataSet.elements[tag]).find(Boolean);
  if (!element) return undefined;
  const frameCount = Math.max(1, dataSet.intString('x00280008') ?? 1);
  if (element.encapsulatedPixelData) {
    return { kind: 'encapsulated', frames: fragmentsOfFrames(dataSet, element, frameCount) };
  }
  const sampleBits = dataSet.uint16('x00280100') ?? 8;
  const rows = dataSet.uint16('x00280010') ?? 0;
  const columns = dataSet.uint16('x00280011') ?? 0;
  const samples = dataSet.uint16('x00280002') ?? 1;
  return {
    kind: 'native',
    vr: elementVr(element),
    range: { offset: element.dataOffset, length: element.length },
    frameBits: rows * columns * samples * sampleBits,
    frameCount,
  };
}

function fragmentsOfFrames(dataSet: DataSet, element: Element, frameCount: number): ByteRange[][] {
  const fragments = element.fragments ?? [];
  const ranges = fragments.map(({ position, length }) => ({ offset: position, length }));
  if (frameCount === 1) return [ranges];
  const starts = frameStarts(dataSet, element, frameCount);
  return starts.map((start, frame) => {
    const end = starts[frame + 1] ?? Number.POSITIVE_INFINITY;
    return ranges.filter((_, i) => fragments[i].offset >= start && fragments[i].offset < end);
  });
}

/** Offsets, as in the Basic Offset Table, at which the frames start. */
function frameStarts(dataSet: DataSet, element: Element, frameCount: number): number[] {
  const fragments = element.fragments ?? [];
  const table = element.basicOffsetTable ?? [];
  if (table.length === frameCount) return table;
  if (fragments.length === frameCount) return fragments.map((fragment) => fragment.offset);
  const byMarkers = createJPEGBasicOffsetTable(dataSet, element);
  if (byMarkers.length === frameCount) return byMarkers;
  throw new Error(
    `${fragments.length} fragments cannot be divided among ${frameCount} frames without an offset table`,
  );
}

/**
 * One frame of native pixel data, cut out of `bytes`, which start at bit
 * `firstBit - firstBit % 8` of the pixel data. The frame starts at the first bit of the result;
 * bits behind it are 0.
 */
export function alignBits(bytes: Buffer, firstBit: number, frameBits: number): Buffer {
  const shift = firstBit % 8;
  const frame = Buffer.alloc(Math.ceil(frameBits / 8));
  for (let i = 0; i < frame.length; i++) {
    frame[i] = shift === 0 ? bytes[i] : (bytes[i] >> shift) | ((bytes[i + 1] ?? 0) << (8 - shift));
  }
  const spare = frame.length * 8 - frameBits;
  if (spare > 0) frame[frame.length - 1] &= 0xff >> spare;
  return frame;
}
