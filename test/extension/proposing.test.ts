import { measureAt } from '../../extension/session/measuring/measuring';
import { createProposing } from '../../extension/session/measuring/proposing';
import type { SessionContext } from '../../extension/session/sessionContext';
import { openProposals } from '../../extension/session/sessionState';
import { patchState } from '../../extension/session/sessionStore';
import { undo, withoutLevel, type CtVolume, type LevelResult, type Vec3 } from '../../src';
import { measuredBody } from '../support/knownBody';
import { fakeSession } from './fakeSession';

/** Bodies every 35 mm along the axis of the fake scan, which has room for three of them. */
const CENTERS_MM = [85, 50, 15];

/** The body about a seed; as the worker answers. */
const bodyAbout = (seedLps: Vec3): LevelResult => {
  const height = CENTERS_MM.find((mm) => Math.abs(mm - seedLps[2]) < 13)!;
  return measuredBody([50, 50, height]);
};

/** A session whose measurer finds these bodies, after L2 was clicked. */
async function clickedL2() {
  const { context, store } = fakeSession(() => {
    throw new Error('not asked');
  });
  const asked: Vec3[] = [];
  const finding: SessionContext = {
    ...context,
    measurer: {
      measureLevel: (_volume: CtVolume, seedLps: Vec3) => {
        asked.push(seedLps);
        return Promise.resolve(bodyAbout(seedLps));
      },
      dispose: () => undefined,
    },
  };
  const proposing = createProposing(finding);
  patchState(store, { activeLevel: 'L2' });
  await measureAt(finding, [50, 50, 50]);
  for (let turn = 0; turn < 50 && store.getState().proposals?.searching; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { store, proposing, asked };
}

describe('neighbours of the first measured level', () => {
  it('are found along the spine, without measuring the level again', async () => {
    const { store, asked } = await clickedL2();
    const proposed = openProposals(store.getState());
    expect(proposed.map(({ level, result }) => [level, result.status])).toEqual([
      ['T12', 'notMeasurable'],
      ['L1', 'measured'],
      ['L3', 'measured'],
      ['L4', 'notMeasurable'],
    ]);
    expect(asked.filter(([, , z]) => Math.abs(z - 50) < 13)).toHaveLength(1);
  });

  it('are taken over as one undo step, and offered again when that is taken back', async () => {
    const { store, proposing } = await clickedL2();
    proposing.acceptProposals();
    const { history } = store.getState();
    expect(Object.keys(history!.present.levels).sort()).toEqual(['L1', 'L2', 'L3']);
    expect(openProposals(store.getState()).map(({ level }) => level)).toEqual(['T12', 'L4']);
    patchState(store, { history: undo(history!) });
    expect(Object.keys(store.getState().history!.present.levels)).toEqual(['L2']);
    expect(openProposals(store.getState()).map(({ level }) => level)).toContain('L1');
  });

  it('are taken over one by one', async () => {
    const { store, proposing } = await clickedL2();
    proposing.acceptProposals('L3');
    const { history, focusLevel } = store.getState();
    expect(Object.keys(history!.present.levels).sort()).toEqual(['L2', 'L3']);
    expect(focusLevel).toBe('L3');
  });

  it('are dropped with the level from which they were found', async () => {
    const { store } = await clickedL2();
    const history = store.getState().history!;
    patchState(store, { history: { ...history, present: withoutLevel(history.present, 'L2') } });
    expect(store.getState().proposals).toBeUndefined();
  });

  it('are not offered twice once dismissed', async () => {
    const { store, proposing } = await clickedL2();
    proposing.dismissProposals();
    expect(openProposals(store.getState())).toEqual([]);
  });
});
