import { Decoder } from 'jpeg-lossless-decoder-js';
import { requireEndMarker, type FrameDecoder } from './decodedFrame';

/** A decoder of lossless JPEG (process 14 of ISO/IEC 10918-1), all predictors. */
export const decodeJpegLossless: FrameDecoder = (stream) => {
  requireEndMarker(stream);
  // A copy, since the decoder wants a buffer that begins with the frame.
  const buffer = new Uint8Array(stream).buffer;
  const decoder = new WholeNumberDecoder();
  const samples = decoder.decode(buffer, 0, buffer.byteLength);
  const { dimX, dimY, numComp } = decoder.frame;
  return { columns: dimX, rows: dimY, components: numComp, samples };
};

/**
 * Predictor 7 is half the sum of two neighbours without its fraction (ISO/IEC 10918-1 table
 * H.1). The library (2.1.2) keeps the fraction, and goes wrong where values of 16 bits wrap.
 */
class WholeNumberDecoder extends Decoder {
  override select7(component?: number): number {
    return (this.getPreviousX(component) + this.getPreviousY(component)) >> 1;
  }
}
