/** What is printed, and how it is drawn. */
export interface Printing {
  /** Browsers name a PDF after it: it holds nothing of the patient. */
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly styleSheet: string;
  /** Draws the content at once; returns how to end it. */
  readonly draw: (box: HTMLElement) => () => void;
}

/** The element by which tests and a next printing find the frame. */
const FRAME_ID = 'vbmd-print';

/**
 * Prints a document of its own from a hidden frame of this page, so that neither the viewer's styles
 * nor its content are in it. The frame goes when the printing is over, at the latest with the next.
 *
 * @throws Error where the browser gives no frame to draw in.
 */
export async function printFrame({ title, language, styleSheet, draw }: Printing): Promise<void> {
  document.getElementById(FRAME_ID)?.remove();
  const frame = document.createElement('iframe');
  frame.id = FRAME_ID;
  frame.title = title;
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // Not `display: none`: such a frame is printed empty.
  Object.assign(frame.style, {
    position: 'fixed',
    left: '-10000px',
    width: '794px',
    height: '1123px',
    border: '0',
  });
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) throw new Error('the browser gives no frame to print from');
  page.title = title;
  page.documentElement.lang = language;
  const style = page.createElement('style');
  style.textContent = styleSheet;
  page.head.append(style);
  const box = page.createElement('div');
  page.body.append(box);
  const end = draw(box);
  view.addEventListener(
    'afterprint',
    () => {
      // Later: the event comes from within the frame.
      setTimeout(() => {
        end();
        frame.remove();
      }, 0);
    },
    { once: true },
  );
  await Promise.all([...page.images].map(loaded));
  view.focus();
  view.print();
}

/** Resolves when an image is there, or cannot be. `decode()` never ends in a frame out of view. */
const loaded = (image: HTMLImageElement): Promise<void> =>
  new Promise((resolve) => {
    if (image.complete) resolve();
    for (const event of ['load', 'error']) image.addEventListener(event, () => resolve());
  });
