import { createMask, type Mask, type Vec3 } from '../../src';

/**
 * A mask drawn as text: one string a slice (K upwards), its lines the rows (J), its characters
 * the columns (I), `1` inside and `0` outside; blanks are only there to be looked at.
 *
 * @param min Index of the first voxel in the whole grid.
 */
export function gridMask(slices: readonly string[], min: Vec3 = [0, 0, 0]): Mask {
  const grids = slices.map((slice) =>
    slice
      .split('\n')
      .map((line) => line.replace(/\s/g, ''))
      .filter((line) => line !== ''),
  );
  const rows = grids[0]!.length;
  const columns = grids[0]![0]!.length;
  const isEven = grids.every(
    (grid) => grid.length === rows && grid.every((line) => line.length === columns),
  );
  if (!isEven) throw new Error('every slice of a grid mask needs the same rows and columns');
  const voxels = Uint8Array.from(grids.flat().join(''), Number);
  return createMask({ min, size: [columns, rows, grids.length] }, voxels);
}
