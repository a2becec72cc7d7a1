import { message, messageText } from '../../../src/messages/message';
import {
  createMask,
  ENDPLATE_DISTANCE_MM,
  ellipseAreaMm2,
  ellipseContains,
  ijkToLps,
  placeThreeSliceEllipses,
  selectCancellous,
  type EllipseRoi,
  type Mask,
  type Vec3,
  type VolumeGeometry,
} from '../../../src';

const geometryOf = (spacing: Vec3, dimensions: Vec3): VolumeGeometry => ({
  dimensions,
  spacing,
  origin: [-30, -40, 100],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
});

/** The voxels of a grid for whose centre (mm from the grid's middle) `isInside` holds. */
function maskOf({ spacing, dimensions }: VolumeGeometry, isInside: Shape): Mask {
  const [columns, rows, slices] = dimensions;
  const voxels = new Uint8Array(columns * rows * slices);
  let offset = 0;
  for (let k = 0; k < slices; k++) {
    const z = (k - (slices - 1) / 2) * spacing[2];
    for (let j = 0; j < rows; j++) {
      const y = (j - (rows - 1) / 2) * spacing[1];
      for (let i = 0; i < columns; i++, offset++) {
        voxels[offset] = isInside((i - (columns - 1) / 2) * spacing[0], y, z) ? 1 : 0;
      }
    }
  }
  return createMask({ min: [0, 0, 0], size: dimensions }, voxels);
}

/** Cosine and sine of an angle; looked up once, since globals are slow inside the test runner. */
const turn = (degrees: number): readonly [number, number] => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
];

type Shape = (x: number, y: number, z: number) => boolean;

/** An elliptic cylinder, 20 x 14 mm half axes, turned by `degrees`, 21 mm high. */
const cylinder = (degrees = 0): Shape => {
  const [cos, sin] = turn(degrees);
  return (x, y, z) => {
    const along = (x * cos + y * sin) / 20;
    const across = (y * cos - x * sin) / 14;
    return along * along + across * across <= 1 && z >= -10.5 && z <= 10.5;
  };
};

/** A lumbar body less its peel: concave behind and at the plates, tilted about the left-right axis. */
const body = (tiltDegrees: number): Shape => {
  const [cos, sin] = turn(tiltDegrees);
  return (x, y, z) => {
    const depth = y * cos + z * sin;
    const height = z * cos - y * sin;
    const radiusSquared = (x / 20) ** 2 + (depth / 14) ** 2;
    const isBehind = x * x + (depth - 22) ** 2 < 144;
    const halfHeight = 8.5 + 2 * radiusSquared;
    return radiusSquared <= 1 && !isBehind && height <= halfHeight && height >= -halfHeight;
  };
};

function place(geometry: VolumeGeometry, mask: Mask): readonly EllipseRoi[] {
  const placed = placeThreeSliceEllipses(geometry, mask);
  if ('status' in placed) throw new Error(messageText(placed.message));
  return placed;
}

/** Voxel centres inside an ellipse that the mask does not hold. */
function countOutside(mask: Mask, ellipse: EllipseRoi): number {
  const [columns, rows] = mask.box.size;
  let outside = 0;
  for (let j = -2; j < rows + 2; j++) {
    for (let i = -2; i < columns + 2; i++) {
      const isInGrid = i >= 0 && j >= 0 && i < columns && j < rows;
      const offset = (ellipse.sliceIndex * rows + j) * columns + i;
      if (ellipseContains(ellipse, i, j) && !(isInGrid && mask.voxels[offset])) outside++;
    }
  }
  return outside;
}

const fine = geometryOf([0.7, 0.7, 0.625], [70, 52, 60]);

