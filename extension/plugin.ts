import type { KeptReadings } from './session/series/keptReadings';
import { createSessionStore, type SessionStore } from './session/sessionStore';
import type { Session } from './session/session';

/**
 * What the parts of the extension share while the viewer runs: the store and the running
 * session. Made once by `createExtension`, handed to each part; there is no module state.
 */
export interface Plugin {
  readonly store: SessionStore;
  /** Readings that wait for their series to be selected, or their mode entered, again. */
  readonly kept: KeptReadings;
  /** The session of the mode, or `undefined` outside of it. */
  readonly session: () => Session | undefined;
  setSession(session: Session | undefined): void;
}

export function createPlugin(): Plugin {
  let running: Session | undefined;
  return {
    store: createSessionStore(),
    kept: new Map(),
    session: () => running,
    setSession: (session) => {
      running = session;
    },
  };
}
