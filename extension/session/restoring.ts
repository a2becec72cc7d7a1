import type { OpenSeries, SessionContext } from './sessionContext';
import type { StoredResult } from './sessionState';

export async function restoreStoredResult(
  _context: SessionContext,
  _open: OpenSeries,
  _result?: StoredResult,
): Promise<void> {}
