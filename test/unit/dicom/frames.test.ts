import { createMask } from '../../../src';
import { packFrames, slicesOfMask, unpackMask } from '../../../src/dicom/frames';

/** A mask of one slice, drawn; its box begins at (1, 1, k). */
const slice = (k: number, rows: readonly string[]) =>
  createMask(
    { min: [1, 1, k], size: [rows[0]!.length, rows.length, 1] },
    Uint8Array.from(rows.join(''), Number),
  );

describe('packed frames of 5 x 3 pixels', () => {
  const masks = [slice(7, ['110', '011']), slice(2, ['001'])];
  const packed = packFrames(
    masks.map((mask) => ({ mask, sliceIndex: mask.box.min[2] })),
    5,
    3,
  );

  test('are bits from the lowest of each byte on, frame after frame', () => {
    // Frame 1: 00000 01100 00110; frame 2, in the bits after it: 00000 00010 00000.
    const bits = Array.from(packed, (byte) =>
      byte.toString(2).padStart(8, '0').split('').reverse().join(''),
    ).join('');
    expect(bits.slice(0, 30)).toBe('000000110000110' + '000000001000000');
    expect(packed).toHaveLength(4);
  });

  test('give the masks back in their smallest boxes', () => {
    expect(unpackMask(packed, [{ frameIndex: 0, sliceIndex: 7 }], 5, 3)).toEqual(masks[0]);
    expect(unpackMask(packed, [{ frameIndex: 1, sliceIndex: 2 }], 5, 3)).toEqual({
      box: { min: [3, 1, 2], size: [1, 1, 1] },
      voxels: new Uint8Array([1]),
    });
  });

  test('may be more than a function takes arguments', () => {
    const frames = Array.from({ length: 200_000 }, (_, index) => ({
      frameIndex: index % 2,
      sliceIndex: index,
    }));
    expect(unpackMask(packed, frames, 5, 3).box.size[2]).toBe(200_000);
  });

  test('without a voxel are no mask', () => {
    const empty = new Uint8Array(4);
    expect(() => unpackMask(empty, [{ frameIndex: 0, sliceIndex: 0 }], 5, 3)).toThrow(/no voxel/);
  });
});

test('slices of a mask are those with a voxel', () => {
  const mask = createMask(
    { min: [0, 0, 4], size: [2, 1, 4] },
    new Uint8Array([0, 0, 0, 1, 0, 0, 1, 1]),
  );
  expect(slicesOfMask(mask)).toEqual([5, 7]);
});
