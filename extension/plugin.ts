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
  /** The deployment's own cut-offs as its configuration has them, unchecked. */
  readonly localCutOffs: () => unknown;
  readConfiguration(host: HostConfiguration): void;
}

/** What the host hands to `preRegistration`, of that what is used. */
export interface HostConfiguration {
  /** `window.config`, or what its function returned. */
  readonly appConfig?: { readonly vertebralBmd?: { readonly localCutOffs?: unknown } | null };
  /** Beside the extension's name, where a viewer is built with the plugin in it. */
  readonly configuration?: { readonly localCutOffs?: unknown } | null;
}

export function createPlugin(): Plugin {
  let running: Session | undefined;
  let localCutOffs: unknown;
  return {
    store: createSessionStore(),
    kept: new Map(),
    session: () => running,
    setSession: (session) => {
      running = session;
    },
    localCutOffs: () => localCutOffs,
    readConfiguration: ({ appConfig, configuration }) => {
      localCutOffs = configuration?.localCutOffs ?? appConfig?.vertebralBmd?.localCutOffs;
    },
  };
}
