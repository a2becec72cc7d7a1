import { mapHistory, record, type History, type Reading } from '../../../src';
import type { OpenSeries, SessionContext } from '../sessionContext';
import { patchState } from '../sessionStore';

/** A part of a reading that is changed while the reader looks on. */
export interface ReadingPart<Value> {
  of(reading: Reading): Value;
  with(reading: Reading, value: Value): Reading;
}

/** A change that is shown while it is made, and is one undo step in the end. */
export interface LiveChange<Value> {
  /** Shows the part with another value, in place of the one shown before. */
  show(value: Value): void;
  /** Keeps a change of the reading as it was before, as one undo step. */
  keep(change: (reading: Reading) => Reading): void;
  /** As if nothing had been shown. */
  cancel(): void;
}

/**
 * Begins to change a part of the reading. What is measured or done meanwhile, by a click before or
 * a key, stays: only what was shown of the part is taken back.
 *
 * @param signal of the series that is read; once it is left, nothing is changed any more
 * @returns `undefined` while there is no reading
 */
export function beginLiveChange<Value>(
  { store }: Pick<SessionContext, 'store'>,
  { signal }: Pick<OpenSeries, 'signal'>,
  part: ReadingPart<Value>,
): LiveChange<Value> | undefined {
  const { history: begun } = store.getState();
  if (!begun) return undefined;
  const before = part.of(begun.present);
  const shown = new Set<Value>();
  let ours: History<Reading> = begun;

  const withoutShown = (): History<Reading> => {
    const { history } = store.getState();
    if (!history || history === ours) return begun;
    return mapHistory(history, (reading) =>
      shown.has(part.of(reading)) ? part.with(reading, before) : reading,
    );
  };
  return {
    show(value) {
      const { history } = store.getState();
      if (!history || signal.aborted) return;
      const next = { ...history, present: part.with(history.present, value) };
      shown.add(value);
      // As long as nobody else changes it, what was there at the beginning comes back as it was.
      if (history === ours) ours = next;
      patchState(store, { history: next, isDragging: true });
    },
    keep(change) {
      if (signal.aborted) return;
      const history = withoutShown();
      patchState(store, { history: record(history, change(history.present)), isDragging: false });
    },
    cancel() {
      if (!signal.aborted) patchState(store, { history: withoutShown(), isDragging: false });
    },
  };
}
