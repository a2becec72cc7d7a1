import { useSyncExternalStore } from 'react';
import type { Texts } from './english';
import { followHostPreferences, hostLanguage } from './language';
import { TEXTS } from './texts';

/** The texts for a component of the panel, which is drawn again when the language changes. */
export const useTexts = (): Texts =>
  TEXTS[useSyncExternalStore(followHostPreferences, hostLanguage)];
