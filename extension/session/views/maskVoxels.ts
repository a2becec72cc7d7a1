import { ijkToLps, maskHolds, type CtSeries, type Mask } from '../../../src';

/** The host's slice index of our K: its stack may run the other way. */
export function hostSliceOf(
  { geometry }: CtSeries,
  volume: {
    readonly imageData?:
      { worldToIndex(point: [number, number, number]): ArrayLike<number> } | undefined;
  },
): (k: number) => number {
  const { imageData } = volume;
  if (!imageData) return (k) => k;
  const first = ijkToLps(geometry, [0, 0, 0]);
  const hostFirst = Math.round(imageData.worldToIndex([...first])[2]!);
  const slices = geometry.dimensions[2];
  return hostFirst === 0 ? (k) => k : (k) => slices - 1 - k;
}

/** Visits the voxels of a mask that another one does not hold. */
export function forEachVoxel(
  { box: { min, size }, voxels }: Mask,
  except: Mask | undefined,
  visit: (i: number, j: number, k: number) => void,
): void {
  let offset = 0;
  for (let k = min[2]; k < min[2] + size[2]; k++) {
    for (let j = min[1]; j < min[1] + size[1]; j++) {
      for (let i = min[0]; i < min[0] + size[0]; i++, offset++) {
        if (voxels[offset] && !maskHolds(except, i, j, k)) visit(i, j, k);
      }
    }
  }
}
