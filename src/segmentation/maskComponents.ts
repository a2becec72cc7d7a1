import type { IndexBox } from '../volume/indexBox';
import { trimMask, type Mask } from './mask';
import { maskInBox } from './maskBoxes';

/**
 * The largest part of a mask whose voxels are connected by their faces, in its smallest box; of
 * equally large parts the first in the order of the voxels.
 */
export function largestComponent(mask: Mask): Mask {
  const padded = maskInBox(mask, withLayer(mask.box));
  const { labels, counts } = labelParts(padded, 1);
  let largest = 1;
  for (let part = 2; part < counts.length; part++) {
    if (counts[part]! > counts[largest]!) largest = part;
  }
  for (let offset = 0; offset < labels.length; offset++) {
    if (labels[offset] !== largest) padded.voxels[offset] = 0;
  }
  return trimMask(padded);
}

/**
 * A mask with its holes filled: what lies outside the mask and is not connected, by faces, with
 * what lies about it. A hole that holds a voxel of `kept` stays.
 */
export function fillHoles(mask: Mask, kept?: Mask): Mask {
  // Two layers: the inner one connects everything that is no hole.
  const padded = maskInBox(mask, withLayer(withLayer(mask.box)));
  const { labels, counts } = labelParts(padded, 0);
  const stays = new Uint8Array(counts.length);
  stays[FIRST_PART] = 1;
  const keptThere = kept && maskInBox(kept, padded.box).voxels;
  for (let offset = 0; offset < labels.length; offset++) {
    if (keptThere?.[offset]) stays[labels[offset]!] = 1;
  }
  for (let offset = 0; offset < labels.length; offset++) {
    if (!padded.voxels[offset] && !stays[labels[offset]!]) padded.voxels[offset] = 1;
  }
  return maskInBox(padded, mask.box);
}

/** A box with a layer of voxels about it, which may leave the grid. */
const withLayer = ({ min, size }: IndexBox): IndexBox => ({
  min: [min[0] - 1, min[1] - 1, min[2] - 1],
  size: [size[0] + 2, size[1] + 2, size[2] + 2],
});

/** The first part in the order of voxels. */
const FIRST_PART = 1;

/** Connected parts: the number of each voxel's part, and how many voxels each part has. */
interface Parts {
  /** From `FIRST_PART` on; 0 for voxels of no part. */
  readonly labels: Int32Array;
  /** At 0 nothing is counted. */
  readonly counts: readonly number[];
}

/**
 * The parts, connected by faces, of the voxels of a box that have a value. The outermost layer of
 * the box belongs to none, so that every other voxel has six neighbours.
 */
function labelParts({ box: { size }, voxels }: Mask, value: 0 | 1): Parts {
  const [columns, perSlice] = [size[0], size[0] * size[1]];
  const labels = new Int32Array(voxels.length);
  const open = openVoxels(size, voxels, value);
  const neighbours = Int32Array.of(-1, 1, -columns, columns, -perSlice, perSlice);
  const waiting = new Int32Array(voxels.length);
  const counts = [0];
  for (let start = 0; start < voxels.length; start++) {
    if (!open[start]) continue;
    const label = counts.length;
    let count = 0;
    let last = 0;
    open[start] = 0;
    waiting[last++] = start;
    while (last > 0) {
      const offset = waiting[--last]!;
      labels[offset] = label;
      count++;
      for (let n = 0; n < 6; n++) {
        const next = offset + neighbours[n]!;
        if (!open[next]) continue;
        open[next] = 0;
        waiting[last++] = next;
      }
    }
    counts.push(count);
  }
  return { labels, counts };
}

/** 1 for the voxels that have a value and do not lie in the outermost layer. */
function openVoxels(size: IndexBox['size'], voxels: Uint8Array, value: 0 | 1): Uint8Array {
  const open = new Uint8Array(voxels.length);
  for (let k = 1; k < size[2] - 1; k++) {
    for (let j = 1; j < size[1] - 1; j++) {
      const row = (k * size[1] + j) * size[0];
      for (let offset = row + 1; offset < row + size[0] - 1; offset++) {
        if (voxels[offset] === value) open[offset] = 1;
      }
    }
  }
  return open;
}
