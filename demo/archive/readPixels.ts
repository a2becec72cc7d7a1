import type { Archive } from './archive';
import { swapBytes } from './dicomJson';
import type { StoredInstance } from './instance';
import { alignBits, type ByteRange, type PixelLocation } from './pixelData';
import { EXPLICIT_LITTLE_ENDIAN, transferSyntax } from './transferSyntax';

/** Pixel data as they go over the wire, with the media type that says what they are. */
export interface Pixels {
  readonly mediaType: string;
  readonly transferSyntaxUid: string;
  readonly bytes: Buffer;
}

/** Native pixel data leave as explicit little endian, whatever they are stored as. */
const NATIVE_TYPE = {
  mediaType: 'application/octet-stream',
  transferSyntaxUid: EXPLICIT_LITTLE_ENDIAN,
};

/** How many frames an instance holds; 0 without pixel data. */
export function frameCount(instance: StoredInstance): number {
  const { pixels } = instance;
  if (!pixels) return 0;
  return pixels.kind === 'native' ? pixels.frameCount : pixels.frames.length;
}

/**
 * One frame, counted from 0, as it is stored: compressed frames keep their transfer syntax with
 * their fragments joined, native ones are little endian. A frame of a one-bit image starts at
 * the first bit of its first byte. The frame must exist.
 */
export async function readFrame(
  archive: Archive,
  instance: StoredInstance,
  frame: number,
): Promise<Pixels> {
  const { pixels } = instance;
  if (!pixels) throw new Error('the instance holds no pixel data');
  const fragments = pixels.kind === 'native' ? [frameRange(pixels, frame)] : pixels.frames[frame];
  const bytes = Buffer.concat(await archive.readRanges(instance, fragments));
  if (pixels.kind === 'encapsulated') return { ...encapsulatedType(instance), bytes };
  const aligned =
    pixels.frameBits % 8 === 0
      ? bytes
      : alignBits(bytes, frame * pixels.frameBits, pixels.frameBits);
  return { ...NATIVE_TYPE, bytes: littleEndian(aligned, instance, pixels.vr) };
}

/** The value of Pixel Data: one run of bytes when native, a part for each frame when compressed. */
export async function readPixelData(archive: Archive, instance: StoredInstance): Promise<Pixels[]> {
  const { pixels } = instance;
  if (!pixels) throw new Error('the instance holds no pixel data');
  if (pixels.kind === 'encapsulated') {
    const frames = [];
    for (let i = 0; i < pixels.frames.length; i++) {
      frames.push(await readFrame(archive, instance, i));
    }
    return frames;
  }
  const [bytes] = await archive.readRanges(instance, [pixels.range]);
  return [{ ...NATIVE_TYPE, bytes: littleEndian(bytes, instance, pixels.vr) }];
}

function encapsulatedType(instance: StoredInstance): Omit<Pixels, 'bytes'> {
  const { uid, mediaType } = transferSyntax(instance.transferSyntaxUid);
  return { mediaType, transferSyntaxUid: uid };
}

function frameRange(pixels: PixelLocation & { kind: 'native' }, frame: number): ByteRange {
  const firstByte = Math.floor((frame * pixels.frameBits) / 8);
  const endByte = Math.ceil(((frame + 1) * pixels.frameBits) / 8);
  const available = Math.max(0, pixels.range.length - firstByte);
  return {
    offset: pixels.range.offset + firstByte,
    length: Math.min(endByte - firstByte, available),
  };
}

function littleEndian(bytes: Buffer, instance: StoredInstance, vr: string): Buffer {
  return transferSyntax(instance.transferSyntaxUid).bigEndian ? swapBytes(bytes, vr) : bytes;
}
