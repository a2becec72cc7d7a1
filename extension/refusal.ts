import { ROUTE_NAME } from './id';
import { refusal as english } from './text/english/refusal';
import { hostLanguage } from './text/language';
import { refusal as simplifiedChinese } from './text/simplifiedChinese/refusal';

// Extension and mode each may have to speak while the other one is not there, and in a host that
// lacks anything: so this takes nothing but the page, and no framework.

/** What is said, a paragraph each, before the language is chosen. */
export type RefusalWording = (texts: typeof english) => readonly string[];

const ID = 'vertebral-bmd-refusal';

/** Above everything of the host; its own notices go up to some ten thousand. */
const ABOVE_ALL = '2147483647';

/**
 * Says over the whole page why the mode cannot be used, with the way back to the study list, until
 * the page is left. What is behind may be broken, so nothing of it shows; and the host may close
 * the broken mode by itself, so its leaving does not take the words away.
 */
export function showRefusal(wording: RefusalWording): void {
  document.getElementById(ID)?.remove();
  const texts = { english, simplifiedChinese }[hostLanguage()];
  const titleId = `${ID}-title`;
  const back = element('a', texts.back, {
    color: '#5acce6',
    textDecoration: 'underline',
  });
  back.href = studyListPath(location.pathname);
  const box = element('div', '', { maxWidth: '36rem', margin: 'auto', padding: '2rem' });
  const title = element('h1', texts.title, { fontSize: '1.4rem', margin: '0 0 1rem' });
  title.id = titleId;
  const paragraphs = [...wording(texts), texts.untouched].map((paragraph) =>
    element('p', paragraph, { margin: '0 0 0.75rem', overflowWrap: 'anywhere' }),
  );
  const version = element('p', `Vertebral BMD ${VERTEBRAL_BMD_VERSION}`, {
    margin: '1.5rem 0 0',
    color: '#9ca3af',
  });
  box.append(title, ...paragraphs, back, version);

  const page = element('div', '', {
    position: 'fixed',
    inset: '0',
    zIndex: ABOVE_ALL,
    display: 'flex',
    overflowY: 'auto',
    background: '#000000',
    color: '#ffffff',
    fontFamily: 'Inter, system-ui, sans-serif',
    fontSize: '1rem',
    lineHeight: '1.5',
  });
  page.id = ID;
  page.setAttribute('role', 'alertdialog');
  page.setAttribute('aria-modal', 'true');
  page.setAttribute('aria-labelledby', titleId);
  page.dataset['cy'] = 'vbmd-refusal';
  page.append(box);
  document.body.append(page);
  // The browser's own way back stays in the page; the link loads the study list anew.
  window.addEventListener('popstate', () => page.remove(), { once: true });
  back.focus();
}

/** `/ohif/vertebral-bmd/dicomweb` is a mode of the study list at `/ohif/`. */
const studyListPath = (path: string): string => path.split(`/${ROUTE_NAME}`)[0] + '/';

/** An element with words as text, never as markup; a style that a strict Content-Security-Policy allows. */
function element<Tag extends 'a' | 'div' | 'h1' | 'p'>(
  tag: Tag,
  words: string,
  style: Partial<CSSStyleDeclaration>,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = words;
  Object.assign(made.style, style);
  return made;
}
