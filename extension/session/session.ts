import {
  DEFAULT_PEEL_MM,
  record,
  startHistory,
  startReading,
  withExclusion,
  withoutExclusion,
  withoutLevel,
  boxCenterLps,
  type Exclusion,
  type EllipseRoi,
  type Reading,
  type Vec3,
  type VertebralLevel,
} from '../../src';
import type { CornerstoneLibraries, Host } from '../host/host';
import type { EllipseDrag } from '../tools/threeSliceTool';
import { startLevelMeasurer } from '../worker/levelMeasurer';
import { askBeforeLeaving } from './askBeforeLeaving';
import { createEllipseEditing } from './ellipseEditing';
import { joinHostUndo } from './hostUndo';
import { measureAt } from './measuring';
import { openSelectedSeries } from './openSeries';
import { restoreStoredResult } from './restoring';
import { saveReading } from './saving';
import { listSeriesOptions } from './seriesOptions';
import { createResultOffer } from './resultOffer';
import {
  messageOf,
  notify,
  readingOf,
  type OpenSeries,
  type SessionContext,
} from './sessionContext';
import { keepReading, type KeptReadings } from './keptReadings';
import type { SeriesOption, StoredResult } from './sessionState';
import { INITIAL_STATE } from './sessionState';
import { patchState, type SessionStore } from './sessionStore';
import { newUid } from './uid';
import { jumpTo, redrawOverlay, showImagesOnly, showSeries } from './viewports';

/** What panel, tools and commands can do to a reading. Each user action is one undo step. */
export interface Session {
  measureAt(pointLps: Vec3): Promise<void>;
  grabEllipse(pointLps: Vec3): EllipseDrag | undefined;
  changeEllipse(level: VertebralLevel, ellipse: EllipseRoi, done: boolean): void;
  selectSeries(displaySetInstanceUid: string): void;
  activateLevel(level: VertebralLevel): void;
  exclude(level: VertebralLevel, exclusion: Exclusion | undefined): void;
  remove(level: VertebralLevel): void;
  undo(): void;
  redo(): void;
  save(): Promise<void>;
  restore(result: StoredResult): Promise<void>;
  dismissNotice(): void;
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
  const { services } = host.servicesManager;
  const measurer = startLevelMeasurer();
  let open: OpenSeries | undefined;
  let ending = new AbortController();
  store.setState(INITIAL_STATE, true);

  const context: SessionContext = { host, libraries, store, measurer, openSeries: () => open };
  const ellipses = createEllipseEditing(context);

  const change = (next: (reading: Reading) => Reading) => {
    const { history } = store.getState();
    if (history) patchState(store, { history: record(history, next(history.present)) });
  };

  const select = (option: SeriesOption) => {
    const state = store.getState();
    if (state.selected?.displaySetInstanceUid === option.displaySetInstanceUid) return;
    keepReading(kept, state);
    ending.abort();
    ending = new AbortController();
    open?.masks.dispose();
    open = openSelectedSeries(context, option, ending.signal);
    const before = kept.get(option.seriesInstanceUid);
    patchState(store, {
      phase: 'ready',
      selected: option,
      loading: undefined,
      notice: undefined,
      measuring: [],
      storedResults: before?.storedResults ?? [],
      archived: before?.archived,
      activeLevel: before ? before.activeLevel : 'L1',
      history: open
        ? (before?.history ?? startHistory(startReading(open.series, DEFAULT_PEEL_MM)))
        : undefined,
    });
  };

  const offerStoredResults = createResultOffer(context);
  const refreshOptions = () => {
    const options = listSeriesOptions(services.displaySetService.getActiveDisplaySets());
    patchState(store, { options });
    const [best] = options;
    if (best && !store.getState().selected) {
      select(best);
      if (!open) showImagesOnly(services);
    }
    offerStoredResults();
  };
  const hostUndo = joinHostUndo(host, libraries, store);
  const studyArrives = createStudyWatch(host, store, refreshOptions);

  const stopAsking = askBeforeLeaving(store);
  const stopShowing = store.subscribe((state, before) => {
    const reading = state.history?.present;
    if (reading && reading !== before.history?.present && open) {
      open.masks
        .show(reading)
        .catch((error: unknown) => notify(context, 'error', messageOf(error)));
    }
    redrawOverlay(libraries);
  });

  return {
    measureAt: (pointLps) => measureAt(context, pointLps),
    grabEllipse: ellipses.grab,
    changeEllipse: ellipses.change,
    selectSeries(displaySetInstanceUid) {
      const option = store
        .getState()
        .options.find((each) => each.displaySetInstanceUid === displaySetInstanceUid);
      if (!option) return;
      select(option);
      const displaySet = services.displaySetService
        .getActiveDisplaySets()
        .find((each) => each.displaySetInstanceUID === displaySetInstanceUid);
      if (displaySet) showSeries(services, displaySet, option.series.status === 'readable');
    },
    activateLevel(level) {
      patchState(store, { activeLevel: level });
      const cancellous = readingOf(context)?.levels[level]?.threeDimensional?.cancellous;
      if (open && cancellous) {
        const { displaySet, series } = open;
        jumpTo(
          services,
          displaySet.displaySetInstanceUID,
          boxCenterLps(series.geometry, cancellous.box),
        );
      }
    },
    exclude: (level, exclusion) =>
      change((reading) =>
        exclusion
          ? withExclusion(reading, level, exclusion, newUid())
          : withoutExclusion(reading, level),
      ),
    remove(level) {
      change((reading) => withoutLevel(reading, level));
      patchState(store, { activeLevel: level });
    },
    undo: hostUndo.undo,
    redo: hostUndo.redo,
    save: () => saveReading(context),
    restore: async (result) => {
      if (open) await restoreStoredResult(context, open, result);
    },
    dismissNotice: () => patchState(store, { notice: undefined }),
    dispose() {
      keepReading(kept, store.getState());
      ending.abort();
      stopShowing();
      stopAsking();
      hostUndo.dispose();
      studyArrives.unsubscribe();
      measurer.dispose();
      store.setState(INITIAL_STATE, true);
    },
  };
}

/** Looks at the display sets whenever the host has new ones; says so when none is a CT. */
function createStudyWatch(host: Host, store: SessionStore, refresh: () => void) {
  const { displaySetService, viewportGridService } = host.servicesManager.services;
  const update = () => {
    refresh();
    const { options, phase } = store.getState();
    if (phase !== 'waiting' || options.length > 0) return;
    if (displaySetService.getActiveDisplaySets().length === 0) return;
    patchState(store, { phase: 'noSeries' });
    showImagesOnly(host.servicesManager.services);
  };
  const subscriptions = [
    // The grid is filled once the whole study is known, so the best series is known, too.
    viewportGridService.subscribe(viewportGridService.EVENTS.VIEWPORTS_READY, update),
    viewportGridService.subscribe(viewportGridService.EVENTS.GRID_STATE_CHANGED, update),
  ];
  return { unsubscribe: () => subscriptions.forEach((each) => each.unsubscribe()) };
}
