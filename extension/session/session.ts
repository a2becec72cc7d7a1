import type { Vec3, VertebralLevel } from '../../src';
import type { CornerstoneLibraries, Host } from '../host/host';
import type { DragToolActions } from '../tools/dragTool';
import { TOOL_GROUP_ID, TOOL_NAMES } from '../id';
import { keysOfShortcuts, type ShortcutId } from '../shortcuts';
import { startLevelMeasurer } from '../worker/levelMeasurer';
import { createAdjusting } from './adjusting';
import { askBeforeLeaving } from './askBeforeLeaving';
import { keepDisplayInStep } from './display';
import { createEllipseEditing, type EllipseEditing } from './ellipseEditing';
import { createGuiding, type Guiding } from './guiding';
import { joinHostUndo } from './hostUndo';
import type { KeptReadings } from './keptReadings';
import { createLevelActions, type LevelActions } from './levelActions';
import { createLevelSteps, type LevelSteps } from './levelSteps';
import { createMaskActions, type MaskActions } from './maskActions';
import { measureAgain, measureAt } from './measuring';
import { createPainting, type Painting } from './painting';
import { createProposing, type Proposing } from './proposing';
import { restoreStoredResult } from './restoring';
import { saveReading } from './saving';
import { createSeriesSelection, type SeriesSelection } from './seriesSelection';
import type { SessionContext } from './sessionContext';
import { INITIAL_STATE, type StoredResult } from './sessionState';
import { patchState, type SessionStore } from './sessionStore';
import { watchStudy } from './studyWatch';
import { watchTool } from './toolWatch';

/** What panel, tools and commands can do to a reading. Each user action is one undo step. */
export interface Session
  extends
    LevelActions,
    LevelSteps,
    EllipseEditing,
    MaskActions,
    Omit<Painting, 'brush' | 'stopPainting'>,
    Omit<Guiding, 'guided'>,
    Omit<Proposing, 'stopProposing'> {
  /** What the tools for correcting and drawing masks do. */
  readonly adjust: DragToolActions;
  readonly brush: DragToolActions;
  readonly guided: DragToolActions;
  measureAt(pointLps: Vec3): Promise<void>;
  /** Finds the body of a measured level anew, as if it had never been corrected. */
  measureAgain(level: VertebralLevel): Promise<void>;
  /** Puts a tool of the tool bar into the reader's hand. */
  takeTool(toolName: string): void;
  selectSeries(displaySetInstanceUid: string): void;
  undo(): void;
  redo(): void;
  save(): Promise<void>;
  restore(result: StoredResult): Promise<void>;
  dismissNotice(): void;
  /** Hides the masks on the images, or shows them again. */
  toggleMasks(): void;
  nextEllipse?(): void;
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
  const { stopProposing, ...proposing } = createProposing(context);
  const { stopPainting, ...painting } = createPainting(context);
  const endings = [
    selection.dispose,
    stopProposing,
    stopPainting,
    keepDisplayInStep(context),
    askBeforeLeaving(store),
    hostUndo.dispose,
    watchStudy(host, store, selection.refresh),
    watchTool(libraries, store),
    measurer.dispose,
  ];
  const takeTool = (toolName: string) =>
    void host.commandsManager.runCommand('setToolActiveToolbar', {
      toolName,
      toolGroupIds: [TOOL_GROUP_ID],
    });
  const levelActions = createLevelActions(context);
  return {
    ...levelActions,
    ...createLevelSteps(context, levelActions),
    ...createEllipseEditing(context),
    ...proposing,
    ...createMaskActions(context),
    ...painting,
    ...createGuiding(context, () => takeTool(TOOL_NAMES.guided)),
    adjust: createAdjusting(context),
    measureAt: (pointLps) => measureAt(context, pointLps),
    measureAgain: (level) => measureAgain(context, level),
    takeTool,
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
