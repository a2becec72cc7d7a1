import { createMask, type Mask } from '../../../src/segmentation/mask';
import { selectCancellous } from '../../../src/segmentation/selectCancellous';
import { createVolumeGeometry } from '../../../src/volume/geometry';
import type { Vec3 } from '../../../src/volume/vector';
import { gridMask } from '../../support/gridMask';

const geometry = (spacing: Vec3) =>
  createVolumeGeometry({
    dimensions: [30, 30, 30],
    spacing,
    origin: [0, 0, 0],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });

/** The same rows in so many slices. */
const prism = (rows: readonly string[], slices: number): Mask =>
  gridMask(Array<string>(slices).fill(rows.join('\n')));

/** A mask as slices of rows, to compare it with a drawing. */
const rowsOfMask = ({ box: { size }, voxels }: Mask): string[][] =>
  Array.from({ length: size[2] }, (_, k) =>
    Array.from({ length: size[1] }, (_, j) => {
      const start = (k * size[1] + j) * size[0];
      return voxels.subarray(start, start + size[0]).join('');
    }),
  );

describe('selectCancellous', () => {
  it('keeps what lies at least the peel inside the faces of the outer voxels', () => {
    const body = prism(
      [
        '1111111', //
        '1111111',
        '1111111',
        '1111111',
        '1111111',
      ],
      5,
    );
    expect(rowsOfMask(selectCancellous(geometry([1, 1, 1]), body, 1.5))).toEqual([
      ['11111', '11111', '11111'],
      ['11111', '11111', '11111'],
      ['11111', '11111', '11111'],
    ]);
  });

  it('measures mm and not voxels where the spacing differs between axes', () => {
    const body = prism(['11111111', '11111111', '11111111'], 3);
    // 1 mm: two voxels of 0.5 mm from the first face along I, none of 3 mm along J and K.
    const cancellous = selectCancellous(geometry([0.5, 3, 3]), body, 1);
    expect(rowsOfMask(cancellous)).toEqual(Array(3).fill(['1111', '1111', '1111']));
    expect(cancellous.box.min).toEqual([2, 0, 0]);
  });

  it('rounds the corner that a hole leaves: the distance is Euclidean', () => {
    const body = prism(
      [
        '1111111',
        '1111111',
        '1111111',
        '1110111', //
        '1111111',
        '1111111',
        '1111111',
      ],
      7,
    );
    // In the plane of the hole, sqrt(0.5^2 + 0.5^2) = 0.71 mm to its edge diagonally.
    const near = selectCancellous(geometry([1, 1, 1]), body, 0.7);
    const far = selectCancellous(geometry([1, 1, 1]), body, 0.72);
    expect(rowsOfMask(near)[2]).toEqual(['11111', '11011', '10001', '11011', '11111']);
    expect(rowsOfMask(far)[2]).toEqual(['11111', '10001', '10001', '10001', '11111']);
  });

  it('keeps the whole body without a peel, and nothing where the peel is too large', () => {
    const body = prism(['111', '111', '111'], 3);
    expect(selectCancellous(geometry([1, 1, 1]), body, 0)).toEqual(body);
    expect(selectCancellous(geometry([1, 1, 1]), body, 2).voxels).toHaveLength(0);
  });

  it('leaves the mask it is given as it was', () => {
    const body = prism(['111', '111', '111'], 3);
    const before = body.voxels.slice();
    selectCancellous(geometry([1, 1, 1]), body, 1);
    expect(body.voxels).toEqual(before);
  });

  it('agrees with the distance to every outside voxel, tried one by one', () => {
    const size = 9;
    const voxels = new Uint8Array(size ** 3);
    // A lumpy shape from a formula: no symmetry that could hide a mistake.
    for (let n = 0; n < voxels.length; n++) {
      const [i, j, k] = [n % size, Math.floor(n / size) % size, Math.floor(n / size ** 2)];
      voxels[n] = Math.sin(i * 0.9) + Math.cos(j * 0.7 + k * 0.4) + 0.3 * k > 0.4 ? 1 : 0;
    }
    const spacing: Vec3 = [0.7, 0.9, 1.3];
    const body = createMask({ min: [4, 5, 6], size: [size, size, size] }, voxels);
    for (const peelMm of [0.5, 1, 1.6, 2.3]) {
      const cancellous = selectCancellous(geometry(spacing), body, peelMm);
      expect(new Set(listVoxels(cancellous))).toEqual(
        new Set(listVoxels(body).filter((at) => bruteDistance(body, at, spacing) >= peelMm)),
      );
    }
  });

  it('refuses a peel that is no distance', () => {
    const body = prism(['1'], 1);
    expect(() => selectCancellous(geometry([1, 1, 1]), body, -1)).toThrow(
      'peel must be 0 mm or more, got -1',
    );
    expect(() => selectCancellous(geometry([1, 1, 1]), body, NaN)).toThrow('got NaN');
  });
});

function listVoxels({ box, voxels }: Mask): string[] {
  const found: string[] = [];
  voxels.forEach((value, n) => {
    if (!value) return;
    const i = box.min[0] + (n % box.size[0]);
    const j = box.min[1] + (Math.floor(n / box.size[0]) % box.size[1]);
    const k = box.min[2] + Math.floor(n / (box.size[0] * box.size[1]));
    found.push(`${i} ${j} ${k}`);
  });
  return found;
}

/** From the centre of a voxel to the nearest voxel outside, as a block; mm. */
function bruteDistance(body: Mask, at: string, spacing: Vec3): number {
  const inside = new Set(listVoxels(body));
  const [i, j, k] = at.split(' ').map(Number) as [number, number, number];
  let least = Infinity;
  for (let z = 4; z < 17; z++) {
    for (let y = 3; y < 16; y++) {
      for (let x = 2; x < 15; x++) {
        if (inside.has(`${x} ${y} ${z}`)) continue;
        const ways = [x - i, y - j, z - k].map(
          (steps, axis) => Math.max(0, Math.abs(steps) - 0.5) * spacing[axis]!,
        );
        least = Math.min(least, Math.hypot(...ways));
      }
    }
  }
  return least;
}
