/**
 * Memory that a caller lends to its measurements, one after the other. Each takes some megabytes
 * for its smoothed voxels; made anew at every click they would pile up until they are collected.
 */
export interface Scratch {
  /** What was lent last; it grows with the largest measurement and tells nothing between them. */
  floats: Float32Array;
}

/** Memory for the measurements of one thread; nothing is taken until the first. */
export function createScratch(): Scratch {
  return { floats: new Float32Array(0) };
}

/** So many numbers, of any value, valid until the next are borrowed; new ones without a scratch. */
export function borrowFloats(scratch: Scratch | undefined, count: number): Float32Array {
  if (!scratch) return new Float32Array(count);
  if (scratch.floats.length < count) scratch.floats = new Float32Array(count);
  return scratch.floats.subarray(0, count);
}
