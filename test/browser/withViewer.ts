import type { Browser } from 'playwright-core';
import { freshPage, hasChromium, launchBrowser, type FreshPage } from '../support/browser';
import {
  startStockViewer,
  type StockViewer,
  type StockViewerOptions,
} from '../support/stockViewer';
import { readingPage, type ReadingPage } from './readingPage';
import type { KnownStudy } from './studies';

/** What a test in the stock viewer works with. */
export interface ViewerTest {
  readonly viewer: StockViewer;
  readonly browser: Browser;
}

/** A study opened in the mode, in a page of its own. */
export interface OpenedStudy extends FreshPage {
  readonly reading: ReadingPage;
}

/**
 * Tests in a stock viewer with an archive of its own; skipped, saying so, where Chromium is not
 * installed.
 */
export function describeInViewer(
  title: string,
  options: StockViewerOptions,
  tests: (running: () => ViewerTest) => void,
): void {
  const canRun = hasChromium();
  const suite = canRun ? describe : describe.skip;
  suite(`${title}${canRun ? '' : ' (skipped: Chromium is not installed)'}`, () => {
    let running: ViewerTest | undefined;
    beforeAll(async () => {
      const [viewer, browser] = await Promise.all([startStockViewer(options), launchBrowser()]);
      running = { viewer, browser };
    });
    afterAll(async () => {
      await running?.browser.close();
      await running?.viewer.stop();
    });
    tests(() => running!);
  });
}

/** Opens a study in the mode, in a fresh profile. */
export async function openStudy(
  { viewer, browser }: ViewerTest,
  { studyInstanceUid }: KnownStudy,
  /** Whether to wait until all voxels are in the viewer. */
  { untilLoaded }: { readonly untilLoaded: boolean } = { untilLoaded: true },
): Promise<OpenedStudy> {
  const opened = await freshPage(browser);
  const reading = readingPage(opened.page);
  if (untilLoaded) await reading.open(viewer.url, studyInstanceUid);
  else await reading.openUnmeasurable(viewer.url, studyInstanceUid);
  return { ...opened, reading };
}
