import { createMask, placementOfMask, type Direction, type Vec3 } from '../../../src';
import { bodyAxis, placementHeight } from '../../../src/segmentation/placement';
import { dot, length, subtract } from '../../../src/volume/vector';
import { ordinaryBody, trueBodyMask, type PhantomBody } from '../../support/bodyPhantom';
import { axesOf } from '../../support/bodyPhantom/shape';
import { AXIAL, gridAbout, OBLIQUE, REVERSED } from '../../support/grid';
import { blockMask } from '../../support/reading';

const degreesBetween = (a: Vec3, b: Vec3): number =>
  (Math.acos(Math.min(1, dot(a, b))) * 180) / Math.PI;

const cases: readonly (readonly [string, Vec3, Direction, Partial<PhantomBody>])[] = [
  ['straight', [0.7, 0.7, 1], AXIAL, {}],
  ['tilted to the front, slices from head to feet', [0.8, 0.8, 2], REVERSED, { pitchDegrees: 25 }],
  ['tilted to the side, oblique stack', [0.9, 0.9, 1.2], OBLIQUE, { rollDegrees: -14 }],
  ['strongly tilted', [1, 1, 1], AXIAL, { pitchDegrees: 35, rollDegrees: 8 }],
  ['wedged', [0.8, 0.8, 1], AXIAL, { wedgeDegrees: 16, pitchDegrees: 10 }],
  ['biconcave, thick slices', [0.8, 0.8, 3], AXIAL, { concavityMm: 4, pitchDegrees: -12 }],
];

describe.each(cases)('the placement of a body that is %s', (_, spacing, direction, changes) => {
  const body = ordinaryBody([0.4, -0.2, 0.3], changes);
  const geometry = gridAbout([0, 0, 0], [80, 80, 70], spacing, direction);
  const mask = trueBodyMask(geometry, body);
  const placement = placementOfMask(geometry, mask);

  it('has both endplates at the angle at which they stand, turned cranially', () => {
    const { cranial, posterior } = axesOf(body);
    const { superiorEndplate, inferiorEndplate } = placement;
    // 4 degrees: the outline is not round, so that a concavity tilts the plane through it a little.
    expect(degreesBetween(bodyAxis(placement), cranial)).toBeLessThan(4);
    // A wedge that is lower in front: the upper plane faces the front more than the lower one.
    const wedge =
      Math.asin(dot(inferiorEndplate.normalLps, posterior)) -
      Math.asin(dot(superiorEndplate.normalLps, posterior));
    // Each mm of the slices' thickness is 1.9 degrees over 30 mm, half of it for either plane.
    expect(Math.abs((wedge * 180) / Math.PI - body.wedgeDegrees)).toBeLessThan(
      3 + 1.9 * spacing[2],
    );
    for (const { normalLps } of [superiorEndplate, inferiorEndplate]) {
      expect(length(normalLps)).toBeCloseTo(1, 9);
      expect(normalLps[2]).toBeGreaterThan(0);
    }
  });

  it('has them as far apart as they are, and the middle between', () => {
    // The planes run through endplates that sink in, by half of it on the mean, each.
    const expected = body.heightMm - body.concavityMm;
    expect(Math.abs(placementHeight(placement) - expected)).toBeLessThan(
      0.5 * body.concavityMm + 0.5 * spacing[2],
    );
    // The outline is not symmetrical from front to back.
    expect(length(subtract(placement.centerLps, body.centerLps))).toBeLessThan(3);
  });
});

test('a block has its faces for endplates', () => {
  const geometry = gridAbout([0, 0, 0], [60, 60, 60], [1, 1, 2], AXIAL);
  const { superiorEndplate, inferiorEndplate, centerLps } = placementOfMask(
    geometry,
    blockMask([10, 12, 8], [30, 20, 10]),
  );
  const [, , z] = geometry.origin;
  expect(centerLps[2]).toBeCloseTo(z + 2 * 12.5, 9);
  expect(superiorEndplate.pointLps[2]).toBeCloseTo(z + 2 * 17.5, 3);
  expect(inferiorEndplate.pointLps[2]).toBeCloseTo(z + 2 * 7.5, 3);
  expect(superiorEndplate.normalLps[2]).toBeCloseTo(1, 6);
});

test('an osteophyte on the rim does not tilt the endplate', () => {
  const geometry = gridAbout([0, 0, 0], [60, 60, 60], [1, 1, 1], AXIAL);
  const block = blockMask([10, 12, 10], [36, 26, 34]);
  // 24 slices of body; in front, a lip of 5 x 3 voxels reaches 8 mm higher.
  const voxels = block.voxels.map((_value, n) => {
    const [i, j, k] = [n % 36, Math.floor(n / 36) % 26, Math.floor(n / (36 * 26))];
    return k < 24 || (k < 32 && j < 3 && i > 12 && i < 18) ? 1 : 0;
  });
  const { superiorEndplate } = placementOfMask(geometry, createMask(block.box, voxels));
  expect(degreesBetween(superiorEndplate.normalLps, [0, 0, 1])).toBeLessThan(0.5);
});

test('the mask stays as it is; an empty one has no place', () => {
  const geometry = gridAbout([0, 0, 0], [60, 60, 60], [1, 1, 1], AXIAL);
  const mask = blockMask([10, 10, 10], [20, 20, 20]);
  const before = structuredClone(mask);
  placementOfMask(geometry, mask);
  expect(mask).toEqual(before);
  expect(() => placementOfMask(geometry, blockMask([1, 1, 1], [0, 0, 0]))).toThrow(
    'expected a mask with at least one voxel',
  );
});
