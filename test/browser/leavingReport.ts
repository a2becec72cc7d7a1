import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { OpenedStudy } from './withViewer';

/** The page's own window, with what the frame was to print. */
interface PrintingWindow {
  printed?: string;
}

/** Instead of the print dialog, keeps the HTML of the frame that is to be printed. */
export const keepPrinted = (page: Page) =>
  page.evaluate(() => {
    const { prototype } = HTMLIFrameElement;
    const original = Object.getOwnPropertyDescriptor(prototype, 'contentWindow')!;
    Object.defineProperty(prototype, 'contentWindow', {
      get(this: HTMLIFrameElement): Window | null {
        const view = original.get!.call(this) as Window | null;
        if (view && this.id === 'vbmd-print') {
          view.print = () => {
            const { outerHTML } = view.document.documentElement;
            (window as unknown as PrintingWindow).printed = outerHTML;
          };
        }
        return view;
      },
    });
  });

/** Prints from the panel: what would go to the printer. */
export async function printed({ page, reading }: OpenedStudy): Promise<string> {
  await page.evaluate(() => delete (window as unknown as PrintingWindow).printed);
  await reading.byName('vbmd-report-print').click();
  const handle = await page.waitForFunction(() => (window as unknown as PrintingWindow).printed);
  return (await handle.jsonValue())!;
}

/** Presses a button that saves a file: its name and text. */
export async function saved({ page, reading }: OpenedStudy, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    reading.byName(button).click(),
  ]);
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  };
}
