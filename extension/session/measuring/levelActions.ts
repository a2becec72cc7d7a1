import {
  nextLevelToMeasure,
  record,
  relabelLevel,
  shiftLevels,
  withAnatomyNote,
  withExclusion,
  withoutExclusion,
  withoutLevel,
  type AnatomyNote,
  type Exclusion,
  type Reading,
  type VertebralLevel,
} from '../../../src';
import { notify, readingOf, type SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';
import { newUid } from '../uid';

/** What can be done to a level as a whole. Each is one undo step. */
export interface LevelActions {
  /** Makes a level the next to be measured, and brings the planes to it where it is measured. */
  activateLevel(level: VertebralLevel): void;
  exclude(level: VertebralLevel, exclusion: Exclusion | undefined): void;
  remove(level: VertebralLevel): void;
  /** Renames all levels by one, where a level was miscounted. */
  shiftLabels(towards: 'head' | 'feet'): void;
  /** Calls one body by another name, which is free. */
  rename(level: VertebralLevel, to: VertebralLevel): void;
  setAnatomyNote(note: AnatomyNote | undefined): void;
}

export function createLevelActions(context: SessionContext): LevelActions {
  const { store } = context;
  return {
    activateLevel(level) {
      patchState(store, { activeLevel: level, focusLevel: level });
      context.views.showLevel(level);
    },
    exclude: (level, exclusion) =>
      changeReading(context, (reading) =>
        exclusion
          ? withExclusion(reading, level, exclusion, newUid())
          : withoutExclusion(reading, level),
      ),
    remove(level) {
      changeReading(context, (reading) => withoutLevel(reading, level));
      patchState(store, { activeLevel: level });
    },
    shiftLabels: (towards) => shiftLabels(context, towards),
    rename: (level, to) => {
      changeReading(context, (reading) => relabelLevel(reading, level, to) ?? reading);
      patchState(store, { focusLevel: to });
    },
    setAnatomyNote: (note) => changeReading(context, (reading) => withAnatomyNote(reading, note)),
  };
}

function shiftLabels(context: SessionContext, towards: 'head' | 'feet'): void {
  const reading = readingOf(context);
  const shifted = reading && shiftLevels(reading, towards);
  if (!shifted) {
    if (reading) notify(context, 'warning', ({ labels }) => labels.cannotShift);
    return;
  }
  changeReading(context, () => shifted);
  patchState(context.store, { activeLevel: nextLevelToMeasure(shifted), focusLevel: undefined });
}

/** Changes the reading as one undo step. */
export function changeReading(
  { store }: SessionContext,
  next: (reading: Reading) => Reading,
): void {
  const { history } = store.getState();
  if (history) patchState(store, { history: record(history, next(history.present)) });
}
