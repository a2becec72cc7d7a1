import type { FrameDecoder } from './decodedFrame';
import type { PixelEncoding } from './transferSyntaxes';

/** The ways in which pixel data are compressed. */
export type Compression = Exclude<PixelEncoding, 'native' | 'nativeBigEndian'>;

const LOADERS: Readonly<Record<Compression, () => Promise<FrameDecoder>>> = {
  rle: async () => (await import('./rle')).decodeRle,
  jpegLossless: async () => (await import('./jpegLossless')).decodeJpegLossless,
  jpegLs: async () => (await import('./jpegLs')).loadJpegLs(),
  jpeg2000: async () => (await import('./jpeg2000')).loadJpeg2000(),
};

// For the whole process, since setting a codec up takes longer than decoding a frame.
const loaded = new Map<Compression, Promise<FrameDecoder>>();

/** The decoder of a compression, loaded when it is first asked for and then kept. */
export function loadDecoder(compression: Compression): Promise<FrameDecoder> {
  const decoder = loaded.get(compression) ?? LOADERS[compression]();
  loaded.set(compression, decoder);
  return decoder;
}

/**
 * Has the decoder of a compression loaded anew when it is next asked for. To be called after one has
 * failed: a damaged stream leaves the memory of a codec so that sound streams fail, too.
 */
export function discardDecoder(compression: Compression): void {
  loaded.delete(compression);
}
