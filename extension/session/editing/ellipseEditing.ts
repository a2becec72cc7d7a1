import {
  ellipseBox,
  holdsBox,
  levelsOf,
  remeasureThreeSlice,
  VertebralBmdError,
  wholeBox,
  withCorrection,
  withEllipse,
  type EllipseRoi,
  type Reading,
  type ThreeSliceReading,
  type VertebralLevel,
} from '../../../src';
import type { Drag, DragToolActions, PointerPlace } from '../../tools/dragTool';
import { ellipseCursor } from '../../tools/ellipseCursor';
import { dragEllipse, gripAt, type EllipseGrip } from '../../tools/ellipseDrag';
import { perFrame } from '../../tools/perFrame';
import { drawEllipse } from './ellipseDrawing';
import { beginLiveChange } from './liveChange';
import { notify, readingOf, type OpenSeries, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';

/** What the pointer is at. */
interface Hold {
  readonly level: VertebralLevel;
  readonly ellipse: EllipseRoi;
  readonly grip: EllipseGrip;
}

/**
 * The three-slice tool. An ellipse is moved by its inside, resized by its outline, turned by a
 * handle of its own, and moved to other slices by the line that it is on sagittal and coronal
 * views. Every position is shown with its HU; a drag is one undo step. Beside all ellipses a
 * press measures, or draws an ellipse.
 */
export function createEllipseEditing(
  context: SessionContext,
  measureAt: (place: PointerPlace) => Promise<void>,
): DragToolActions {
  return {
    press(place) {
      const open = context.openSeries();
      const hold = open && holdAt(context, open, place);
      if (!open || !hold) return drawEllipse(context, place, () => void measureAt(place));
      if (open.voxels.loadedSlices() < open.series.geometry.dimensions[2]) {
        notify(context, 'info', ({ editing }) => editing.stillLoading);
        return undefined;
      }
      patchState(context.store, { focusLevel: hold.level });
      return dragHeld(context, open, hold, place);
    },
    hover(place) {
      const open = context.openSeries();
      const hold = open && holdAt(context, open, place);
      if (hold) {
        return ellipseCursor(open.series.geometry, hold.ellipse, hold.grip, place.onScreen);
      }
      return context.store.getState().activeLevel ? 'crosshair' : 'default';
    },
  };
}

/** What a press takes hold of: of the level that is looked at before others, of grips before insides. */
function holdAt(
  context: SessionContext,
  { series }: OpenSeries,
  place: PointerPlace,
): Hold | undefined {
  const reading = readingOf(context);
  if (!reading) return undefined;
  const { focusLevel } = context.store.getState();
  const holds = levelsOf(reading).flatMap(({ level, threeSlice }) =>
    (threeSlice?.ellipses ?? []).flatMap((ellipse): readonly Hold[] => {
      const grip = gripAt(series.geometry, ellipse, place);
      return grip ? [{ level, ellipse, grip }] : [];
    }),
  );
  const rank = ({ level, grip }: Hold) =>
    (grip === 'move' ? 2 : 0) + (level === focusLevel ? 0 : 1);
  return [...holds].sort((a, b) => rank(a) - rank(b))[0];
}

function dragHeld(
  context: SessionContext,
  open: OpenSeries,
  { level, ellipse, grip }: Hold,
  from: PointerPlace,
): Drag | undefined {
  const { geometry } = open.series;
  const before = readingOf(context);
  const live = beginLiveChange<ThreeSliceReading | undefined>(context, open, {
    of: ({ levels }) => levels[level]?.threeSlice,
    with: (reading, threeSlice) =>
      threeSlice ? withCorrection(reading, level, { threeSlice }) : reading,
  });
  if (!before || !live) return undefined;
  let to = from;
  const draggedEllipses = (): ThreeSliceReading | undefined => {
    const dragged = dragEllipse(geometry, ellipse, grip, from.pointLps, to.pointLps);
    const sliceIndex = betweenNeighbours(before, level, dragged, geometry.dimensions[2]);
    const reading = withMovedEllipse(open, before, level, { ...dragged, sliceIndex });
    return reading.levels[level]?.threeSlice;
  };
  const frame = perFrame(() => {
    if (open.signal.aborted) return;
    live.show(draggedEllipses());
    if (grip === 'slice') context.views.showEllipse(level, ellipse.position);
  });
  return {
    move(place) {
      to = place;
      frame.request();
    },
    end() {
      frame.cancel();
      const threeSlice = to === from ? undefined : draggedEllipses();
      // Where it could not be measured it stays as it was, which is no step.
      const isMoved = threeSlice && threeSlice !== before.levels[level]?.threeSlice;
      if (isMoved) live.keep((reading) => withCorrection(reading, level, { threeSlice }));
      else live.cancel();
    },
    cancel() {
      frame.cancel();
      live.cancel();
      if (open.signal.aborted) return;
      if (grip === 'slice') context.views.showEllipse(level, ellipse.position);
    },
  };
}

/**
 * The slice of an ellipse, kept between the slices of the other two of its level: they are the
 * superior, the middle and the inferior one, and stay so.
 */
export function betweenNeighbours(
  reading: Reading,
  level: VertebralLevel,
  { position, sliceIndex }: EllipseRoi,
  slices: number,
): number {
  const ellipses = reading.levels[level]?.threeSlice?.ellipses ?? [];
  const place = ellipses.findIndex((each) => each.position === position);
  const before = ellipses[place]?.sliceIndex;
  if (before === undefined) return sliceIndex;
  const beside = [ellipses[place - 1], ellipses[place + 1]].flatMap((each) =>
    each ? [each.sliceIndex] : [],
  );
  const least = Math.max(0, ...beside.filter((k) => k < before).map((k) => k + 1));
  const most = Math.min(slices - 1, ...beside.filter((k) => k > before).map((k) => k - 1));
  return Math.min(most, Math.max(least, sliceIndex));
}

/** The reading with the ellipse and its HU; unchanged where it cannot be measured. */
function withMovedEllipse(
  { voxels, series }: OpenSeries,
  reading: Reading,
  level: VertebralLevel,
  ellipse: EllipseRoi,
): Reading {
  const before = reading.levels[level]?.threeSlice?.hu;
  if (!before) return reading;
  const box = ellipseBox(ellipse);
  // Beyond the image there is nothing to measure.
  if (!holdsBox(wholeBox(series.geometry), box)) {
    return reading;
  }
  try {
    const hu = remeasureThreeSlice(voxels.read(box), before, ellipse);
    return withEllipse(reading, level, ellipse, hu);
  } catch (error) {
    // An ellipse on padding only holds no tissue.
    if (error instanceof VertebralBmdError) return reading;
    throw error;
  }
}
