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
  const needed = Math.max(...frames.map(({ frameIndex }) => frameIndex + 1)) * rows * columns;
  if (packed.length * 8 < needed) {
    throw new VertebralBmdError(
      'invalidDataset',
      `expected ${Math.ceil(needed / 8)} bytes of segmentation pixel data, got ${packed.length}`,
    );
  }
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-1, -1, -1];
  const set: [number, number, number][] = [];
  for (const { frameIndex, sliceIndex } of frames) {
    const first = frameIndex * rows * columns;
    const end = first + rows * columns;
    for (let bit = first; bit < end; bit++) {
      const byte = packed[bit >> 3]!;
      if (byte === 0) {
        bit |= 7;
        continue;
      }
      if (!(byte & (1 << (bit & 7)))) continue;
      const offset = bit - first;
      const voxel: [number, number, number] = [
        offset % columns,
        Math.floor(offset / columns),
        sliceIndex,
      ];
      for (const axis of [0, 1, 2] as const) {
        low[axis] = Math.min(low[axis], voxel[axis]);
        high[axis] = Math.max(high[axis], voxel[axis]);
      }
      set.push(voxel);
    }
  }
  if (set.length === 0) {
    throw new VertebralBmdError('invalidDataset', 'a segment holds no voxel');
  }
  const size = [high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1] as const;
  const voxels = new Uint8Array(size[0] * size[1] * size[2]);
  for (const [i, j, k] of set) {
    voxels[((k - low[2]) * size[1] + (j - low[1])) * size[0] + (i - low[0])] = 1;
  }
  return createMask({ min: low, size }, voxels);
}
