import {
  createCtVolume,
  createVolumeGeometry,
  LEAST_SOFT_TISSUE_SHARE,
  softTissueShare,
  wholeBox,
  type Vec3,
} from '../../../src';
import { renderPhantom, SMALL_PHANTOM } from '../../../demo/phantom/lumbarPhantom';

const MIDDLE: Vec3 = [45, 45, 45];

/** A cube of 91 mm in voxels of 1 mm whose HU depend on I alone. */
function cube(huOf: (i: number) => number) {
  const geometry = createVolumeGeometry({
    dimensions: [91, 91, 91],
    spacing: [1, 1, 1],
    origin: [0, 0, 0],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  const hu = Int16Array.from({ length: 91 ** 3 }, (_, offset) => huOf(offset % 91));
  return createCtVolume({ geometry, box: wholeBox(geometry), hu });
}

describe('softTissueShare', () => {
  const { volume, truth } = renderPhantom(SMALL_PHANTOM);

  it('is the share of voxels from fat to cancellous bone within 40 mm', () => {
    expect(
      softTissueShare(
        cube(() => 40),
        MIDDLE,
      ),
    ).toBe(1);
    expect(
      softTissueShare(
        cube(() => 1064),
        MIDDLE,
      ),
    ).toBe(0);
    // Of I = 5 to 85, 41 from 45 on.
    expect(
      softTissueShare(
        cube((i) => (i < 45 ? 1064 : -200)),
        MIDDLE,
      ),
    ).toBeCloseTo(41 / 81, 12);
    expect(
      softTissueShare(
        cube((i) => (i < 45 ? 301 : 300)),
        MIDDLE,
      ),
    ).toBeCloseTo(41 / 81, 12);
  });

  it('does not count gas', () => {
    expect(
      softTissueShare(
        cube((i) => (i < 45 ? -701 : 0)),
        MIDDLE,
      ),
    ).toBe(1);
    expect(
      softTissueShare(
        cube(() => -1000),
        MIDDLE,
      ),
    ).toBeUndefined();
  });

  it('says nothing of a point outside the scan', () => {
    expect(
      softTissueShare(
        cube(() => 40),
        [45, 45, 200],
      ),
    ).toBeUndefined();
  });

  it.each([
    ['as it is', 1, 0, true],
    ['with the intercept lost', 1, 1024, false],
    ['with the intercept taken twice', 1, -1024, false],
    ['with a slope of two', 2, 1024, false],
    ['with a slope of a half', 0.5, -512, false],
  ])('tells a spine %s from one that is not in HU', (_title, slope, intercept, isHu) => {
    const hu = Float32Array.from(volume.hu, (value) => value * slope + intercept);
    const share = softTissueShare({ ...volume, hu }, truth.levels.L3.centerLps)!;
    expect(share >= LEAST_SOFT_TISSUE_SHARE).toBe(isHu);
  });
});
