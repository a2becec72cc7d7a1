import { requireEndMarker, type DecodedFrame } from './decodedFrame';

/** Keeps a codec from writing about its progress to standard output, and about what it throws. */
export const SILENT: CodecOutput = { print: () => undefined, printErr: () => undefined };

/** Decompresses one frame with a decoder of its own; both codecs share this interface. */
export function decodeWith(makeDecoder: () => CodecDecoder, stream: Uint8Array): DecodedFrame {
  requireEndMarker(stream);
  const decoder = makeDecoder();
  try {
    decoder.getEncodedBuffer(stream.length).set(stream);
    decoder.decode();
    const { width, height, componentCount, bitsPerSample } = decoder.getFrameInfo();
    // A copy: the decoder's buffer lies in memory that the next frame takes.
    const bytes = decoder.getDecodedBuffer().slice();
    return {
      columns: width,
      rows: height,
      components: componentCount,
      samples: bitsPerSample > 8 ? new Uint16Array(bytes.buffer) : bytes,
    };
  } finally {
    decoder.delete();
  }
}
