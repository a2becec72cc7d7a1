import { DEFAULT_PEEL_MM, startHistory, startReading } from '../../src';
import { keepReading, type KeptReadings } from './keptReadings';
import { openSelectedSeries } from './openSeries';
import { createResultOffer } from './resultOffer';
import { listSeriesOptions } from './seriesOptions';
import type { OpenSeries, SessionContext } from './sessionContext';
import type { SeriesOption } from './sessionState';
import { patchState } from './sessionStore';
import { showImagesOnly, showSeries } from './viewports';

/** Which series of the study is read; one at a time. */
export interface SeriesSelection {
  /** The selected series, or `undefined` while there is none that can be measured. */
  open(): OpenSeries | undefined;
  /** Takes in display sets that are new in the host; selects the best series at first. */
  refresh(): void;
  /** Changes to another series of the study, in the panel and on the planes. */
  select(displaySetInstanceUid: string): void;
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
    const before = kept.get(option.seriesInstanceUid);
    patchState(store, {
      phase: 'ready',
      selected: option,
      loading: undefined,
      notice: undefined,
      measuring: [],
      proposals: undefined,
      sketch: undefined,
      focusLevel: undefined,
      storedResults: before?.storedResults ?? [],
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
      if (displaySet) showSeries(services, displaySet, option.series.status === 'readable');
    },
    dispose() {
      keepReading(kept, store.getState());
      ending.abort();
    },
  };
}
