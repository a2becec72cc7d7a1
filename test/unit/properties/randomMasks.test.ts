import { messageText } from '../../../src/messages/message';
import fc from 'fast-check';
import { PADDING_HU } from '../../../src/measurement/huStatistics';
import { measureMask } from '../../../src/measurement/measureMask';
import { placeThreeSliceEllipses } from '../../../src/measurement/placeThreeSliceEllipses';
import { countVoxels, createMask, trimMask, type Mask } from '../../../src/segmentation/mask';
import { selectCancellous } from '../../../src/segmentation/selectCancellous';
import { createCtVolume, type CtVolume } from '../../../src/volume/ctVolume';
import { createVolumeGeometry, ijkToLps, type VolumeGeometry } from '../../../src/volume/geometry';
import { length, subtract, type Vec3 } from '../../../src/volume/vector';
import {
  ALL_REARRANGEMENTS,
  countDifferent,
  rearrangeGeometry,
  rearrangeMask,
  rearrangeVolume,
} from '../../support/rearrangeStack';

// Masks that no segmentation would make: what holds for a body must hold for any mask.

/** The same cases in every run. */
const SEED = 20250310;

const spacingMm = fc.tuple(
  fc.double({ min: 0.3, max: 3, noNaN: true }),
  fc.double({ min: 0.3, max: 3, noNaN: true }),
  fc.double({ min: 0.3, max: 3, noNaN: true }),
);

const geometryOf = (dimensions: Vec3, spacing: Vec3): VolumeGeometry =>
  createVolumeGeometry({
    dimensions,
    spacing,
    origin: [-31.5, 12.25, -840],
    direction: [
      [0.8, 0.6, 0],
      [-0.6, 0.8, 0],
      [0, 0, 1],
    ],
  });

/** A mask with a voxel or more out of a grid of at most 9 x 9 x 9, and HU for all of the grid. */
const maskedVolume = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .chain((dimensions) => {
    const count = dimensions[0] * dimensions[1] * dimensions[2];
    return fc.record({
      spacing: spacingMm,
      dimensions: fc.constant(dimensions),
      hu: fc.int16Array({ minLength: count, maxLength: count, min: -1000, max: 3000 }),
      // Most voxels inside, so that a peel leaves some.
      outside: fc.array(fc.nat(count - 1), { maxLength: Math.min(6, count - 1) }),
    });
  })
  .map(({ spacing, dimensions, hu, outside }) => {
    const geometry = geometryOf(dimensions, spacing);
    const box = { min: [0, 0, 0], size: dimensions } as const;
    const voxels = new Uint8Array(hu.length).fill(1);
    for (const at of outside) voxels[at] = 0;
    return { volume: createCtVolume({ geometry, box, hu }), mask: createMask(box, voxels) };
  });

const rearrangement = fc.constantFrom(...ALL_REARRANGEMENTS);

