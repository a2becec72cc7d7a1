import {
  cancellousOf,
  editableMaskOf,
  length,
  moveBorder,
  moveWall,
  paintStroke,
  placementOfMask,
  refillMask,
  subtract,
  withPeel,
  type EditableMask,
  type Mask,
  type Stroke,
  type VolumeGeometry,
} from '../../../src';
import { editedBody } from '../../support/editedBody';
import { AXIAL } from '../../support/grid';
import {
  ALL_REARRANGEMENTS,
  countDifferent,
  nameOf,
  rearrangeGeometry,
  rearrangeMask,
} from '../../support/rearrangeStack';

// A correction is made in the patient: in which order the voxels are stored must not matter.

const { geometry, editable, placement, toLps } = editedBody([0.8, 1, 1.5], AXIAL);

const stroke = (height: number, normal: Stroke['normalLps']): Stroke => ({
  pointsLps: [toLps([-12, -12, height]), toLps([3, -15, height])],
  radiusMm: 3,
  ...(normal ? { normalLps: normal } : {}),
  erase: false,
});

type Correction = (grid: VolumeGeometry, mask: EditableMask) => EditableMask;

const twoSlices: Correction = (grid, mask) =>
  [-5, 4].reduce(
    (before, height) => paintStroke(grid, before, stroke(height, [0, 0, 1]), []),
    mask,
  );

const corrections: readonly (readonly [string, Correction])[] = [
  [
    'border',
    (grid, mask) =>
      moveBorder(grid, mask, placement, 'superior', { shiftMm: 2.3, tiltLeftDegrees: 4 }),
  ],
  ['wall', (grid, mask) => moveWall(grid, mask, placement, toLps([0, -16, 1]), toLps([0, -19, 1]))],
  ['peel', (_, mask) => withPeel(mask, 2.2)],
  ['brush on a slice', twoSlices],
  ['ball', (grid, mask) => paintStroke(grid, mask, stroke(2, undefined), [])],
  ['refill', (grid, mask) => refillMask(grid, twoSlices(grid, mask))],
];

/** Every sixth of the 48, so that each axis is turned and exchanged. */
const SOME = ALL_REARRANGEMENTS.filter((_, n) => n % 6 === 5);

describe.each(corrections)('a correction by %s', (_, correct) => {
  const expected = cancellousOf(geometry, correct(geometry, editable));

  it.each(SOME.map((how) => [nameOf(how), how] as const))(
    'is the same in a stack %s',
    (__, how) => {
      const grid = rearrangeGeometry(geometry, how);
      const rearranged = (mask: Mask) => rearrangeMask(geometry, mask, how);
      const there = editableMaskOf(grid, {
        body: rearranged(editable.body),
        cancellous: rearranged(cancellousOf(geometry, editable)),
        peelMm: editable.peelMm,
      });
      const corrected = cancellousOf(grid, correct(grid, there));
      expect(countDifferent(geometry, expected, corrected, how)).toBe(0);
    },
  );
});

it.each(SOME.map((how) => [nameOf(how), how] as const))(
  'a body lies in the same place in a stack %s',
  (_, how) => {
    const here = placementOfMask(geometry, editable.body);
    const there = placementOfMask(
      rearrangeGeometry(geometry, how),
      rearrangeMask(geometry, editable.body, how),
    );
    for (const side of ['superiorEndplate', 'inferiorEndplate'] as const) {
      const off = subtract(there[side].normalLps, here[side].normalLps);
      // 0.1 degrees: of two equally high ends of a column either may be taken.
      expect(length(off)).toBeLessThan((0.1 * Math.PI) / 180);
      expect(length(subtract(there[side].pointLps, here[side].pointLps))).toBeLessThan(0.05);
    }
  },
);
