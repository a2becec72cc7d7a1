import {
  keepsDrafts,
  readSettings,
  type DeploymentSettings,
  type HostConfiguration,
} from './settings';
import { createDraftStore, type DraftStore } from './session/drafts/draftStore';
import type { KeptReadings } from './session/series/keptReadings';
import { createSessionStore, type SessionStore } from './session/sessionStore';
import type { Session } from './session/session';
import { newUid } from './session/uid';

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
  /** Readings that are not saved, in the browser; `undefined` where the deployment keeps none. */
  readonly drafts: () => DraftStore | undefined;
  readonly settings: () => DeploymentSettings;
  readConfiguration(host: HostConfiguration): void;
}

export function createPlugin(): Plugin {
  let running: Session | undefined;
  let settings: DeploymentSettings = {};
  let drafts: DraftStore | undefined;
  return {
    store: createSessionStore(),
    kept: new Map(),
    session: () => running,
    setSession: (session) => {
      running = session;
    },
    // Opened by the first session: a viewer in which the mode is not used keeps nothing.
    drafts: () =>
      keepsDrafts(settings) ? (drafts ??= createDraftStore(newUid(), Date.now())) : undefined,
    settings: () => settings,
    readConfiguration: (configuration) => {
      settings = readSettings(configuration);
    },
  };
}
