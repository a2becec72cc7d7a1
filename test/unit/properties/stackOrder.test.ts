import { messageText } from '../../../src/messages/message';
import { measureMask } from '../../../src/measurement/measureMask';
import { countVoxels, type Mask } from '../../../src/segmentation/mask';
import { segmentationBox } from '../../../src/segmentation/segmentVertebralBody';
import { measureLevel, proposeThreeSlice } from '../../../src/study/measureLevel';
import type { ThreeSliceReading } from '../../../src/study/reading';
import type { CtVolume } from '../../../src/volume/ctVolume';
import { ijkToLps, type VolumeGeometry } from '../../../src/volume/geometry';
import { length, subtract, type Vec3 } from '../../../src/volume/vector';
import { PROPERTY_SEED, propertyPhantom, segmentAt } from '../../support/propertyPhantom';
import {
  ALL_REARRANGEMENTS,
  countDifferent,
  nameOf,
  rearrangeMask,
  rearrangeVolume,
  type Rearrangement,
} from '../../support/rearrangeStack';

// A stack can be stored from the head or from the feet, as axial, sagittal or coronal slices, or
// mirrored: the same voxels in the same places of the patient must give the same result.

/** Sums of the same whole HU in another order, in double precision. */
const SUM_HU = 1e-9;

/** Positions (mm) computed from another corner of the grid, in double precision. */
const POSITION_MM = 1e-6;

const sameOrder: Rearrangement = { axes: [0, 1, 2], reversed: [false, false, false] };
const isAxial = ({ axes }: Rearrangement) => axes[2] === 2;
const named = (list: readonly Rearrangement[]) => list.map((how) => [nameOf(how), how] as const);

function threeSlice(volume: CtVolume, cancellous: Mask): ThreeSliceReading {
  const proposed = proposeThreeSlice(volume, cancellous);
  if ('status' in proposed) throw new Error(messageText(proposed.message));
  return proposed;
}

const centersLps = (geometry: VolumeGeometry, { ellipses }: ThreeSliceReading): readonly Vec3[] =>
  ellipses.map(({ centerIj, sliceIndex }) => ijkToLps(geometry, [...centerIj, sliceIndex]));

const distance = (a: Vec3, b: Vec3): number => length(subtract(a, b));

describe('the same voxels in any order of the stack', () => {
  const volume = propertyPhantom();
  const { geometry } = volume;
  const found = segmentAt(volume, PROPERTY_SEED);
  const statistics = measureMask(volume, found.cancellous);
  const ellipses = threeSlice(volume, found.cancellous);

  it('are told from others by the comparison', () => {
    expect(countDifferent(geometry, found.body, found.cancellous, sameOrder)).toBe(
      countVoxels(found.body) - countVoxels(found.cancellous),
    );
    const mirrored = rearrangeVolume(volume, ALL_REARRANGEMENTS[1]!);
    const { body } = segmentAt(mirrored, PROPERTY_SEED);
    expect(countDifferent(geometry, found.body, body, sameOrder)).toBeGreaterThan(1000);
  });

  it.each(named(ALL_REARRANGEMENTS))('give the same masks and HU as %s', (_, how) => {
    const other = rearrangeVolume(volume, how);
    const again = segmentAt(other, PROPERTY_SEED);
    // No voxel: smoothing along the axes in another order rounds 32-bit HU differently, by 1e-5 HU,
    // which decides nothing on this phantom.
    expect(countDifferent(geometry, found.body, again.body, how)).toBe(0);
    expect(countDifferent(geometry, found.cancellous, again.cancellous, how)).toBe(0);
    expect(distance(again.centerLps, found.centerLps)).toBeLessThan(POSITION_MM);
    const measured = measureMask(other, again.cancellous);
    expect(Math.abs(measured.meanHu - statistics.meanHu)).toBeLessThan(SUM_HU);
    expect(Math.abs(measured.sdHu - statistics.sdHu)).toBeLessThan(SUM_HU);
    expect(measured.medianHu).toBe(statistics.medianHu);
  });

  it.each(named(ALL_REARRANGEMENTS.filter(isAxial)))(
    'give the same three ellipses and their HU as %s',
    (_, how) => {
      const other = rearrangeVolume(volume, how);
      const again = threeSlice(other, rearrangeMask(geometry, found.cancellous, how));
      const expected = centersLps(geometry, ellipses);
      centersLps(other.geometry, again).forEach((centerLps, index) => {
        expect(distance(centerLps, expected[index]!)).toBeLessThan(POSITION_MM);
      });
      again.hu.slices.forEach(({ areaMm2, meanHu, voxels }, index) => {
        const slice = ellipses.hu.slices[index]!;
        expect(areaMm2).toBeCloseTo(slice.areaMm2, 6);
        expect(voxels).toBe(slice.voxels);
        expect(Math.abs(meanHu - slice.meanHu)).toBeLessThan(SUM_HU);
      });
    },
  );

  it('give the same level, warnings included, in one call', () => {
    const expected = measureLevel(volume, PROPERTY_SEED, 3);
    const [how] = ALL_REARRANGEMENTS.filter(isAxial).slice(-1);
    const again = measureLevel(rearrangeVolume(volume, how!), PROPERTY_SEED, 3);
    if (expected.status !== 'measured' || again.status !== 'measured') throw new Error('refused');
    const [a, b] = [expected.measurement.threeDimensional!, again.measurement.threeDimensional!];
    expect(b.statistics.meanHu).toBeCloseTo(a.statistics.meanHu, 9);
    expect(b.warnings).toEqual(a.warnings);
  });
});

describe('voxels so fine that pairs of them are averaged', () => {
  it('give the same HU from the other end, though the pairs are others', () => {
    // 96 mm in voxels of 0.39 mm about this seed are 247: one is left over, at one end or the other.
    const volume = propertyPhantom([0.39, 1.2, 1.5]);
    const seed: Vec3 = [1.08, 2, 1];
    expect(segmentationBox(volume.geometry, seed).size[0]).toBe(247);
    const [how] = ALL_REARRANGEMENTS.slice(1, 2);
    const other = rearrangeVolume(volume, how!);
    const [here, there] = [segmentAt(volume, seed), segmentAt(other, seed)];
    const different = countDifferent(volume.geometry, here.body, there.body, how!);
    // Half a voxel (0.2 mm) of the search grid; found surfaces move by less than a tenth of it.
    expect(different).toBeGreaterThan(0);
    expect(different).toBeLessThan(0.01 * countVoxels(here.body));
    const [a, b] = [measureMask(volume, here.cancellous), measureMask(other, there.cancellous)];
    // HU; the least significant change of HU methods is 10 HU.
    expect(Math.abs(a.meanHu - b.meanHu)).toBeLessThan(0.05);
  });
});
