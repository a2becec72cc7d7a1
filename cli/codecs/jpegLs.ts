import loadCharls from '@cornerstonejs/codec-charls/decodewasmjs';
import { decodeWith, silent, withoutHandlers } from './emscriptenCodec';
import type { FrameDecoder } from './decodedFrame';

/** A decoder of JPEG-LS, lossless and near-lossless (ISO/IEC 14495-1), by CharLS. */
export async function loadJpegLs(): Promise<FrameDecoder> {
  const { JpegLSDecoder } = await withoutHandlers(() => loadCharls(silent()));
  return (stream) => decodeWith(() => new JpegLSDecoder(), stream);
}
