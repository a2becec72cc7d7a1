import type { LocalEvidence, ReportModel, Vec3, VertebralLevel } from '../../src';
import type { CornerstoneLibraries, Host } from '../host/host';
import type { DragToolActions } from '../tools/dragTool';
import { OWN_TOOL_GROUP_IDS, TOOL_NAMES } from '../id';
import { keysOfShortcuts, type ShortcutId } from '../shortcuts';
import { startLevelMeasurer } from '../worker/levelMeasurer';
import { createAdjusting } from './editing/adjusting';
import { createDraftOffer, type DraftActions } from './drafts/draftOffer';
import { keepDrafts } from './drafts/draftKeeping';
import type { DraftStore } from './drafts/draftStore';
import { findEarlierResults } from './archive/earlierResults';
import { askBeforeLeaving } from './archive/askBeforeLeaving';
import { keepCursorInStep } from './views/busyCursor';
import { keepDisplayInStep } from './views/display';
import { createEllipseEditing } from './editing/ellipseEditing';
import { createGuiding, type Guiding } from './editing/guiding';
import { joinHostUndo } from './hostUndo';
import type { KeptReadings } from './series/keptReadings';
import { createLevelActions, type LevelActions } from './measuring/levelActions';
import { createLevelSteps, type LevelSteps } from './measuring/levelSteps';
import { createMaskActions, type MaskActions } from './editing/maskActions';
import { measureAgain, measureAt } from './measuring/measuring';
import { createPainting, type Painting } from './editing/painting';
import { createPatientActions, type PatientActions } from './patient/patientActions';
import { createPlaneViews, type PlaneViews } from './views/planeViews';
import { watchPresses } from './views/pressWatch';
import { createProposing, type Proposing } from './measuring/proposing';
import { restoreStoredResult } from './archive/restoring';
import { createLayouts, watchLayout, type Layouts } from './views/layouts';
import { createSaving, type Saving } from './archive/saving';
import { watchSeriesOnPlanes } from './series/seriesWatch';
import { createSeriesSelection, type SeriesSelection } from './series/seriesSelection';
import type { SessionContext } from './sessionContext';
import { INITIAL_STATE, type SessionState, type StoredResult } from './sessionState';
import { patchState, type SessionStore } from './sessionStore';
import { keyImages, type KeyImage } from './report/keyImages';
import { readerName } from './readerName';
import { reportOfReading } from './report/reportOfReading';
import { watchStudy } from './series/studyWatch';
import { watchTool } from './views/toolWatch';

