import { drawEllipse } from '../../extension/session/editing/ellipseDrawing';
import {
  betweenNeighbours,
  createEllipseEditing,
} from '../../extension/session/editing/ellipseEditing';
import { patchState } from '../../extension/session/sessionStore';
import type { PointerPlace } from '../../extension/tools/dragTool';
import {
  measureThreeSlice,
  record,
  SLICE_POSITIONS,
  withMeasurement,
  type EllipseRoi,
  type Vec3,
} from '../../src';
import { fakeSession } from './fakeSession';

const ellipses: readonly EllipseRoi[] = SLICE_POSITIONS.map((position, index) => ({
  position,
  sliceIndex: 60 - 10 * index,
  centerIj: [50, 40],
  majorHalfAxisIj: [20, 0],
  minorHalfAxisIj: [0, 10],
}));

const onPlane = (pointLps: Vec3, normalLps: Vec3): PointerPlace => ({
  viewportId: 'any',
  pointLps,
  plane: { pointLps, normalLps },
  mmPerPixel: 0.25,
  onScreen: ([x, y]) => [4 * x, 4 * y],
});
const axial = (...pointLps: Vec3) => onPlane(pointLps, [0, 0, 1]);
const sagittal = (...pointLps: Vec3) => onPlane(pointLps, [1, 0, 0]);

/** A session in which L1 has its three ellipses, the middle one in slice 50. */
function withEllipses() {
  const session = fakeSession(() => {
    throw new Error('nothing is measured here');
  });
  const { store, context } = session;
  const { history } = store.getState();
  const { voxels } = context.openSeries()!;
  const volume = voxels.read({ min: [0, 0, 0], size: [100, 100, 100] });
  const threeSlice = { ellipses, hu: measureThreeSlice(volume, ellipses) };
  const reading = withMeasurement(history!.present, 'L1', { threeSlice }, '2.25.7');
  patchState(store, { history: record(history!, reading) });
  const measured: PointerPlace[] = [];
  const tool = createEllipseEditing(context, async (place) => void measured.push(place));
  const middle = () =>
    store
      .getState()
      .history!.present.levels.L1!.threeSlice!.ellipses.find(
        ({ position }) => position === 'middle',
      )!;
  return { ...session, tool, middle, measured };
}

it.each([
  ['inside', axial(50, 40, 50), 'move'],
  ['on the outline at the right', axial(70, 40, 50), 'ew-resize'],
  ['on the outline at the top', axial(50, 30, 50), 'ns-resize'],
  ['on the line of a sagittal view', sagittal(50, 38, 50), 'ns-resize'],
  ['beside', axial(90, 90, 50), 'crosshair'],
])('shows by the cursor what a press does: %s', (_, place, cursor) => {
  expect(withEllipses().tool.hover(place)).toBe(cursor);
});

it('makes a drag one undo step', () => {
  const { tool, store, middle } = withEllipses();
  const steps = store.getState().history!.past.length;
  const drag = tool.press(axial(50, 40, 50))!;
  drag.move(axial(51, 41, 50));
  drag.move(axial(53, 42, 50));
  drag.end();
  expect(middle().centerIj).toEqual([53, 42]);
  expect(store.getState().history!.past).toHaveLength(steps + 1);
});

it('takes a drag back on Escape, and keeps no step of it', () => {
  const { tool, store } = withEllipses();
  const { history } = store.getState();
  const drag = tool.press(axial(50, 40, 50))!;
  drag.move(axial(53, 42, 50));
  drag.cancel();
  expect(store.getState().history).toBe(history);
});

it('takes an ellipse to other slices by its line, but not past its neighbours', () => {
  const { tool, store, middle } = withEllipses();
  const drag = tool.press(sagittal(50, 38, 50))!;
  drag.move(sagittal(50, 30, 56));
  drag.end();
  expect(middle().sliceIndex).toBe(56);
  const { present } = store.getState().history!;
  expect(betweenNeighbours(present, 'L1', { ...middle(), sliceIndex: 75 }, 100)).toBe(59);
  expect(betweenNeighbours(present, 'L1', { ...middle(), sliceIndex: 20 }, 100)).toBe(41);
  const superior = { ...ellipses[0]!, sliceIndex: 140 };
  expect(betweenNeighbours(present, 'L1', superior, 100)).toBe(99);
});

it('does not move an ellipse out of the image', () => {
  const { tool, middle } = withEllipses();
  const drag = tool.press(axial(50, 40, 50))!;
  drag.move(axial(95, 40, 50));
  drag.end();
  expect(middle().centerIj).toEqual([50, 40]);
});

it('measures at a press beside all ellipses', () => {
  const { tool, measured } = withEllipses();
  const place = axial(20, 80, 50);
  tool.press(place)!.end();
  expect(measured).toEqual([place]);
});

describe('drawing by hand', () => {
  const draw = (session: ReturnType<typeof fakeSession>, k: number) => {
    const drag = drawEllipse(session.context, axial(40, 30, k), () => {
      throw new Error('this was a press');
    });
    drag.move(axial(60, 50, k));
    drag.end();
  };

  it('gives a level its value with the third ellipse, and goes on to the next level', () => {
    const session = fakeSession(() => {
      throw new Error('nothing is measured here');
    });
    const { store } = session;
    draw(session, 50);
    draw(session, 60);
    expect(store.getState().history!.present.ellipseDraft?.ellipses).toHaveLength(2);
    expect(store.getState().history!.present.levels.L1).toBeUndefined();
    draw(session, 40);
    const { present, past } = store.getState().history!;
    expect(past).toHaveLength(3);
    expect(present.levels.L1!.threeSlice!.ellipses.map(({ sliceIndex }) => sliceIndex)).toEqual([
      60, 50, 40,
    ]);
    expect(store.getState().activeLevel).toBe('L2');
  });

  it('keeps nothing of a drawing that is cancelled', () => {
    const session = fakeSession(() => {
      throw new Error('nothing is measured here');
    });
    const { history } = session.store.getState();
    const drag = drawEllipse(session.context, axial(40, 30, 50), () => undefined);
    drag.move(axial(60, 50, 50));
    drag.cancel();
    expect(session.store.getState().history).toBe(history);
  });
});
