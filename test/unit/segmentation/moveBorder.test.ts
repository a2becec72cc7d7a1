import { cancellousOf, countVoxels, moveBorder, selectCancellous, type Vec3 } from '../../../src';
import { bodyAxis } from '../../../src/segmentation/placement';
import { dot, scale } from '../../../src/volume/vector';
import { editedBody, EDIT_GRIDS, reachOf, STEP_MM } from '../../support/editedBody';
import { dice } from '../../support/maskOverlap';

/** Places over the endplates: left and posterior of the axis, mm. */
const PLACES = [-14, -7, 0, 7, 14].flatMap((x) => [-9, -4, 0, 4, 8].map((y) => [x, y] as const));

describe.each(EDIT_GRIDS)('a border moved on %s', (_, ...grid) => {
  const edited = editedBody(...grid);
  const { geometry, editable, placement, toLps } = edited;
  const cranial = bodyAxis(placement);
  const half =
    Math.hypot(...geometry.direction.map((axis, n) => dot(axis, cranial) * geometry.spacing[n]!)) /
    2;
  const reaches = (mask: typeof editable.body, side: 1 | -1) =>
    PLACES.map(([x, y]) => reachOf(geometry, mask, toLps([x, y, 0]), scale(cranial, side)));
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[12]!;

  it.each([
    ['superior', 1, 3],
    ['superior', 1, -3.4],
    ['inferior', -1, 2.6],
    ['inferior', -1, -2],
  ] as const)('moves the %s surface, and only it (%d, %d mm)', (border, side, shiftMm) => {
    const moved = moveBorder(geometry, editable, placement, border, { shiftMm });
    const [before, after] = [reaches(editable.body, side), reaches(moved.body, side)];
    const moves = after.map((reach, n) => reach - before[n]!);
    // Half a voxel is what a mask can tell, and another one at the edge of a step between slices.
    expect(Math.abs(median(moves) - shiftMm)).toBeLessThan(half + STEP_MM);
    for (const move of moves) expect(Math.abs(move - shiftMm)).toBeLessThan(3 * half);
    const opposite = side === 1 ? -1 : 1;
    expect(reaches(moved.body, opposite)).toEqual(reaches(editable.body, opposite));
  });

  it('tilts the border about its middle, outward towards left and posterior', () => {
    const move = { shiftMm: 0, tiltLeftDegrees: 10, tiltPosteriorDegrees: -6 };
    const moved = moveBorder(geometry, editable, placement, 'superior', move);
    const before = reaches(editable.body, 1);
    const slope = (degrees: number) => Math.tan((degrees * Math.PI) / 180);
    const errors = reaches(moved.body, 1).map((reach, n) => {
      const [x, y] = PLACES[n]!;
      return reach - before[n]! - slope(10) * x - slope(-6) * y;
    });
    expect(Math.abs(median(errors))).toBeLessThan(half + STEP_MM);
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(3 * half);
  });

  it('comes back to nearly the same mask', () => {
    const out = moveBorder(geometry, editable, placement, 'superior', { shiftMm: 3 });
    const away = scale(cranial, 3);
    const { superiorEndplate: plane } = placement;
    const raised: Vec3 = [0, 1, 2].map((n) => plane.pointLps[n]! + away[n]!) as unknown as Vec3;
    const there = { ...placement, superiorEndplate: { ...plane, pointLps: raised } };
    const back = moveBorder(geometry, out, there, 'superior', { shiftMm: -3 });
    // Twice a rounding to voxels at one of the two ends.
    expect(dice(back.body, editable.body)).toBeGreaterThan(0.98);
    expect(dice(cancellousOf(geometry, back), cancellousOf(geometry, editable))).toBeGreaterThan(
      0.98,
    );
  });

  it('peels the moved body', () => {
    const moved = moveBorder(geometry, editable, placement, 'inferior', { shiftMm: 2.2 });
    expect(cancellousOf(geometry, moved)).toEqual(
      selectCancellous(geometry, moved.body, editable.peelMm),
    );
  });

  it('leaves the mask that it is given', () => {
    const before = structuredClone(editable);
    moveBorder(geometry, editable, placement, 'superior', { shiftMm: 4, tiltLeftDegrees: 5 });
    expect(editable).toEqual(before);
    expect(moveBorder(geometry, editable, placement, 'superior', { shiftMm: 0 })).toBe(editable);
  });

  it('never turns a body inside out', () => {
    const moved = moveBorder(geometry, editable, placement, 'superior', { shiftMm: -60 });
    expect(countVoxels(moved.body)).toBeLessThan(0.7 * countVoxels(editable.body));
    const below = (mask: typeof editable.body) =>
      PLACES.map(([x, y]) => reachOf(geometry, mask, toLps([x, y, -9]), scale(cranial, -1)));
    expect(below(moved.body)).toEqual(below(editable.body));
  });
});

test('what keeps more than the peel from the surface in thick slices stays, away from the border', () => {
  const { geometry, editable, placement } = editedBody([0.8, 0.8, 2.5], EDIT_GRIDS[0]![2]);
  // As found in thick slices: less than the peel leaves, at the lower end of the body.
  const found = cancellousOf(geometry, editable);
  const firstSlice = found.box.size[0] * found.box.size[1];
  const voxels = found.voxels.map((value, n) => (n < firstSlice ? 0 : value));
  const before = { ...editable, peeled: { mask: { box: found.box, voxels }, peelMm: 3 } };
  const moved = moveBorder(geometry, before, placement, 'superior', { shiftMm: 2.5 });
  const lowest = ({ box, voxels: all }: typeof found) =>
    box.min[2] + Math.floor(all.indexOf(1) / (box.size[0] * box.size[1]));
  expect(lowest(cancellousOf(geometry, moved))).toBe(lowest(cancellousOf(geometry, before)));
  expect(lowest(cancellousOf(geometry, before))).toBe(lowest(found) + 1);
});
