import { requireEndMarker, type DecodedFrame } from './decodedFrame';

/**
 * Keeps a codec from writing about its progress to standard output, and about what it throws. A new
 * object each time: a codec makes itself out of it.
 */
export const silent = (): CodecOutput => ({ print: () => undefined, printErr: () => undefined });

/**
 * Loads a codec without the handlers that its module adds to the process: one more each time that it
 * is loaded, until Node complains.
 */
export async function withoutHandlers<Codec>(load: () => Promise<Codec>): Promise<Codec> {
  const uncaught = process.listeners('uncaughtException');
  const unhandled = process.listeners('unhandledRejection');
  const codec = await load();
  for (const listener of process.listeners('uncaughtException')) {
    if (!uncaught.includes(listener)) process.off('uncaughtException', listener);
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (!unhandled.includes(listener)) process.off('unhandledRejection', listener);
  }
  return codec;
}

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
