import {
  boxVoxelCount,
  intersectBoxes,
  lpsToIjk,
  levelsOf,
  record,
  remeasureThreeSlice,
  wholeBox,
  withEllipse,
  type EllipseRoi,
  type History,
  type PointIj,
  type Reading,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import { dragEllipse, gripAt } from '../tools/ellipseDrag';
import type { EllipseDrag } from '../tools/threeSliceTool';
import { ellipseBox } from './ellipseBox';
import { readingOf, type OpenSeries, type SessionContext } from './sessionContext';
import { patchState } from './sessionStore';

/** A point this far (slices) from an ellipse's slice still takes hold of it. */
const SLICE_REACH = 0.75;

/** Dragging ellipses: every position is shown with its HU, the whole drag is one undo step. */
export interface EllipseEditing {
  /** Takes hold of the ellipse under a point (LPS, mm), or `undefined` where there is none. */
  grabEllipse(pointLps: Vec3): EllipseDrag | undefined;
  /** Shows an ellipse while it is dragged; `done` ends the drag. */
  changeEllipse(level: VertebralLevel, ellipse: EllipseRoi, done: boolean): void;
}

export function createEllipseEditing(context: SessionContext): EllipseEditing {
  let before: History<Reading> | undefined;

  const grab = (pointLps: Vec3): EllipseDrag | undefined => {
    const open = context.openSeries();
    const reading = readingOf(context);
    if (!open || !reading) return undefined;
    const inSlice = (point: Vec3): PointIj => {
      const [i, j] = lpsToIjk(open.series.geometry, point);
      return [i, j];
    };
    const fromIj = inSlice(pointLps);
    const slice = lpsToIjk(open.series.geometry, pointLps)[2];
    for (const { level, threeSlice } of levelsOf(reading)) {
      for (const ellipse of threeSlice?.ellipses ?? []) {
        const grip =
          Math.abs(ellipse.sliceIndex - slice) <= SLICE_REACH ? gripAt(ellipse, fromIj) : undefined;
        if (!grip) continue;
        return {
          at: (point) => ({ level, ellipse: dragEllipse(ellipse, grip, fromIj, inSlice(point)) }),
        };
      }
    }
    return undefined;
  };

  const change = (level: VertebralLevel, ellipse: EllipseRoi, done: boolean): void => {
    const open = context.openSeries();
    const { history } = context.store.getState();
    if (!open || !history) return;
    before ??= history;
    const next = withMovedEllipse(open, history.present, level, ellipse);
    patchState(context.store, {
      history: done ? record(before, next) : { ...history, present: next },
    });
    if (done) before = undefined;
  };

  return { grabEllipse: grab, changeEllipse: change };
}

/** The reading with the ellipse and its HU; unchanged where the ellipse leaves the image. */
function withMovedEllipse(
  { voxels, series }: OpenSeries,
  reading: Reading,
  level: VertebralLevel,
  ellipse: EllipseRoi,
): Reading {
  const before = reading.levels[level]?.threeSlice?.hu;
  if (!before) return reading;
  const box = ellipseBox(ellipse);
  if (boxVoxelCount(intersectBoxes(box, wholeBox(series.geometry))) !== boxVoxelCount(box)) {
    return reading;
  }
  return withEllipse(
    reading,
    level,
    ellipse,
    remeasureThreeSlice(voxels.read(box), before, ellipse),
  );
}
