import type { FrameDecoder } from './decodedFrame';

/** The header: the number of segments and up to 15 offsets, 32 bit each (PS3.5 section G.5). */
const HEADER_BYTES = 64;

/**
 * Decodes an RLE frame of 16-bit grey pixels (PS3.5 annex G): two segments, the high bytes of
 * all pixels and then their low bytes, each run-length encoded.
 */
export const decodeRle: FrameDecoder = (stream, { columns, rows }) => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const segments = view.getUint32(0, true);
  if (segments !== 2) throw new Error(`expected 2 RLE segments, got ${segments}`);
  const [first, second] = [view.getUint32(4, true), view.getUint32(8, true)];
  if (first < HEADER_BYTES || second < first || second > stream.length) {
    throw new Error('the RLE segments lie outside the frame');
  }
  const high = unpack(stream.subarray(first, second), columns * rows);
  const low = unpack(stream.subarray(second), columns * rows);
  const samples = Uint16Array.from(high, (byte, index) => (byte << 8) | low[index]!);
  return { columns, rows, components: 1, samples };
};

/** Undoes the runs of one segment (PS3.5 section G.3.2); throws unless it fills `length` bytes. */
function unpack(segment: Uint8Array, length: number): Uint8Array {
  // Two bytes give at most 128, so that little is set aside for what cannot be there.
  if (64 * segment.length < length)
    throw new Error(`too few bytes for ${length} in an RLE segment`);
  const bytes = new Uint8Array(length);
  let from = 0;
  let to = 0;
  while (to < length && from < segment.length) {
    const control = segment[from++]!;
    if (control === 128) continue;
    const isRun = control > 128;
    const count = isRun ? 257 - control : control + 1;
    if (to + count > length || from + (isRun ? 1 : count) > segment.length) break;
    if (isRun) bytes.fill(segment[from]!, to, to + count);
    else bytes.set(segment.subarray(from, from + count), to);
    from += isRun ? 1 : count;
    to += count;
  }
  if (to !== length) throw new Error(`expected ${length} bytes in an RLE segment, got ${to}`);
  return bytes;
}
