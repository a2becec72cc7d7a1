import {
  dot,
  guidedMask,
  guidedReading,
  lpsToIjk,
  length,
  messageText,
  nextLevelToMeasure,
  planeThroughLine,
  proposeThreeSlice,
  record,
  subtract,
  withGuided,
  withMeasurement,
  type AxialOutline,
  type EndplatePlane,
  type GuidedDraft,
  type Vec3,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../../src';
import type { Drag, DragToolActions, PointerPlace } from '../../tools/dragTool';
import { changeReading } from '../measuring/levelActions';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import type { SessionState } from '../sessionState';
import { patchState } from '../sessionStore';
import { newUid } from '../uid';

/** The manual procedure of the study: two borders, axial outlines, then the mean is read. */
export interface Guiding {
  readonly guided: DragToolActions;
  startGuided(level: VertebralLevel): void;
  readGuided(): void;
  cancelGuided(): void;
}

/** A plane within about 11 degrees of the slices counts as one of them. */
const SLICE_COSINE = 0.98;

/** A line or outline that is shorter (mm) is a click, not a drawing. */
const LEAST_LINE_MM = 8;
const LEAST_OUTLINE_POINTS = 8;

/** @param takeTool puts the tool that draws into the reader's hand. */
export function createGuiding(context: SessionContext, takeTool: () => void): Guiding {
  const { store } = context;
  const startGuided = (level: VertebralLevel) => {
    changeReading(context, (reading) => withGuided(reading, { level, outlines: [] }));
    patchState(store, { focusLevel: level });
    takeTool();
  };
  return {
    guided: {
      press(place) {
        const draft = draftOf(context) ?? begin(context, startGuided);
        const geometry = context.openSeries()?.series.geometry;
        if (!draft || !geometry) return undefined;
        return isSlice(geometry, place)
          ? drawOutline(context, geometry, place)
          : drawBorder(context, place);
      },
      hover: () => 'crosshair',
    },
    startGuided,
    readGuided: () => read(context),
    cancelGuided: () => changeReading(context, (reading) => withGuided(reading, undefined)),
  };
}

const draftOf = (context: SessionContext): GuidedDraft | undefined => readingOf(context)?.guided;

function begin(
  context: SessionContext,
  start: (level: VertebralLevel) => void,
): GuidedDraft | undefined {
  const { activeLevel, focusLevel } = context.store.getState();
  const level = activeLevel ?? focusLevel;
  if (!level) {
    notify(context, 'info', ({ editing }) => editing.chooseLevel);
    return undefined;
  }
  start(level);
  return draftOf(context);
}

const isSlice = ({ direction }: VolumeGeometry, { plane }: PointerPlace): boolean =>
  Math.abs(dot(direction[2], plane.normalLps)) >= SLICE_COSINE;

type Sketch = NonNullable<SessionState['sketch']>;

/** Shows what is being drawn; `keep` takes it over when the pointer is released. */
function sketching(
  { store }: SessionContext,
  sketchOf: (points: readonly Vec3[]) => Sketch,
  first: Vec3,
  keep: (points: readonly Vec3[]) => void,
): Drag {
  let points: readonly Vec3[] = [first];
  const clear = () => patchState(store, { sketch: undefined });
  return {
    move({ pointLps }) {
      points = [...points, pointLps];
      patchState(store, { sketch: sketchOf(points) });
    },
    end() {
      clear();
      keep(points);
    },
    cancel: clear,
  };
}

function drawBorder(context: SessionContext, { pointLps, plane }: PointerPlace): Drag {
  return sketching(
    context,
    (points) => ({ closed: false, pointsLps: [points[0]!, points.at(-1)!] }),
    pointLps,
    (points) => {
      const [from, to] = [points[0]!, points.at(-1)!];
      if (length(subtract(to, from)) < LEAST_LINE_MM) {
        notify(context, 'info', ({ editing }) => editing.dragBorder);
        return;
      }
      const border = planeThroughLine(from, to, plane.normalLps);
      changeReading(context, (reading) =>
        reading.guided ? withGuided(reading, withBorder(reading.guided, border)) : reading,
      );
    },
  );
}

/** The draft with a border: the missing one by its place, or the nearer one replaced. */
export function withBorder(draft: GuidedDraft, border: EndplatePlane): GuidedDraft {
  const { superior, inferior } = draft;
  const height = ({ pointLps }: EndplatePlane) => pointLps[2];
  const known = superior ?? inferior;
  if (!known) return { ...draft, superior: border };
  if (superior && inferior) {
    const isUpper =
      Math.abs(height(border) - height(superior)) < Math.abs(height(border) - height(inferior));
    return isUpper ? { ...draft, superior: border } : { ...draft, inferior: border };
  }
  return height(border) > height(known)
    ? { ...draft, superior: border, inferior: known }
    : { ...draft, superior: known, inferior: border };
}

function drawOutline(
  context: SessionContext,
  geometry: VolumeGeometry,
  { pointLps }: PointerPlace,
): Drag {
  return sketching(
    context,
    (pointsLps) => ({ closed: true, pointsLps }),
    pointLps,
    (points) => {
      if (points.length < LEAST_OUTLINE_POINTS) {
        notify(context, 'info', ({ editing }) => editing.drawAround);
        return;
      }
      const inIjk = points.map((point) => lpsToIjk(geometry, point));
      const outline: AxialOutline = {
        sliceIndex: Math.round(inIjk[0]![2]),
        pointsIj: inIjk.map(([i, j]) => [i, j] as const),
      };
      changeReading(context, (reading) =>
        reading.guided ? withGuided(reading, withOutline(reading.guided, outline)) : reading,
      );
    },
  );
}

/** The draft with an outline, in place of an earlier one of the same slice. */
export const withOutline = (draft: GuidedDraft, outline: AxialOutline): GuidedDraft => ({
  ...draft,
  outlines: [
    ...draft.outlines.filter(({ sliceIndex }) => sliceIndex !== outline.sliceIndex),
    outline,
  ].sort((a, b) => a.sliceIndex - b.sliceIndex),
});

/** Reads the mean of what is drawn and makes it the level's mask. */
function read(context: SessionContext): void {
  const { store } = context;
  const open = context.openSeries();
  const draft = draftOf(context);
  const { history } = store.getState();
  if (!open || !draft || !history) return;
  const { geometry } = open.series;
  const mask = guidedMask(geometry, draft);
  if ('status' in mask) {
    notify(context, 'warning', ({ notices, editing, messages }) =>
      notices.ofLevel(
        draft.level,
        mask.status === 'incomplete'
          ? editing.missing(mask.missing.map((part) => editing.parts[part]).join(editing.partsJoin))
          : messageText(mask.message, messages),
      ),
    );
    return;
  }
  if (open.voxels.loadedSlices() < geometry.dimensions[2]) {
    notify(context, 'info', ({ editing }) => editing.stillLoading);
    return;
  }
  const volume = open.voxels.read(mask.box);
  const threeSlice = proposeThreeSlice(volume, mask, 0);
  const known = history.present.levels[draft.level]?.threeSlice;
  const measurement = {
    threeDimensional: guidedReading(volume, mask),
    ...(known || 'status' in threeSlice ? {} : { threeSlice }),
  };
  const reading = withGuided(
    withMeasurement(history.present, draft.level, measurement, newUid()),
    undefined,
  );
  patchState(store, {
    history: record(history, reading),
    activeLevel: nextLevelToMeasure(reading),
    focusLevel: draft.level,
    notice: undefined,
  });
}
