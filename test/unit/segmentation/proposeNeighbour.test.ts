import { bodyAxis, gapBetween, placementHeight } from '../../../src/segmentation/placement';
import {
  proposeNeighbour,
  proposeNeighbourCenter,
  type SpineSide,
} from '../../../src/segmentation/proposeNeighbour';
import type { BodyPlacement } from '../../../src/segmentation/segmentation';
import { segmentVertebralBody } from '../../../src/segmentation/segmentVertebralBody';
import { createVolumeGeometry } from '../../../src/volume/geometry';
import { add, dot, scale, subtract, type Vec3 } from '../../../src/volume/vector';
import { columnOfBodies, renderPhantom } from '../../support/bodyPhantom';

/** A body with parallel endplates; its axis leans forward by `degrees`. */
function bodyAt(centerLps: Vec3, degrees: number, heightMm = 26): BodyPlacement {
  const angle = (degrees * Math.PI) / 180;
  const axis: Vec3 = [0, -Math.sin(angle), Math.cos(angle)];
  // Off the middle of the endplate, as a plane's point may be.
  const aside: Vec3 = [4, 3 * Math.cos(angle), 3 * Math.sin(angle)];
  const plane = (side: 1 | -1) => ({
    pointLps: add(add(centerLps, scale(axis, (side * heightMm) / 2)), aside),
    normalLps: axis,
  });
  return { centerLps, superiorEndplate: plane(1), inferiorEndplate: plane(-1) };
}

const SIDES: readonly SpineSide[] = ['above', 'below'];

describe('proposeNeighbour', () => {
  it('takes gap and height from the known bodies of a straight spine', () => {
    const chain = [bodyAt([5, -20, 40], 0), bodyAt([5, -20, 2], 0)];
    expect(placementHeight(chain[0]!)).toBeCloseTo(26, 9);
    // 38 mm between the middles, 26 mm of bone.
    expect(gapBetween(chain[0]!, chain[1]!)).toBeCloseTo(12, 9);
    const below = proposeNeighbour(chain, 'below');
    below.centerLps.forEach((mm, n) => expect(mm).toBeCloseTo([5, -20, -36][n]!, 9));
    const above = proposeNeighbour(chain, 'above');
    above.centerLps.forEach((mm, n) => expect(mm).toBeCloseTo([5, -20, 78][n]!, 9));
    expect(placementHeight(above)).toBeCloseTo(26, 9);
  });

  it('takes 9 mm for the gap from one body, and where the known gaps are no discs', () => {
    const alone = proposeNeighbourCenter(bodyAt([0, 0, 0], 0), 'below');
    expect(alone[2]).toBeCloseTo(-35, 9);
    const jumped = [bodyAt([0, 0, 70], 0), bodyAt([0, 0, 0], 0)];
    expect(proposeNeighbour(jumped, 'below').centerLps[2]).toBeCloseTo(-35, 9);
  });

  it('is not led astray by a broken body', () => {
    const chain = [bodyAt([0, 0, 70], 0), bodyAt([0, 0, 35], 0), bodyAt([0, 0, 6], 0, 14)];
    // 13 + 9 + 7 mm from the middle one to the broken one; then 7 + 9 + 13 mm.
    expect(proposeNeighbour(chain, 'below').centerLps[2]).toBeCloseTo(-23, 9);
  });

  it.each(SIDES)('follows a spine that bends, %s', (side) => {
    // Middles on a circle of 200 mm radius in front of the spine, 10 degrees (35 mm) apart.
    const onArc = (degrees: number) => {
      const angle = (degrees * Math.PI) / 180;
      return bodyAt([0, 200 * (Math.cos(angle) - 1), 200 * Math.sin(angle)], degrees);
    };
    const sign = side === 'above' ? 1 : -1;
    const chain = side === 'above' ? [onArc(10), onArc(0)] : [onArc(0), onArc(-10)];
    const expected = onArc(sign * 20);
    const proposed = proposeNeighbour(chain, side);
    // mm, degrees; the middle third of a body is 9 mm high and deep.
    expect(Math.hypot(...subtract(proposed.centerLps, expected.centerLps))).toBeLessThan(2);
    const turn = Math.acos(dot(bodyAxis(proposed), bodyAxis(expected)));
    expect((turn * 180) / Math.PI).toBeLessThan(6);
  });
});

describe('proposeNeighbourCenter', () => {
  const bodies = columnOfBodies([0, 0, 0], 3, { pitchDegrees: 12 });
  const geometry = createVolumeGeometry({
    dimensions: [100, 110, 80],
    spacing: [1, 1, 1.5],
    origin: [-50, -55, -60],
    direction: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  });
  const volume = renderPhantom(geometry, { bodies });
  const found = segmentVertebralBody(volume, bodies[1]!.centerLps);

  it.each([
    ['above', 0],
    ['below', 2],
  ] as const)('points into the middle of the body %s, along a tilted spine', (side, neighbour) => {
    if (found.status !== 'segmented') throw new Error(`refused: ${found.reason}`);
    const proposed = proposeNeighbourCenter(found, side);
    // mm; the middle third of a body is 9 mm high and 15 mm wide.
    const off = Math.hypot(...subtract(proposed, bodies[neighbour]!.centerLps));
    expect(off).toBeLessThan(4);
  });
});
