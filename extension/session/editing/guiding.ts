import {
  guidedMask,
  guidedReading,
  messageText,
  nextLevelToMeasure,
  proposeThreeSlice,
  record,
  withGuided,
  withMeasurement,
  type GuidedDraft,
  type VertebralLevel,
} from '../../../src';
import type { DragToolActions } from '../../tools/dragTool';
import { isSlice } from '../../tools/overlayGeometry';
import { changeReading } from '../measuring/levelActions';
import { otherNameFault } from '../measuring/measuring';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { newUid } from '../uid';
import { drawBorder, drawOutline } from './guidedDrawing';

/** The manual procedure of the study: two borders, axial outlines, then the mean is read. */
export interface Guiding {
  readonly guided: DragToolActions;
  startGuided(level: VertebralLevel): void;
  readGuided(): void;
  cancelGuided(): void;
}

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
        return isSlice(geometry, place.plane)
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
  const fault = otherNameFault(history.present, draft.level, mask);
  if (fault) {
    notify(context, 'warning', (texts) => texts.notices.ofLevel(draft.level, fault(texts)));
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
