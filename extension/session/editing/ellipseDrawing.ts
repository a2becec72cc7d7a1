import {
  draftWith,
  ellipseInRectangle,
  ellipsesBox,
  holdsBox,
  length,
  lpsToIjk,
  MEAN_LEVELS,
  record,
  subtract,
  VertebralBmdError,
  wholeBox,
  withDraftEllipse,
  withoutDraftEllipses,
  type EllipseDraft,
  type EllipseRoi,
  type Reading,
  type VertebralLevel,
} from '../../../src';
import type { Drag, PointerPlace } from '../../tools/dragTool';
import { isSlice } from '../../tools/overlayGeometry';
import { beginLiveChange } from './liveChange';
import { notify, readingOf, type OpenSeries, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { newUid } from '../uid';

/** A shorter drag (px) is a press, not a drawing. */
const LEAST_DRAG_PX = 6;

/**
 * A press beside all ellipses. Held and dragged in an axial view it draws an ellipse of the
 * active level in the rectangle of the drag, which is needed where none can be proposed; the
 * third one gives the level its value. Released at once it is only a press.
 *
 * @param onPress what a press without a drag does
 */
export function drawEllipse(
  context: SessionContext,
  from: PointerPlace,
  onPress: () => void,
): Drag {
  const { store } = context;
  const { activeLevel } = store.getState();
  const open = context.openSeries();
  const live =
    open &&
    beginLiveChange<EllipseDraft | undefined>(context, open, {
      of: ({ ellipseDraft }) => ellipseDraft,
      with: (reading, ellipseDraft) =>
        ellipseDraft ? { ...reading, ellipseDraft } : withoutDraftEllipses(reading),
    });
  const before = readingOf(context);
  let drawn: EllipseRoi | undefined;
  return {
    move(to) {
      const lengthMm = length(subtract(to.pointLps, from.pointLps));
      if (!drawn && lengthMm < LEAST_DRAG_PX * from.mmPerPixel) return;
      if (!open || !live || !before || !activeLevel || !isSlice(open.series.geometry, from.plane))
        return;
      drawn = ellipseBetween(open, from, to);
      const ellipses = draftWith(before, open.series.geometry, activeLevel, drawn);
      live.show({ level: activeLevel, ellipses });
    },
    end() {
      if (!drawn || !open || !live || !activeLevel) return onPress();
      if (open.signal.aborted) return;
      live.cancel();
      keepDrawn(context, open, readingOf(context)!, activeLevel, drawn);
    },
    cancel() {
      if (drawn) live?.cancel();
    },
  };
}

function ellipseBetween(
  { series: { geometry } }: OpenSeries,
  from: PointerPlace,
  to: PointerPlace,
): EllipseRoi {
  const [i, j, k] = lpsToIjk(geometry, from.pointLps);
  const [toI, toJ] = lpsToIjk(geometry, to.pointLps);
  return ellipseInRectangle('middle', Math.round(k), [i, j], [toI, toJ]);
}

function keepDrawn(
  context: SessionContext,
  open: OpenSeries,
  before: Reading,
  level: VertebralLevel,
  drawn: EllipseRoi,
): void {
  const { store } = context;
  const { geometry } = open.series;
  const box = ellipsesBox(draftWith(before, geometry, level, drawn));
  if (!holdsBox(wholeBox(geometry), box)) {
    notify(context, 'info', ({ editing }) => editing.ellipseInImage);
    return;
  }
  try {
    const reading = withDraftEllipse(before, open.voxels.read(box), level, drawn, newUid());
    const isMeasured = reading.ellipseDraft === undefined;
    patchState(store, {
      history: record(store.getState().history!, reading),
      focusLevel: level,
      ...(isMeasured ? { activeLevel: nextToDraw(reading) } : {}),
    });
    const missing = 3 - (reading.ellipseDraft?.ellipses.length ?? 3);
    if (missing > 0) {
      notify(context, 'info', ({ editing }) => editing.ellipsesMissing(level, missing));
    } else patchState(store, { notice: undefined });
  } catch (error) {
    if (!(error instanceof VertebralBmdError)) throw error;
    notify(context, 'info', ({ editing }) => editing.ellipseInImage);
  }
}

/** The next of L1-L4 that has no three-slice HU and counts. */
const nextToDraw = ({ levels }: Reading): VertebralLevel | undefined =>
  MEAN_LEVELS.find((level) => !levels[level]?.threeSlice && !levels[level]?.exclusion);