describe('placeThreeSliceEllipses', () => {
  it.each([0, 30, 90, 135])('fills an elliptic cylinder turned by %d degrees', (degrees) => {
    const geometry = geometryOf([0.7, 0.7, 1], [64, 64, 30]);
    const ellipses = place(geometry, maskOf(geometry, cylinder(degrees)));
    for (const ellipse of ellipses) {
      const share = ellipseAreaMm2(ellipse, geometry) / (Math.PI * 20 * 14);
      // The border pixels lie up to one pixel outside the cylinder: at most 0.7/20 + 0.7/14 more.
      expect(share).toBeGreaterThan(0.98);
      expect(share).toBeLessThan(1.085);
    }
  });

  it('fills a cylinder on pixels that are not square', () => {
    const geometry = geometryOf([0.5, 1.2, 1.5], [90, 36, 20]);
    const [, middle] = place(geometry, maskOf(geometry, cylinder(40)));
    expect(ellipseAreaMm2(middle!, geometry) / (Math.PI * 20 * 14)).toBeGreaterThan(0.97);
  });

  it('puts the outer ellipses 4 mm inside the endplates of an upright body, the middle one half way', () => {
    const geometry = geometryOf([0.7, 0.7, 1], [64, 64, 31]);
    // Peeled by 3 mm, so 1 mm inside the mask's faces. The cylinder holds slices 5 to 25; the faces lie half a slice further out.
    const ellipses = place(geometry, maskOf(geometry, cylinder()));
    expect(ellipses.map(({ position }) => position)).toEqual(['superior', 'middle', 'inferior']);
    expect(ellipses.map(({ sliceIndex }) => sliceIndex)).toEqual([24, 15, 6]);
  });

  it('keeps to its slices whatever the peel, until that is more than their distance', () => {
    const geometry = geometryOf([0.7, 0.7, 1], [64, 64, 41]);
    // A body of 31 mm, from slice 5 to 35.
    const whole = maskOf(geometry, (x, y, z) => cylinder()(x, y, z / 2) && Math.abs(z) <= 15.5);
    const slicesOf = (peelMm: number) => {
      const peeled = selectCancellous(geometry, whole, peelMm);
      const placed = placeThreeSliceEllipses(geometry, peeled, peelMm);
      if ('status' in placed) throw new Error(messageText(placed.message));
      return placed.map(({ sliceIndex }) => sliceIndex);
    };
    // 4 mm inside the face at 35.5 lies slice 31.
    expect(ENDPLATE_DISTANCE_MM).toEqual({ superior: 4, inferior: 4 });
    for (const peelMm of [1, 2, 3, 4]) expect(slicesOf(peelMm)).toEqual([31, 20, 9]);
    expect(slicesOf(6)).toEqual([29, 20, 11]);
  });

  it.each([0, 12, 25])('holds cancellous bone only in a body tilted by %d degrees', (degrees) => {
    const mask = maskOf(fine, body(degrees));
    const ellipses = place(fine, mask);
    ellipses.forEach((ellipse) => expect(countOutside(mask, ellipse)).toBe(0));
    const [superior, middle, inferior] = ellipses.map((ellipse) => ellipseAreaMm2(ellipse, fine));
    // An eighth below half: the slice is chosen by a coarser ellipse than the one that is placed.
    expect(superior!).toBeGreaterThan(0.43 * middle!);
    expect(inferior!).toBeGreaterThan(0.43 * middle!);
    const heights = ellipses.map(({ sliceIndex }) => sliceIndex);
    expect(heights[0]! > heights[1]! && heights[1]! > heights[2]!).toBe(true);
  });

  it('places the same ellipses in the patient when the stack is counted the other way', () => {
    const mask = maskOf(fine, body(20));
    const size = fine.dimensions[0] * fine.dimensions[1];
    const last = fine.dimensions[2] - 1;
    const reversed = new Uint8Array(mask.voxels.length);
    for (let k = 0; k <= last; k++) {
      reversed.set(mask.voxels.subarray(k * size, (k + 1) * size), (last - k) * size);
    }
    const downwards: VolumeGeometry = {
      ...fine,
      origin: ijkToLps(fine, [0, 0, last]),
      direction: [fine.direction[0], fine.direction[1], [0, 0, -1]],
    };
    const back = place(downwards, createMask(mask.box, reversed)).map((ellipse) => ({
      ...ellipse,
      sliceIndex: last - ellipse.sliceIndex,
    }));
    expect(back).toEqual(place(fine, mask));
  });

  it('moves with a mask that is moved to another part of the grid', () => {
    const mask = maskOf(fine, body(8));
    const moved = createMask({ min: [100, 60, 7], size: mask.box.size }, mask.voxels);
    const geometry = { ...fine, dimensions: [512, 512, 100] } as const;
    const back = place(geometry, moved).map((ellipse) => ({
      ...ellipse,
      sliceIndex: ellipse.sliceIndex - 7,
      centerIj: [ellipse.centerIj[0] - 100, ellipse.centerIj[1] - 60],
    }));
    const original = place(fine, mask);
    back.forEach((ellipse, index) => {
      expect(ellipse.sliceIndex).toBe(original[index]!.sliceIndex);
      // One step of the snapping.
      expect(Math.abs(ellipse.centerIj[0]! - original[index]!.centerIj[0])).toBeLessThan(1 / 512);
    });
  });

  it('finds three ellipses in slices of 5 mm', () => {
    const geometry = geometryOf([0.9, 0.9, 5], [50, 40, 8]);
    const ellipses = place(geometry, maskOf(geometry, body(10)));
    expect(new Set(ellipses.map(({ sliceIndex }) => sliceIndex)).size).toBe(3);
  });

  it('keeps off a hole in the mask', () => {
    const full = cylinder();
    const mask = maskOf(fine, (x, y, z) => full(x, y, z) && (x - 3) ** 2 + y * y >= 9);
    place(fine, mask).forEach((ellipse) => expect(countOutside(mask, ellipse)).toBe(0));
  });

  it('leaves the mask as it was', () => {
    const mask = maskOf(fine, body(5));
    const before = Buffer.from(mask.voxels);
    place(fine, mask);
    expect(before.equals(mask.voxels)).toBe(true);
  });

  it.each<[string, VolumeGeometry, Mask]>([
    ['empty', fine, maskOf(fine, () => false)],
    ['thin', fine, maskOf(fine, (x, y, z) => x * x + y * y < 200 && z * z < 0.36)],
    ['narrow', fine, maskOf(fine, (x, y, z) => x * x + y * y < 16 && z * z < 100)],
  ])('says so when a mask is %s', (_, geometry, mask) => {
    expect(placeThreeSliceEllipses(geometry, mask)).toMatchObject({
      status: 'notMeasurable',
      reason: 'maskTooSmall',
    });
  });

  it('says so when the slices are not axial', () => {
    const sagittal: VolumeGeometry = {
      ...fine,
      direction: [
        [0, 1, 0],
        [0, 0, -1],
        [-1, 0, 0],
      ],
    };
    expect(placeThreeSliceEllipses(sagittal, maskOf(fine, cylinder()))).toMatchObject({
      status: 'notMeasurable',
      message: message('notAxial'),
    });
  });
});
