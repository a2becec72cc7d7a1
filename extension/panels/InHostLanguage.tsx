import type { ReactNode } from 'react';
import { TextsContext, useHostTexts } from '../text/useTexts';

/** Gives what is within its texts in the language of the host. */
export function InHostLanguage({ children }: { readonly children: ReactNode }) {
  return <TextsContext.Provider value={useHostTexts()}>{children}</TextsContext.Provider>;
}
