import { createContext, useContext, useSyncExternalStore } from 'react';
import { english, type Texts } from './english';
import { followHostPreferences, hostLanguage } from './language';
import { TEXTS } from './texts';

/** The texts for the components below, which are drawn again when the language changes. */
export const TextsContext = createContext<Texts>(english);

/** The texts for a component of the panel. */
export const useTexts = (): Texts => useContext(TextsContext);

/** The texts in the language of the host; asked for once, since each asking reads its storage. */
export const useHostTexts = (): Texts =>
  TEXTS[useSyncExternalStore(followHostPreferences, hostLanguage)];
