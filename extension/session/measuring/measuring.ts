import {
  boxCenterLps,
  coversSameBody,
  levelAlreadyCovering,
  nextLevelToMeasure,
  record,
  withMeasurement,
  type LevelMeasurement,
  type Mask,
  type Reading,
  type Vec3,
  type VertebralLevel,
} from '../../../src';
import { wordingOfMessage, type Wording } from '../../text/texts';
import { measureSeed } from './measureSeed';
import { nextFrame } from '../views/nextFrame';
import { notify, readingOf, type OpenSeries, type SessionContext } from '../sessionContext';
import type { SessionState } from '../sessionState';
import { patchState } from '../sessionStore';
import { wordingOf } from '../userError';
import { newUid } from '../uid';

/**
 * Measures the active level at a point (LPS, mm) and goes on to the next one. The active level
 * advances at once, so that quick clicks go to L1, L2, L3, L4 in turn; a click that fails brings
 * its level back.
 *
 * @param viewportId where the point was pressed; that view stays as it is, for the next press
 */
export async function measureAt(
  context: SessionContext,
  pointLps: Vec3,
  viewportId?: string,
): Promise<void> {
  const { store } = context;
  const { activeLevel: level } = store.getState();
  const open = context.openSeries();
  if (!open) {
    notify(context, 'error', whyNothingIsOpen(store.getState()));
    return;
  }
  if (!level) {
    notify(context, 'info', ({ notices }) => notices.chooseLevelFirst);
    return;
  }
  await measureLevelAt(context, open, level, pointLps, viewportId);
}

/** Finds the body of a measured level anew: from its click, or from the middle of its mask. */
export async function measureAgain(context: SessionContext, level: VertebralLevel): Promise<void> {
  const open = context.openSeries();
  const known = readingOf(context)?.levels[level]?.threeDimensional;
  if (!open || !known || context.store.getState().measuring.includes(level)) return;
  const seedLps = known.seedLps ?? boxCenterLps(open.series.geometry, known.cancellous.box);
  await measureLevelAt(context, open, level, seedLps);
}

async function measureLevelAt(
  context: SessionContext,
  open: OpenSeries,
  level: VertebralLevel,
  pointLps: Vec3,
  viewportId?: string,
): Promise<void> {
  beginMeasuring(context, level, pointLps);
  try {
    // The press is seen to be taken before anything is computed.
    await nextFrame();
    const measurement = await measure(context, open, level, pointLps);
    if (open.signal.aborted) return;
    if (typeof measurement === 'function') return failMeasuring(context, level, measurement);
    keepMeasurement(context, level, measurement);
    // The other planes come along, so that the mask can be checked on all of them.
    context.views.showLevel(level, viewportId);
  } catch (error) {
    if (!open.signal.aborted) failMeasuring(context, level, wordingOf(error));
  }
}

function whyNothingIsOpen({ phase, selected, options }: SessionState): Wording {
  if (phase === 'noSeries') return ({ notices }) => notices.noCt;
  if (selected?.series.status !== 'refused') {
    return ({ notices }) => notices.stillOpening;
  }
  const isOtherOffered = options.some(({ series }) => series.status === 'readable');
  return ({ notices }) => (isOtherOffered ? notices.refusedChooseOther : notices.refusedNoOther);
}

/** The measurement, or why there is none, in words. */
async function measure(
  context: SessionContext,
  open: OpenSeries,
  level: VertebralLevel,
  pointLps: Vec3,
): Promise<LevelMeasurement | Wording> {
  const { peelMm } = readingOf(context)!;
  const result = await measureSeed(context, open, pointLps, peelMm, 'oneClick');
  if (result.status === 'notMeasurable') return wordingOfMessage(result.message);
  return placementFault(readingOf(context)!, level, result.measurement) ?? result.measurement;
}

/** What contradicts measuring a level here, in words: a miscounted level is the worst error. */
function placementFault(
  reading: Reading,
  level: VertebralLevel,
  { threeDimensional }: LevelMeasurement,
): Wording | undefined {
  if (!threeDimensional) return undefined;
  const { cancellous } = threeDimensional;
  const isTaken = otherNameFault(reading, level, cancellous);
  if (isTaken) return isTaken;
  const before = reading.levels[level]?.threeDimensional?.cancellous;
  return before && !coversSameBody(cancellous, before)
    ? ({ notices }) => notices.otherBody(level)
    : undefined;
}

/** That a mask lies in a body that is measured under another name, in words. */
export function otherNameFault(
  reading: Reading,
  level: VertebralLevel,
  mask: Mask,
): Wording | undefined {
  const other = levelAlreadyCovering(reading, level, mask);
  return other && (({ notices }) => notices.alreadyMeasured(other, level));
}

function beginMeasuring({ store }: SessionContext, level: VertebralLevel, pointLps: Vec3): void {
  const { measuring, pressed, history } = store.getState();
  const underWay = [...measuring, level];
  patchState(store, {
    measuring: underWay,
    pressed: [...pressed, { level, pointLps }],
    activeLevel: history && nextLevelToMeasure(history.present, underWay),
    notice: undefined,
  });
}

/** A level is no longer under way. */
const withoutPress = ({ measuring, pressed }: SessionState, level: VertebralLevel) => ({
  measuring: measuring.filter((each) => each !== level),
  pressed: pressed.filter((each) => each.level !== level),
});

function keepMeasurement(
  { store }: SessionContext,
  level: VertebralLevel,
  measurement: LevelMeasurement,
): void {
  const { history } = store.getState();
  patchState(store, {
    history: record(history!, withMeasurement(history!.present, level, measurement, newUid())),
    ...withoutPress(store.getState(), level),
    focusLevel: level,
  });
}

function failMeasuring(context: SessionContext, level: VertebralLevel, why: Wording): void {
  patchState(context.store, {
    ...withoutPress(context.store.getState(), level),
    activeLevel: level,
    loading: undefined,
  });
  notify(context, 'warning', (texts) => texts.notices.ofLevel(level, why(texts)));
}
