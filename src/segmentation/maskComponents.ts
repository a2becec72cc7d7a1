import { createMask, trimMask, type Mask } from './mask';
import { maskInBox } from './maskBoxes';

/**
 * The largest part of a mask whose voxels are connected by their faces, in its smallest box; of
 * equally large parts the first in the order of the voxels.
 */
export function largestComponent(mask: Mask): Mask {
  const parts = labelParts(mask, 1);
  let largest = 1;
  for (let part = 2; part < parts.counts.length; part++) {
    if (parts.counts[part]! > parts.counts[largest]!) largest = part;
  }
  const voxels = parts.labels.map((label) => (label === largest ? 1 : 0));
  return trimMask(createMask(mask.box, Uint8Array.from(voxels)));
}

/**
 * A mask with its holes filled: what lies outside the mask and is not connected, by faces, with
 * what lies about it. A hole that holds a voxel of `kept` stays.
 */
export function fillHoles(mask: Mask, kept?: Mask): Mask {
  const { min, size } = mask.box;
  // A layer outside all round connects everything that is no hole.
  const padded = maskInBox(mask, {
    min: [min[0] - 1, min[1] - 1, min[2] - 1],
    size: [size[0] + 2, size[1] + 2, size[2] + 2],
  });
  const { labels, counts } = labelParts(padded, 0);
  const stays = new Uint8Array(counts.length);
  // The first voxel is in the layer outside.
  stays[labels[0]!] = 1;
  const keptThere = kept && maskInBox(kept, padded.box).voxels;
  for (let offset = 0; offset < labels.length; offset++) {
    if (keptThere?.[offset]) stays[labels[offset]!] = 1;
  }
  const filled = padded.voxels.slice();
  for (let offset = 0; offset < filled.length; offset++) {
    if (!filled[offset] && !stays[labels[offset]!]) filled[offset] = 1;
  }
  return maskInBox(createMask(padded.box, filled), mask.box);
}

/** Connected parts: the number of each voxel's part, from 1, and how many voxels each part has. */
interface Parts {
  readonly labels: Int32Array;
  readonly counts: readonly number[];
}

/** The parts, connected by faces, of the voxels of a box that have a value. */
function labelParts({ box: { size }, voxels }: Mask, value: 0 | 1): Parts {
  const labels = new Int32Array(voxels.length);
  const counts = [0];
  const waiting = new Int32Array(voxels.length);
  const [columns, rows] = size;
  const perSlice = columns * rows;
  for (let start = 0; start < voxels.length; start++) {
    if (voxels[start] !== value || labels[start]) continue;
    const label = counts.length;
    let count = 0;
    let last = 0;
    const reach = (offset: number) => {
      if (voxels[offset] !== value || labels[offset]) return;
      labels[offset] = label;
      waiting[last++] = offset;
      count++;
    };
    reach(start);
    while (last > 0) {
      const offset = waiting[--last]!;
      const i = offset % columns;
      const j = Math.floor(offset / columns) % rows;
      if (i > 0) reach(offset - 1);
      if (i < columns - 1) reach(offset + 1);
      if (j > 0) reach(offset - columns);
      if (j < rows - 1) reach(offset + columns);
      if (offset >= perSlice) reach(offset - perSlice);
      if (offset + perSlice < voxels.length) reach(offset + perSlice);
    }
    counts.push(count);
  }
  return { labels, counts };
}
