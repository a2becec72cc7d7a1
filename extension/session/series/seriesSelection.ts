import { DEFAULT_PEEL_MM, startHistory, startReading } from '../../../src';
import { keepReading, type KeptReadings } from './keptReadings';
import { openSelectedSeries } from './openSeries';
import { createResultOffer } from '../archive/resultOffer';
import { listSeriesOptions } from './seriesOptions';
import { notify, type OpenSeries, type SessionContext } from '../sessionContext';
import { hasUnsavedResults, type SeriesOption } from '../sessionState';
import { patchState } from '../sessionStore';
import { showImagesOnly, showSeries } from '../views/viewports';

/** Which series of the study is read; one at a time. */
export interface SeriesSelection {
  /** The selected series, or `undefined` while there is none that can be measured. */
  open(): OpenSeries | undefined;
  /** Takes in display sets that are new in the host; selects the best series at first. */
  refresh(): void;
  /** Changes to another series of the study, in the panel and on the planes. */
  select(displaySetInstanceUid: string): void;
  /** Selects the series that the reader has brought onto the planes with the host's own means. */
  follow(displaySetInstanceUid: string): void;
  /** Ends all work on the selected series and keeps its reading. */
  dispose(): void;
}

/**
 * @param context of the session; its `openSeries` asks this selection.
 * @param kept Readings of series that are not selected, or of a mode that was left.
 */
export function createSeriesSelection(
  context: SessionContext,
  kept: KeptReadings,
): SeriesSelection {
  const { store, host } = context;
  const { services } = host.servicesManager;
  let open: OpenSeries | undefined;
  let ending = new AbortController();

  const change = (option: SeriesOption) => {
    const state = store.getState();
    if (state.selected?.displaySetInstanceUid === option.displaySetInstanceUid) return;
    keepReading(kept, state);
    ending.abort();
    ending = new AbortController();
    open?.masks.dispose();
    open = openSelectedSeries(context, option, ending.signal);
    // Where it cannot be made, showing the first mask says why.
    open?.masks.prepare().catch(() => undefined);
    const before = kept.get(option.seriesInstanceUid);
    patchState(store, {
      phase: 'ready',
      selected: option,
      loading: undefined,
      notice: undefined,
      measuring: [],
      pressed: [],
      proposals: undefined,
      earlier: undefined,
      sketch: undefined,
      isDragging: false,
      focusLevel: undefined,
      storedResults: before?.storedResults ?? [],
      damagedResults: 0,
      archived: before?.archived,
      activeLevel: before ? before.activeLevel : 'L1',
      history: open
        ? (before?.history ?? startHistory(startReading(open.series, DEFAULT_PEEL_MM)))
        : undefined,
    });
  };

  const offerStoredResults = createResultOffer(context);
  return {
    open: () => open,
    refresh() {
      const options = listSeriesOptions(services.displaySetService.getActiveDisplaySets());
      patchState(store, { options });
      const [best] = options;
      if (best && !store.getState().selected) {
        change(best);
        if (!open) showImagesOnly(services);
      }
      offerStoredResults();
    },
    select(displaySetInstanceUid) {
      const option = store
        .getState()
        .options.find((each) => each.displaySetInstanceUid === displaySetInstanceUid);
      if (!option) return;
      change(option);
      const displaySet = services.displaySetService
        .getActiveDisplaySets()
        .find((each) => each.displaySetInstanceUID === displaySetInstanceUid);
      const { layout = 'planes' } = store.getState();
      const isReadable = option.series.status === 'readable';
      if (displaySet) showSeries(services, displaySet, isReadable ? layout : 'images');
    },
    follow(displaySetInstanceUid) {
      const { options, selected } = store.getState();
      if (selected?.displaySetInstanceUid === displaySetInstanceUid) return;
      const option = options.find((each) => each.displaySetInstanceUid === displaySetInstanceUid);
      if (!option) {
        notify(context, 'warning', ({ notices }) => notices.notCtOnPlanes);
        return;
      }
      const isKept = hasUnsavedResults(store.getState());
      change(option);
      notify(context, 'info', ({ notices }) => notices.followedSeries(option.label, isKept));
    },
    dispose() {
      keepReading(kept, store.getState());
      ending.abort();
    },
  };
}
