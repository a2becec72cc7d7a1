import type { Reading } from '../../../src';
import { sentObjectsOf } from '../archive/sentObjects';
import { readerName } from '../readerName';
import type { SessionContext } from '../sessionContext';
import { currentReading, hasUnsavedResults, type SessionState } from '../sessionState';
import { patchState } from '../sessionStore';
import type { DraftStore } from './draftStore';

/** Keeps what the archive does not have in the browser, so that a crash loses nothing. */
export interface DraftKeeping {
  /**
   * Keeps the reading with what was made of it for the archive. Resolves once it is kept, or
   * cannot be: it is never the reason why a reading is not saved.
   */
  keep(reading: Reading): Promise<void>;
  dispose(): void;
}

/** Writes a draft at each change of the reading, and takes it out once the archive has it. */
export function keepDrafts(
  { host, store }: Pick<SessionContext, 'host' | 'store'>,
  drafts: DraftStore,
): DraftKeeping {
  /** What is to be done for a series, the last word only; `undefined` to take its draft out. */
  const pending = new Map<string, { readonly of: Reading; readonly draft: Reading | undefined }>();
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    for (;;) {
      const [next] = pending;
      if (!next) break;
      const [series, { of, draft }] = next;
      pending.delete(series);
      try {
        if (draft) {
          await drafts.put({
            reading: draft,
            sent: sentObjectsOf(draft),
            keptAt: new Date().toISOString(),
            reader: readerName(host),
          });
        } else {
          await drafts.remove(of);
        }
        patchState(store, { draftsFail: undefined });
      } catch {
        // No room, or a browser that keeps nothing: the panel says so beside "not saved".
        patchState(store, { draftsFail: true });
      }
    }
    writing = undefined;
  };
  const request = (of: Reading, draft: Reading | undefined): Promise<void> => {
    pending.set(of.seriesInstanceUid, { of, draft });
    return (writing ??= write());
  };

  const unsubscribe = store.subscribe((state, before) => {
    const reading = currentReading(state);
    if (!reading || state.isDragging || !mayMatter(state, before)) return;
    void request(reading, isWorthKeeping(state) ? reading : undefined);
  });
  return { keep: (reading) => request(reading, reading), dispose: unsubscribe };
}

const mayMatter = (state: SessionState, before: SessionState): boolean =>
  state.history?.present !== before.history?.present ||
  state.archived !== before.archived ||
  state.isDragging !== before.isDragging;

/** Whether a crash would lose something: results, or what is being drawn by hand. */
function isWorthKeeping(state: SessionState): boolean {
  const reading = currentReading(state);
  return hasUnsavedResults(state) || Boolean(reading?.guided ?? reading?.ellipseDraft);
}
