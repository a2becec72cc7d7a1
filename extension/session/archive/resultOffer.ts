import { levelsOf } from '../../../src';
import { restoreStoredResult } from './restoring';
import { notify, type SessionContext } from '../sessionContext';
import { visibleResults } from '../sessionState';
import { patchState } from '../sessionStore';
import { findStoredResults, newestFirst } from './storedResults';

/**
 * Lists the archive's results of the selected series, and opens the newest into a reading that
 * is still untouched; once a series, whenever the study may have grown.
 */
export function createResultOffer(context: SessionContext): () => void {
  const { host, store } = context;
  const offered = new Set<string>();
  let toldOfNewer = false;
  return () => {
    const open = context.openSeries();
    const { selected, history, storedResults } = store.getState();
    if (!open || !selected || !history) return;
    const { results, hasNewer, damaged } = findStoredResults(host, open.series);
    const known = new Set(storedResults.map(({ stored }) => stored.reportSopInstanceUid));
    const added = results.filter(({ stored }) => !known.has(stored.reportSopInstanceUid));
    if (added.length > 0) {
      patchState(store, { storedResults: newestFirst([...storedResults, ...added]) });
    }
    if (damaged !== store.getState().damagedResults) patchState(store, { damagedResults: damaged });
    if (hasNewer && !toldOfNewer) {
      toldOfNewer = true;
      notify(context, 'warning', ({ notices }) => notices.newerVersion);
    }
    const [newest] = visibleResults(store.getState());
    const isUntouched = history.past.length === 0 && levelsOf(history.present).length === 0;
    if (newest && isUntouched && !offered.has(selected.displaySetInstanceUid)) {
      offered.add(selected.displaySetInstanceUid);
      void restoreStoredResult(context, open, newest);
    }
  };
}
