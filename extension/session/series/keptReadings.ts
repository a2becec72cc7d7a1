import { startHistory } from '../../../src';
import type { SessionState } from '../sessionState';

/** What is kept of a series while it is not selected. */
type KeptReading = Pick<SessionState, 'history' | 'archived' | 'activeLevel' | 'storedResults'>;

/** Readings by Series Instance UID, in memory while the page is open; so that none is lost. */
export type KeptReadings = Map<string, KeptReading>;

/** Keeps the reading of the selected series. Its undo steps end here: the host's do, too. */
export function keepReading(kept: KeptReadings, state: SessionState): void {
  const { selected, history } = state;
  if (!selected || !history) return;
  kept.set(selected.seriesInstanceUid, { ...state, history: startHistory(history.present) });
}