/** What panel, tools and commands can do to a reading. Each user action is one undo step. */
export interface Session
  extends
    LevelActions,
    LevelSteps,
    PatientActions,
    DraftActions,
    Saving,
    Pick<PlaneViews, 'nextEllipse'>,
    Layouts,
    MaskActions,
    Omit<Painting, 'brush' | 'stopPainting'>,
    Omit<Guiding, 'guided'>,
    Omit<Proposing, 'stopProposing'> {
  /** What the tools for correcting and drawing masks do. */
  readonly adjust: DragToolActions;
  readonly brush: DragToolActions;
  readonly guided: DragToolActions;
  readonly threeSlice: DragToolActions;
  /** @param viewportId where the point was pressed; that view stays as it is */
  measureAt(pointLps: Vec3, viewportId?: string): Promise<void>;
  /** Finds the body of a measured level anew, as if it had never been corrected. */
  measureAgain(level: VertebralLevel): Promise<void>;
  /** Puts a tool of the tool bar into the reader's hand. */
  takeTool(toolName: string): void;
  selectSeries(displaySetInstanceUid: string): void;
  undo(): void;
  redo(): void;
  restore(result: StoredResult): Promise<void>;
  /** Looks for results of the same patient in earlier studies of the archive. */
  findEarlier(): Promise<void>;
  /** What a report says of the reading as it stands, or `undefined` while nothing is measured. */
  report(localEvidence: readonly LocalEvidence[]): ReportModel | undefined;
  /** Pictures of the views as they are shown. */
  keyImages(): Promise<readonly KeyImage[]>;
  dismissNotice(): void;
  /** Hides the masks on the images, or shows them again. */
  toggleMasks(): void;
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
 * @param draftStore Where the browser keeps what is not saved, if it is to.
 * @param blind Whether results of other readers stay hidden until the reader's own is saved.
 */
export function startSession(
  host: Host,
  libraries: CornerstoneLibraries,
  store: SessionStore,
  kept: KeptReadings,
  draftStore: DraftStore | undefined,
  blind: boolean,
): Session {
  const initial: SessionState = {
    ...INITIAL_STATE,
    ...(blind ? { blindReader: readerName(host) } : {}),
  };
  store.setState(initial, true);
  const measurer = startLevelMeasurer();
  const drafts = draftStore && keepDrafts({ host, store }, draftStore);
  let views: PlaneViews | undefined;
  const context: SessionContext = {
    host,
    libraries,
    store,
    measurer,
    drafts,
    // Made when it is first asked for, since it needs the context itself.
    get views() {
      return (views ??= createPlaneViews(context));
    },
    openSeries: () => selection.open(),
  };
  const draftOffer =
    draftStore && drafts ? createDraftOffer(context, draftStore, drafts) : undefined;
  const selection: SeriesSelection = createSeriesSelection(context, kept);
  const hostUndo = joinHostUndo(host, libraries, store);
  const { stopProposing, ...proposing } = createProposing(context);
  const { stopPainting, ...painting } = createPainting(context);
  const endings = [
    selection.dispose,
    () => draftOffer?.dispose(),
    () => drafts?.dispose(),
    stopProposing,
    stopPainting,
    keepDisplayInStep(context),
    askBeforeLeaving(store),
    hostUndo.dispose,
    watchStudy(host, store, selection.refresh),
    watchTool(libraries, store),
    watchLayout(context),
    watchSeriesOnPlanes(host.servicesManager.services, selection.follow),
    keepCursorInStep(libraries, store),
    watchPresses(libraries, TOOL_NAMES.threeDimensionalHu, (pointLps, viewportId) => {
      void measureAt(context, pointLps, viewportId);
    }),
    measurer.dispose,
  ];
  const takeTool = (toolName: string) =>
    void host.commandsManager.runCommand('setToolActiveToolbar', {
      toolName,
      toolGroupIds: OWN_TOOL_GROUP_IDS,
    });
  const levelActions = createLevelActions(context);
  return {
    ...levelActions,
    ...createLevelSteps(context, levelActions),
    ...createPatientActions(context),
    ...createLayouts(context),
    ...proposing,
    ...createMaskActions(context),
    ...painting,
    ...createGuiding(context, () => takeTool(TOOL_NAMES.guided)),
    adjust: createAdjusting(context),
    threeSlice: createEllipseEditing(context, ({ pointLps, viewportId }) =>
      measureAt(context, pointLps, viewportId),
    ),
    nextEllipse: () => context.views.nextEllipse(),
    measureAt: (pointLps, viewportId) => measureAt(context, pointLps, viewportId),
    measureAgain: (level) => measureAgain(context, level),
    takeTool,
    selectSeries: selection.select,
    undo: hostUndo.undo,
    redo: hostUndo.redo,
    ...createSaving(context),
    restore: async (result) => {
      const open = selection.open();
      if (open) await restoreStoredResult(context, open, result);
    },
    continueDraft: async (left) => draftOffer?.continueDraft(left),
    discardDraft: async (left) => draftOffer?.discardDraft(left),
    findEarlier: () => findEarlierResults(context),
    report: (localEvidence) => reportOfReading(context, localEvidence),
    keyImages: () => keyImages(context),
    dismissNotice: () => patchState(store, { notice: undefined }),
    toggleMasks: () => patchState(store, { masksHidden: !store.getState().masksHidden }),
    shortcutKeys: () => keysOfShortcuts(host),
    dispose() {
      endings.forEach((end) => end());
      store.setState(INITIAL_STATE, true);
    },
  };
}
