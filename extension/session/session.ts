import type { Vec3 } from '../../src';
import type { CornerstoneLibraries, Host } from '../host/host';
import { keysOfShortcuts, type ShortcutId } from '../shortcuts';
import { startLevelMeasurer } from '../worker/levelMeasurer';
import { askBeforeLeaving } from './askBeforeLeaving';
import { keepDisplayInStep } from './display';
import { createEllipseEditing, type EllipseEditing } from './ellipseEditing';
import { joinHostUndo } from './hostUndo';
import type { KeptReadings } from './keptReadings';
import { createLevelActions, type LevelActions } from './levelActions';
import { createLevelSteps, type LevelSteps } from './levelSteps';
import { measureAt } from './measuring';
import { restoreStoredResult } from './restoring';
import { saveReading } from './saving';
import { createSeriesSelection, type SeriesSelection } from './seriesSelection';
import type { SessionContext } from './sessionContext';
import { INITIAL_STATE, type StoredResult } from './sessionState';
import { patchState, type SessionStore } from './sessionStore';
import { watchStudy } from './studyWatch';

/** What panel, tools and commands can do to a reading. Each user action is one undo step. */
export interface Session extends LevelActions, LevelSteps, EllipseEditing {
  measureAt(pointLps: Vec3): Promise<void>;
  selectSeries(displaySetInstanceUid: string): void;
  undo(): void;
  redo(): void;
  save(): Promise<void>;
  restore(result: StoredResult): Promise<void>;
  dismissNotice(): void;
  /** Hides the masks on the images, or shows them again. */
  toggleMasks(): void;
  nextEllipse?(): void;
  acceptProposals?(): void;
  changeBrushSize?(direction: 1 | -1): void;
  /** The keys of the shortcuts as they are now. */
  shortcutKeys(): Readonly<Record<ShortcutId, string>>;
  /** Ends the session: the mode is left. */
  dispose(): void;
}

/**
 * Starts a session: it waits for the study, selects the best series and keeps masks and
 * overlay in step with the store.
 *
 * @param kept Readings of series that are not selected, or of a mode that was left.
 */
export function startSession(
  host: Host,
  libraries: CornerstoneLibraries,
  store: SessionStore,
  kept: KeptReadings,
): Session {
  store.setState(INITIAL_STATE, true);
  const measurer = startLevelMeasurer();
  const context: SessionContext = {
    host,
    libraries,
    store,
    measurer,
    openSeries: () => selection.open(),
  };
  const selection: SeriesSelection = createSeriesSelection(context, kept);
  const hostUndo = joinHostUndo(host, libraries, store);
  const endings = [
    selection.dispose,
    keepDisplayInStep(context),
    askBeforeLeaving(store),
    hostUndo.dispose,
    watchStudy(host, store, selection.refresh),
    measurer.dispose,
  ];
  const levelActions = createLevelActions(context);
  return {
    ...levelActions,
    ...createLevelSteps(context, levelActions),
    ...createEllipseEditing(context),
    measureAt: (pointLps) => measureAt(context, pointLps),
    selectSeries: selection.select,
    undo: hostUndo.undo,
    redo: hostUndo.redo,
    save: () => saveReading(context),
    restore: async (result) => {
      const open = selection.open();
      if (open) await restoreStoredResult(context, open, result);
    },
    dismissNotice: () => patchState(store, { notice: undefined }),
    toggleMasks: () => patchState(store, { masksHidden: !store.getState().masksHidden }),
    shortcutKeys: () => keysOfShortcuts(host),
    dispose() {
      endings.forEach((end) => end());
      store.setState(INITIAL_STATE, true);
    },
  };
}
