/** The languages of the extension; the host offers more, which are shown in English. */
export type Language = 'english' | 'simplifiedChinese';

/** Where the host's i18next keeps the language that it runs in, also when it only detected it. */
const STORAGE_KEY = 'i18nextLng';
const COOKIE = /(?:^|;\s*)i18next=([^;]*)/;

/** `zh`, `zh-CN`, `zh_TW`...: the host has one Chinese for all of them, the simplified one. */
const CHINESE = /^zh(?![a-z])/i;

/**
 * The language that the host runs in. Its i18next is not reachable from an extension, but it
 * writes its language into the local storage and a cookie, at its start and at each change; where
 * the browser forbids both, it takes the browser's, too.
 */
export const hostLanguage = (): Language =>
  CHINESE.test(storedLanguage() ?? navigator.language) ? 'simplifiedChinese' : 'english';

function storedLanguage(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? COOKIE.exec(document.cookie)?.[1];
  } catch {
    // The browser forbids storage to this page.
    return undefined;
  }
}

/**
 * Calls back when the host's preferences (language, shortcuts) may have changed, until the
 * returned function is called. They change without an event that an extension can hear; but only
 * a click in their dialog does so, and that click has been handled when it gets here. OHIF 3.11
 * changes the language while the page stays; 3.13 loads the page again.
 */
export function followHostPreferences(onPossibleChange: () => void): () => void {
  window.addEventListener('click', onPossibleChange);
  return () => window.removeEventListener('click', onPossibleChange);
}
