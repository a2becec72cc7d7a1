import { cancellousOf, ijkToLps, moveWall, selectCancellous, type Vec3 } from '../../../src';
import { dot, normalize, subtract } from '../../../src/volume/vector';
import { editedBody, EDIT_GRIDS, reachOf, STEP_MM } from '../../support/editedBody';
import { dice, holds, voxelsOf } from '../../support/maskOverlap';

describe.each(EDIT_GRIDS)('a wall pulled on %s', (_, ...grid) => {
  const { geometry, editable, placement, toLps } = editedBody(...grid);
  /** Where the wall is (mm from the axis) at an angle from left towards posterior, at a height. */
  const wallAt = (mask: typeof editable.body, degrees: number, height: number): number => {
    const unit: Vec3 = [
      Math.cos((degrees * Math.PI) / 180),
      Math.sin((degrees * Math.PI) / 180),
      0,
    ];
    const axisLps = toLps([0, 0, height]);
    const outLps = toLps([unit[0], unit[1], height]);
    return reachOf(geometry, mask, axisLps, normalize(subtract(outLps, axisLps)));
  };
  const at = (degrees: number, radius: number, height: number): Vec3 => {
    const angle = (degrees * Math.PI) / 180;
    return toLps([radius * Math.cos(angle), radius * Math.sin(angle), height]);
  };
  const pull = (degrees: number, height: number, pullMm: number) => {
    const radius = wallAt(editable.body, degrees, height);
    const from = at(degrees, radius, height);
    return moveWall(geometry, editable, placement, from, at(degrees, radius + pullMm, height));
  };
  /** Half of what a voxel measures along a direction, mm. */
  const halfAlong = (degrees: number) => {
    const along = normalize(subtract(at(degrees, 1, 0), at(degrees, 0, 0)));
    const sides = geometry.direction.map((axis, n) => dot(axis, along) * geometry.spacing[n]!);
    return Math.hypot(...sides) / 2;
  };

  it.each([
    [0, 0, 3],
    [70, 2, -2.5],
    [-90, -3, 4],
    [-140, 1, -4],
    [180, 0, 2],
  ])(
    'moves by the pull where it is grabbed: %d degrees, height %d, %d mm',
    (degrees, height, mm) => {
      const moved = pull(degrees, height, mm);
      const move = wallAt(moved.body, degrees, height) - wallAt(editable.body, degrees, height);
      expect(Math.abs(move - mm)).toBeLessThan(halfAlong(degrees) + STEP_MM);
    },
  );

  it('moves less and less to the sides and above and below, and not at all far away', () => {
    const moved = pull(-90, 0, 4);
    const moveAt = (degrees: number, height: number) =>
      wallAt(moved.body, degrees, height) - wallAt(editable.body, degrees, height);
    expect(moveAt(-60, 0)).toBeLessThan(moveAt(-90, 0));
    expect(moveAt(-90, 6)).toBeLessThan(moveAt(-90, 0));
    // 12 mm along the wall, 15 mm from the axis, are 46 degrees.
    for (const degrees of [-30, -150, 0, 90, 180]) expect(moveAt(degrees, 0)).toBe(0);
    for (const height of [-10.5, 10.5]) expect(moveAt(-90, height)).toBe(0);
  });

  it('changes nothing on the other side of the axis', () => {
    const moved = pull(0, 0, -3);
    const left = normalize(subtract(at(0, 1, 0), at(0, 0, 0)));
    const changed = [
      ...voxelsOf(editable.body).filter((index) => !holds(moved.body, index)),
      ...voxelsOf(moved.body).filter((index) => !holds(editable.body, index)),
    ];
    expect(changed.length).toBeGreaterThan(0);
    for (const index of changed) {
      const lps = ijkToLps(geometry, index);
      expect(dot(subtract(lps, placement.centerLps), left)).toBeGreaterThan(0);
    }
  });

  it('comes back to nearly the same mask', () => {
    const radius = wallAt(editable.body, -60, 1);
    const [near, far] = [at(-60, radius, 1), at(-60, radius + 3, 1)];
    const out = moveWall(geometry, editable, placement, near, far);
    const back = moveWall(geometry, out, placement, far, near);
    expect(dice(back.body, editable.body)).toBeGreaterThan(0.99);
    expect(dice(cancellousOf(geometry, back), cancellousOf(geometry, editable))).toBeGreaterThan(
      0.99,
    );
  });

  it('peels the moved body', () => {
    const moved = pull(110, 0, 2.5);
    expect(cancellousOf(geometry, moved)).toEqual(
      selectCancellous(geometry, moved.body, editable.peelMm),
    );
  });

  it('leaves the mask that it is given, and what is grabbed at the axis', () => {
    const before = structuredClone(editable);
    pull(45, 0, 5);
    expect(editable).toEqual(before);
    const { centerLps } = placement;
    expect(moveWall(geometry, editable, placement, centerLps, at(0, 9, 0))).toBe(editable);
  });
});
