/** What a deployment sets of this extension, as its configuration has it. */
export interface DeploymentSettings {
  /** The deployment's own cut-offs, unchecked. */
  readonly localCutOffs?: unknown;
  /** Whether readings that are not saved are kept in the browser. @default true */
  readonly keepDrafts?: unknown;
  /**
   * Whether results of other readers stay hidden until the reader's own is saved, so that two
   * readings of a study are independent. @default false
   */
  readonly blindReaders?: unknown;
}

/** What the host hands to `preRegistration`, of that what is used. */
export interface HostConfiguration {
  /** `window.config`, or what its function returned. */
  readonly appConfig?: { readonly vertebralBmd?: DeploymentSettings | null };
  /** Beside the extension's name, where a viewer is built with the plugin in it. */
  readonly configuration?: DeploymentSettings | null;
}

/** The settings of the build come before those of `app-config.js`, key by key. */
export const readSettings = ({
  appConfig,
  configuration,
}: HostConfiguration): DeploymentSettings => ({ ...appConfig?.vertebralBmd, ...configuration });

/** Only a plain `false` turns them off: a slip in the configuration loses no reading. */
export const keepsDrafts = ({ keepDrafts }: DeploymentSettings): boolean => keepDrafts !== false;

/** Whatever is neither absent nor `false` hides: a slip in the configuration unblinds nobody. */
export const isBlind = ({ blindReaders = false }: DeploymentSettings): boolean =>
  blindReaders !== false && blindReaders !== null;
