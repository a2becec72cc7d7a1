import loadOpenJpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { decodeWith, silent, withoutHandlers } from './emscriptenCodec';
import type { FrameDecoder } from './decodedFrame';

/** A decoder of JPEG 2000, reversible and irreversible (ISO/IEC 15444-1), by OpenJPEG. */
export async function loadJpeg2000(): Promise<FrameDecoder> {
  const { J2KDecoder } = await withoutHandlers(() => loadOpenJpeg(silent()));
  return (stream) => decodeWith(() => new J2KDecoder(), stream);
}
