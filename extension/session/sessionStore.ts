import { createStore, type StoreApi } from 'zustand/vanilla';
import { INITIAL_STATE, type SessionState } from './sessionState';

/** The one store of the extension: outside React, so that it survives a closed panel. */
export type SessionStore = StoreApi<SessionState>;

export const createSessionStore = (): SessionStore => createStore(() => INITIAL_STATE);

/**
 * The state with some keys changed; a key given as `undefined` is taken out, which
 * `exactOptionalPropertyTypes` asks for.
 */
export function patchState(
  store: SessionStore,
  patch: { readonly [Key in keyof SessionState]?: SessionState[Key] | undefined },
): void {
  const next: Record<string, unknown> = { ...store.getState(), ...patch };
  for (const key of Object.keys(patch)) if (next[key] === undefined) delete next[key];
  store.setState(next as unknown as SessionState, true);
}
