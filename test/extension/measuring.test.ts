import { measureAt } from '../../extension/session/measuring/measuring';
import { patchState } from '../../extension/session/sessionStore';
import { english } from '../../extension/text/english';
import { message, record, type LevelResult, type Vec3 } from '../../src';
import { blockMask, measurementOf, readingOf } from '../support/reading';
import { fakeSession } from './fakeSession';

const INSIDE: Vec3 = [50, 50, 50];
const measured = (min: [number, number, number] = [40, 40, 40]): LevelResult => ({
  status: 'measured',
  measurement: measurementOf(50, blockMask(min, [10, 10, 10])),
});
const noBody: LevelResult = {
  status: 'notMeasurable',
  reason: 'noVertebralBody',
  message: message('noBody'),
};

describe('a click with the 3D-HU tool', () => {
  it('measures the active level and goes on to the next', async () => {
    const { context, store } = fakeSession(() => measured());
    await measureAt(context, INSIDE);
    const { history, activeLevel, measuring, notice } = store.getState();
    expect(history?.present.levels.L1?.threeDimensional?.statistics.meanHu).toBe(50);
    expect({ activeLevel, measuring, notice }).toEqual({ activeLevel: 'L2', measuring: [] });
  });

  it('is one undo step', async () => {
    const { context, store } = fakeSession(() => measured());
    await measureAt(context, INSIDE);
    expect(store.getState().history?.past).toHaveLength(1);
  });

  it('goes to the next level at once, so that quick clicks are not lost', async () => {
    let row = 0;
    const { context, store } = fakeSession(() => measured([40, 40, 20 * row++]));
    await Promise.all([1, 2, 3].map(() => measureAt(context, INSIDE)));
    expect(Object.keys(store.getState().history!.present.levels)).toEqual(['L1', 'L2', 'L3']);
    expect(store.getState().activeLevel).toBe('L4');
  });

  it('keeps the level and says why when there is no body', async () => {
    const { context, store } = fakeSession(() => noBody);
    await measureAt(context, INSIDE);
    const { history, activeLevel, notice } = store.getState();
    expect(history?.present.levels).toEqual({});
    expect(activeLevel).toBe('L1');
    expect(notice?.tone).toBe('warning');
    expect(notice?.text(english)).toBe(
      'L1: No vertebral body found here. Click inside the middle third of a vertebral body.',
    );
  });

  it('says so when the click is outside the CT, without asking the worker', async () => {
    const { context, store } = fakeSession(() => {
      throw new Error('must not be asked');
    });
    await measureAt(context, [500, 0, 0]);
    expect(store.getState().notice?.text(english)).toContain('outside the scan');
  });

  it('refuses a body that is measured under another name', async () => {
    const { context, store } = fakeSession(() => measured());
    await measureAt(context, INSIDE);
    await measureAt(context, INSIDE);
    expect(store.getState().notice?.text(english)).toContain('already measured as L1');
    expect(store.getState().activeLevel).toBe('L2');
  });

  it('replaces the mask of a level only within its own body', async () => {
    const answers = [measured(), measured([40, 40, 10]), measured([41, 40, 40])];
    const { context, store } = fakeSession(() => answers.shift()!);
    await measureAt(context, INSIDE);
    patchState(store, { activeLevel: 'L1' });
    await measureAt(context, INSIDE);
    expect(store.getState().notice?.text(english)).toContain(
      'another body than the one measured as L1',
    );
    const box = () => store.getState().history?.present.levels.L1?.threeDimensional?.cancellous.box;
    expect(box()?.min).toEqual([40, 40, 40]);
    await measureAt(context, INSIDE);
    expect(box()?.min).toEqual([41, 40, 40]);
  });

  it('does nothing but say so when L1-L4 are measured', async () => {
    const { context, store } = fakeSession(() => measured());
    const full = readingOf({
      L1: measurementOf(1),
      L2: measurementOf(2),
      L3: measurementOf(3),
      L4: measurementOf(4),
    });
    const { history } = store.getState();
    patchState(store, { history: record(history!, full), activeLevel: undefined });
    await measureAt(context, INSIDE);
    expect(store.getState().history?.present).toBe(full);
    expect(store.getState().notice?.text(english)).toContain('L1-L4 are measured');
  });

  it('is forgotten when the series is left meanwhile', async () => {
    const { context, store, end } = fakeSession(() => {
      end();
      return measured();
    });
    await measureAt(context, INSIDE);
    expect(store.getState().history?.present.levels).toEqual({});
  });
});
