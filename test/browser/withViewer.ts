import type { Browser } from 'playwright-core';
import { freshPage, hasChromium, launchBrowser, type FreshPage } from '../support/browser';
import { hasOrthanc } from '../support/orthanc';
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

export interface OpeningOptions {
  /** Opens the study as a reader does, not by its address. @default false */
  readonly fromWorklist?: boolean;
  /** Whether to wait until all voxels are in the viewer. @default true */
  readonly untilLoaded?: boolean;
  /** Size of the page, CSS pixels. @default 1440 x 900 */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/**
 * Tests in a stock viewer with an archive of its own; skipped, saying so, where Chromium, or the
 * Orthanc that is asked for, is not installed.
 */
export function describeInViewer(
  title: string,
  options: StockViewerOptions,
  tests: (running: () => ViewerTest) => void,
): void {
  const missing = [
    ...(hasChromium() ? [] : ['Chromium']),
    ...(options.archive === 'embedded' || hasOrthanc() ? [] : ['Orthanc']),
  ];
  const canRun = missing.length === 0;
  const suite = canRun ? describe : describe.skip;
  suite(`${title}${canRun ? '' : ` (skipped: not installed: ${missing.join(', ')})`}`, () => {
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
  { studyInstanceUid, patientName }: Pick<KnownStudy, 'studyInstanceUid' | 'patientName'>,
  { fromWorklist = false, untilLoaded = true, viewport }: OpeningOptions = {},
): Promise<OpenedStudy> {
  const opened = await freshPage(browser, viewport);
  const reading = readingPage(opened.page);
  if (fromWorklist) await reading.openFromWorklist(viewer.url, patientName);
  else if (untilLoaded) await reading.open(viewer.url, studyInstanceUid);
  else await reading.openUnmeasurable(viewer.url, studyInstanceUid);
  return { ...opened, reading };
}
