/** One decompressed frame of grey pixels. */
export interface DecodedFrame {
  readonly columns: number;
  readonly rows: number;
  /** Components of a pixel; 1 of a grey image. */
  readonly components: number;
  /**
   * Stored values row by row, each in the low bits of its element. Whether they are signed is
   * for the file's header to say, as the streams' own words on it cannot be relied upon.
   */
  readonly samples: Uint8Array | Uint16Array;
}

/** What the file's header says of the frames; for formats that do not say it themselves (RLE). */
export interface ExpectedFrame {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Decompresses one frame.
 *
 * @param stream The frame's bytes; a byte of padding may follow.
 * @throws Error (or whatever the codec throws) for a stream that is damaged.
 */
export type FrameDecoder = (stream: Uint8Array, expected: ExpectedFrame) => DecodedFrame;

/**
 * Throws unless a stream of JPEG, JPEG-LS or JPEG 2000 ends with the end marker FFD9, which all
 * three require: of a stream that is cut off, the decoder of JPEG makes up what is missing.
 */
export function requireEndMarker(stream: Uint8Array): void {
  let end = stream.length;
  while (end > 0 && stream[end - 1] === 0) end--;
  if (stream[end - 2] !== 0xff || stream[end - 1] !== 0xd9) {
    throw new Error('the compressed stream is cut off');
  }
}
