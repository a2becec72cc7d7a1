import { hasUnsavedResults } from '../sessionState';
import type { SessionStore } from '../sessionStore';

/** Lets the browser ask before the page is closed with results that are not saved. */
export function askBeforeLeaving(store: SessionStore): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (hasUnsavedResults(store.getState())) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
