import type { Browser, Page } from 'playwright-core';
import { readingPage } from '../../browser/readingPage';
import type { KnownStudy } from '../../browser/studies';
import { freshPage, launchBrowser } from '../../support/browser';
import { startStockViewer } from '../../support/stockViewer';
import { summarize, type BenchLine } from '../benchLine';
import { residentMb } from '../processMemory';
import { largestRenderer } from './largestRenderer';
import { EARLIER_RESULTS, SERIES, storeLoadStudy } from './loadStudy';

/** How long (ms) such a study may take to be loaded, with software rendering on 2 cores. */
const LOAD_MS = 600_000;

const line = (name: string, unit: BenchLine['unit'], value: number): BenchLine => ({
  name,
  unit,
  ...summarize([value]),
});

/** How long opening, listing, measuring and saving take in a study that is large in every way. */
export async function measureLoad(): Promise<readonly BenchLine[]> {
  const viewer = await startStockViewer({ archive: 'embedded' });
  try {
    const study = await storeLoadStudy(viewer.dicomWebUrl);
    return [
      ...(await inBrowser((page, browser) => ourMode(page, browser, viewer.url, study))),
      ...(await inBrowser((page, browser) => stockMode(page, browser, viewer.url, study))),
    ];
  } finally {
    await viewer.stop();
  }
}

/** Each in a browser of its own, so that its process of the page holds nothing of another. */
async function inBrowser<T>(run: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    const { page } = await freshPage(browser);
    page.setDefaultTimeout(LOAD_MS);
    return await run(page, browser);
  } finally {
    await browser.close();
  }
}

async function ourMode(
  page: Page,
  browser: Browser,
  url: string,
  study: KnownStudy,
): Promise<readonly BenchLine[]> {
  const reading = readingPage(page);
  const [l1] = study.levels;
  const start = performance.now();
  const since = (from: number) => performance.now() - from;
  await reading.openUnmeasurable(url, study.studyInstanceUid);
  await reading.byName('vbmd-levels').waitFor();
  const panel = since(start);
  await reading.byName('vbmd-history').waitFor();
  const results = since(start);
  await loadedVolumes(page);
  const loaded = since(start);
  const listed = await reading.byName('vbmd-series').locator('option').count();
  if (listed !== SERIES) throw new Error(`the panel lists ${listed} series of ${SERIES}`);
  const all = reading.byName('vbmd-all-results');
  if (!(await all.innerText()).includes(`${EARLIER_RESULTS}`)) {
    throw new Error(`the panel does not list ${EARLIER_RESULTS} results`);
  }
  const beforeAll = performance.now();
  await all.click();
  await reading
    .byName('vbmd-history')
    .locator('li')
    .nth(EARLIER_RESULTS - 1)
    .waitFor();
  const allListed = since(beforeAll);
  const beforeClick = performance.now();
  await reading.activate('L1');
  await reading.byName('vbmd-exclude-L1').waitFor();
  await reading.clickAt('sagittal', l1!.centerLps);
  await page.waitForFunction(
    () => document.querySelector('[data-cy="vbmd-save-state"]')?.textContent === 'Not saved yet.',
  );
  const measured = since(beforeClick);
  const beforeSave = performance.now();
  await reading.byName('vbmd-save-button').click();
  await reading
    .byName('vbmd-save-state')
    .getByText(/^Saved/)
    .waitFor();
  const saved = since(beforeSave);
  return [
    line('address to the panel with its levels', 'ms', panel),
    line('address to the list of earlier results', 'ms', results),
    line('address to the last slice', 'ms', loaded),
    line(`all ${EARLIER_RESULTS} earlier results listed`, 'ms', allListed),
    line('click to value', 'ms', measured),
    line('saved, with the question whether it is there', 'ms', saved),
    line('memory of the page', 'MB', residentMb(await largestRenderer(browser))),
  ];
}

/** The same study in the mode that the viewer brings, in planes as well. */
async function stockMode(
  page: Page,
  browser: Browser,
  url: string,
  study: KnownStudy,
): Promise<readonly BenchLine[]> {
  const start = performance.now();
  await page.goto(
    `${url}/viewer?StudyInstanceUIDs=${study.studyInstanceUid}&hangingProtocolId=mpr`,
  );
  await page.locator('canvas').first().waitFor();
  await loadedVolumes(page);
  return [
    line('stock viewer, planes: address to the last slice', 'ms', performance.now() - start),
    line('stock viewer: memory of the page', 'MB', residentMb(await largestRenderer(browser))),
  ];
}

async function loadedVolumes(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { cornerstone } = window as unknown as {
      cornerstone?: { cache: { getVolumes(): { loadStatus?: { loaded: boolean } }[] } };
    };
    const volumes = cornerstone?.cache.getVolumes() ?? [];
    return volumes.length > 0 && volumes.every(({ loadStatus }) => loadStatus?.loaded !== false);
  });
}