describe('any mask, in any order of the stack', () => {
  it('is peeled to the same voxels', () => {
    fc.assert(
      fc.property(
        maskedVolume,
        rearrangement,
        fc.double({ min: 0, max: 5, noNaN: true }),
        ({ volume: { geometry }, mask }, how, peelMm) => {
          const peeled = selectCancellous(geometry, mask, peelMm);
          const other = rearrangeGeometry(geometry, how);
          const again = selectCancellous(other, rearrangeMask(geometry, mask, how), peelMm);
          expect(countDifferent(geometry, peeled, again, how)).toBe(0);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('has the same statistics', () => {
    fc.assert(
      fc.property(maskedVolume, rearrangement, ({ volume, mask }, how) => {
        const here = measureMask(volume, mask);
        const other = rearrangeVolume(volume, how);
        const there = measureMask(other, rearrangeMask(volume.geometry, mask, how));
        // Whole HU add up exactly; mean and SD are rounded once or twice.
        expect(there.meanHu).toBeCloseTo(here.meanHu, 9);
        expect(there.sdHu).toBeCloseTo(here.sdHu, 9);
        expect(there.medianHu).toBe(here.medianHu);
        expect(there.voxels).toBe(here.voxels);
        expect(there.volumeMm3).toBeCloseTo(here.volumeMm3, 9);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it.each([
    ['whole HU', (hu: number) => hu],
    ['HU with fractions, as some hosts rescale', (hu: number) => hu / 8],
    ['HU of 32-bit floats beyond 16 bits', (hu: number) => 40 * hu],
  ])('is measured as its voxels sorted and summed: %s', (_, rescale) => {
    fc.assert(
      fc.property(maskedVolume, ({ volume, mask }) => {
        const rescaled = createCtVolume({ ...volume, hu: Float32Array.from(volume.hu, rescale) });
        const hu = inside(rescaled, mask);
        fc.pre(hu.length > 0);
        const { meanHu, sdHu, medianHu, voxels } = measureMask(rescaled, mask);
        const mean = hu.reduce((sum, value) => sum + value, 0) / hu.length;
        const squares = hu.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(voxels).toBe(hu.length);
        expect(meanHu).toBeCloseTo(mean, 8);
        expect(sdHu).toBeCloseTo(hu.length > 1 ? Math.sqrt(squares / (hu.length - 1)) : 0, 6);
        const [low, high] = [hu[(hu.length - 1) >> 1]!, hu[hu.length >> 1]!];
        expect(medianHu).toBe((low + high) / 2);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

/** HU of the mask's tissue voxels in a volume of the same box, sorted. */
function inside({ hu }: CtVolume, { voxels }: Mask): readonly number[] {
  return [...hu]
    .filter((value, at) => voxels[at] === 1 && value > PADDING_HU)
    .sort((a, b) => a - b);
}

describe('any round mask, in any order of axial slices', () => {
  it('has the same three ellipses in the patient', () => {
    const shape = fc.record({
      spacing: fc.constantFrom<Vec3>([0.7, 0.9, 1.5], [1, 1, 3], [0.9, 0.7, 2]),
      halfWidthMm: fc.double({ min: 14, max: 22, noNaN: true }),
      halfDepthMm: fc.double({ min: 10, max: 15, noNaN: true }),
      // In an outline that is its own mirror image an ellipse has a twin of the same size, and
      // which of them is taken depends on the order.
      lobe: fc.double({ min: 0.02, max: 0.12, noNaN: true }),
      turn: fc.double({ min: 0, max: 6.28, noNaN: true }),
    });
    const axial = ALL_REARRANGEMENTS.filter(({ axes }) => axes[2] === 2);
    fc.assert(
      fc.property(shape, fc.constantFrom(...axial), (chosen, how) => {
        const { geometry, mask } = lobedColumn(chosen);
        const here = centers(geometry, mask);
        const there = centers(rearrangeGeometry(geometry, how), rearrangeMask(geometry, mask, how));
        // mm; two steps of the 1/1024 pixel to which ellipses are snapped.
        here.forEach((centerLps, n) => {
          expect(length(subtract(there[n]!, centerLps))).toBeLessThan(2 / 1024);
        });
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

interface LobedColumn {
  readonly spacing: Vec3;
  readonly halfWidthMm: number;
  readonly halfDepthMm: number;
  readonly lobe: number;
  readonly turn: number;
}

/** A column of 24 mm with a wavy outline that nothing mirrors onto itself. */
function lobedColumn({ spacing, halfWidthMm, halfDepthMm, lobe, turn }: LobedColumn) {
  const sizeMm: Vec3 = [56, 40, 24];
  const dimensions = sizeMm.map((mm, axis) => Math.round(mm / spacing[axis]!)) as unknown as Vec3;
  const geometry = geometryOf(dimensions, spacing);
  const voxels = new Uint8Array(dimensions[0] * dimensions[1] * dimensions[2]);
  for (let at = 0; at < voxels.length; at++) {
    const i = at % dimensions[0];
    const j = Math.floor(at / dimensions[0]) % dimensions[1];
    const x = (i * spacing[0] - 27.3) / halfWidthMm;
    const y = (j * spacing[1] - 19.1) / halfDepthMm;
    const angle = Math.atan2(y, x);
    const radius = 1 + lobe * (Math.sin(3 * angle + turn) + Math.sin(2 * angle + 2 * turn));
    voxels[at] = Math.hypot(x, y) < radius ? 1 : 0;
  }
  const mask = trimMask(createMask({ min: [0, 0, 0], size: dimensions }, voxels));
  return { geometry, mask };
}

function centers(geometry: VolumeGeometry, mask: Mask): readonly Vec3[] {
  expect(countVoxels(mask)).toBeGreaterThan(0);
  const ellipses = placeThreeSliceEllipses(geometry, mask);
  if ('status' in ellipses) throw new Error(messageText(ellipses.message));
  return ellipses.map(({ centerIj, sliceIndex }) => ijkToLps(geometry, [...centerIj, sliceIndex]));
}
