import { beginLiveChange, type LiveChange } from '../../extension/session/editing/liveChange';
import { currentReading } from '../../extension/session/sessionState';
import { patchState } from '../../extension/session/sessionStore';
import {
  record,
  undo,
  withCorrection,
  withMeasurement,
  type ThreeSliceReading,
  type VertebralLevel,
} from '../../src';
import { measurementOf } from '../support/reading';
import { fakeSession } from './fakeSession';

const threeSliceOf = (hu: number): ThreeSliceReading => measurementOf(0, undefined, hu).threeSlice!;

/** A session in which L1 is measured and its ellipses are about to be dragged. */
function dragged() {
  const { context, store, end } = fakeSession(() => {
    throw new Error('not asked');
  });
  const measure = (level: VertebralLevel, hu: number) => {
    const history = store.getState().history!;
    const reading = withMeasurement(history.present, level, measurementOf(hu), `2.25.${hu}`);
    patchState(store, { history: record(history, reading) });
  };
  measure('L1', 50);
  const live: LiveChange<ThreeSliceReading | undefined> = beginLiveChange(
    context,
    context.openSeries()!,
    {
      of: ({ levels }) => levels.L1?.threeSlice,
      with: (reading, threeSlice) =>
        threeSlice ? withCorrection(reading, 'L1', { threeSlice }) : reading,
    },
  )!;
  const shown = (level: VertebralLevel) =>
    currentReading(store.getState())?.levels[level]?.threeSlice?.hu.meanHu;
  const keep = (hu: number) =>
    live.keep((reading) => withCorrection(reading, 'L1', { threeSlice: threeSliceOf(hu) }));
  return { store, measure, live, shown, keep, end };
}

describe('a change that is shown while it is made', () => {
  it('is one undo step, whatever was shown on the way', () => {
    const { store, live, shown, keep } = dragged();
    const steps = store.getState().history!.past.length;
    [51, 52].forEach((hu) => live.show(threeSliceOf(hu)));
    expect(shown('L1')).toBe(52);
    expect(store.getState().isDragging).toBe(true);
    keep(53);
    expect(store.getState().isDragging).toBe(false);
    const history = store.getState().history!;
    expect(history.past).toHaveLength(steps + 1);
    expect(shown('L1')).toBe(53);
    expect(undo(history).present.levels.L1!.threeSlice!.hu.meanHu).toBe(45);
  });

  it('leaves the very same state when it is cancelled', () => {
    const { store, live } = dragged();
    const before = store.getState().history;
    live.show(threeSliceOf(51));
    live.cancel();
    expect(store.getState().history).toBe(before);
  });

  it('loses nothing that is measured meanwhile, kept or cancelled', () => {
    for (const finish of ['keep', 'cancel'] as const) {
      const { store, measure, live, shown, keep } = dragged();
      live.show(threeSliceOf(51));
      measure('L2', 80);
      live.show(threeSliceOf(52));
      expect(shown('L2')).toBe(75);
      if (finish === 'keep') keep(53);
      else live.cancel();
      expect([shown('L1'), shown('L2')]).toEqual([finish === 'keep' ? 53 : 45, 75]);
      // No state that can be undone to holds what was only shown.
      const values = store
        .getState()
        .history!.past.map(({ levels }) => levels.L1?.threeSlice?.hu.meanHu);
      expect(values.filter((hu) => hu === 51 || hu === 52)).toEqual([]);
    }
  });

  it('changes nothing once another series is read', () => {
    const { store, live, keep, end } = dragged();
    const before = store.getState().history;
    end();
    live.show(threeSliceOf(51));
    keep(52);
    live.cancel();
    expect(store.getState().history).toBe(before);
  });
});
