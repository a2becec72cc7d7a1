/** A state with the states before it (undo) and the ones taken back (redo). Immutable. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

/** A history that begins with `state`: nothing to undo. */
export const startHistory = <State>(state: State): History<State> => ({
  past: [],
  present: state,
  future: [],
});

/** The history after one user action; what had been undone is gone. The same state is no action. */
export function record<State>(history: History<State>, state: State): History<State> {
  if (state === history.present) return history;
  return { past: [...history.past, history.present], present: state, future: [] };
}

/** One action back; the same history where there is none. */
export function undo<State>(history: History<State>): History<State> {
  const earlier = history.past.at(-1);
  if (earlier === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: earlier,
    future: [history.present, ...history.future],
  };
}

/** One undone action forward again; the same history where there is none. */
export function redo<State>(history: History<State>): History<State> {
  const [later, ...future] = history.future;
  if (later === undefined) return history;
  return { past: [...history.past, history.present], present: later, future };
}

/**
 * The same history with something changed that is no user action (a save, for instance), in
 * every state of it, so that undo does not take it back.
 */
export function mapHistory<State>(
  { past, present, future }: History<State>,
  change: (state: State) => State,
): History<State> {
  return { past: past.map(change), present: change(present), future: future.map(change) };
}
