import { VertebralBmdError } from '../errors';
import { createMask, type Mask } from '../segmentation/mask';

/** A frame of a binary SEG: one slice (K index of the whole grid) of a mask. */
export interface MaskFrame {
  readonly mask: Mask;
  readonly sliceIndex: number;
}

/** The slices (K indices of the whole grid, ascending) in which a mask has a voxel. */
export function slicesOfMask({ box, voxels }: Mask): readonly number[] {
  const perSlice = box.size[0] * box.size[1];
  const slices: number[] = [];
  for (let k = 0; k < box.size[2]; k++) {
    if (voxels.subarray(k * perSlice, (k + 1) * perSlice).includes(1)) slices.push(box.min[2] + k);
  }
  return slices;
}

/**
 * Frames of rows x columns single bits, the first pixel in the lowest bit of the first byte,
 * frame after frame without padding between them (PS3.5 section 8.1.1 and annex D); the
 * whole padded to an even number of bytes.
 */
export function packFrames(
  frames: readonly MaskFrame[],
  columns: number,
  rows: number,
): Uint8Array<ArrayBuffer> {
  const bytes = Math.ceil((frames.length * rows * columns) / 8);
  const packed = new Uint8Array(bytes + (bytes % 2));
  frames.forEach(({ mask: { box, voxels }, sliceIndex }, frame) => {
    let source = (sliceIndex - box.min[2]) * box.size[0] * box.size[1];
    for (let j = 0; j < box.size[1]; j++) {
      let bit = (frame * rows + box.min[1] + j) * columns + box.min[0];
      for (let i = 0; i < box.size[0]; i++, bit++, source++) {
        if (voxels[source]) packed[bit >> 3]! |= 1 << (bit & 7);
      }
    }
  });
  return packed;
}

/** Where the frames of one segment are: a frame of the object for a slice of the grid. */
export interface FrameSlice {
  /** 0-based number of the frame in the pixel data. */
  readonly frameIndex: number;
  /** K index of the whole grid. */
  readonly sliceIndex: number;
}

/**
 * The mask that frames of packed bits make up, in the smallest box that holds it.
 *
 * @throws VertebralBmdError `invalidDataset` when the pixel data end before the last frame, or
 *   no voxel is set.
 */
export function unpackMask(
  packed: Uint8Array,
  frames: readonly FrameSlice[],
  columns: number,
  rows: number,
): Mask {
  const last = frames.reduce((most, { frameIndex }) => Math.max(most, frameIndex), -1);
  const needed = (last + 1) * rows * columns;
  if (packed.length * 8 < needed) {
    throw new VertebralBmdError(
      'invalidDataset',
      `expected ${Math.ceil(needed / 8)} bytes of segmentation pixel data, got ${packed.length}`,
    );
  }
  const pixels = rows * columns;
  let [minI, minJ, minK] = [columns, rows, Infinity];
  let [maxI, maxJ, maxK] = [-1, -1, -1];
  for (const { frameIndex, sliceIndex } of frames) {
    forEachSetBit(packed, frameIndex * pixels, pixels, (offset) => {
      const j = Math.floor(offset / columns);
      const i = offset - j * columns;
      if (i < minI) minI = i;
      if (i > maxI) maxI = i;
      if (j < minJ) minJ = j;
      if (j > maxJ) maxJ = j;
      if (sliceIndex < minK) minK = sliceIndex;
      if (sliceIndex > maxK) maxK = sliceIndex;
    });
  }
  if (maxK < 0) throw new VertebralBmdError('invalidDataset', 'a segment holds no voxel');
  const size = [maxI - minI + 1, maxJ - minJ + 1, maxK - minK + 1] as const;
  const voxels = new Uint8Array(size[0] * size[1] * size[2]);
  for (const { frameIndex, sliceIndex } of frames) {
    const sliceStart = (sliceIndex - minK) * size[0] * size[1];
    forEachSetBit(packed, frameIndex * pixels, pixels, (offset) => {
      const j = Math.floor(offset / columns);
      const i = offset - j * columns;
      voxels[sliceStart + (j - minJ) * size[0] + (i - minI)] = 1;
    });
  }
  return createMask({ min: [minI, minJ, minK], size }, voxels);
}

/** Visits the set bits among `count` from bit `first` on, by their offset; empty bytes are skipped whole. */
function forEachSetBit(
  packed: Uint8Array,
  first: number,
  count: number,
  visit: (offset: number) => void,
): void {
  const end = first + count;
  for (let bit = first; bit < end; bit++) {
    const byte = packed[bit >> 3]!;
    if (byte === 0) bit |= 7;
    else if (byte & (1 << (bit & 7))) visit(bit - first);
  }
}
