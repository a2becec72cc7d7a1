import type { Browser, Page } from 'playwright-core';
import { readingPage, STUDY_MS, type ReadingPage } from '../../browser/readingPage';
import type { KnownStudy } from '../../browser/studies';
import { freshPage, launchBrowser } from '../../support/browser';
import { startStockViewer } from '../../support/stockViewer';
import { summarize, type BenchLine } from '../benchLine';
import { recordMainThread } from './mainThread';
import { ownShares } from './ownTasks';

/** A page that is blocked longer (ms) is felt; the browser calls such a task long. */
const LONG_MS = 50;

/** What drags may take of a frame (ms) at 60 frames a second. */
const FRAME_MS = 16;

/** How long (ms) is waited after the last gesture for what follows from it. */
const REST_MS = 3000;

/** How many of the tasks with the most own code are listed: what the first hides is seen, too. */
const LISTED = 2;

const isOurs = (url: string): boolean => url.includes('/plugins/ohif-vertebral-bmd/');

/**
 * What blocks the page while a study is opened, read and corrected, by whose code; and the long
 * tasks of the stock viewer for the same study and gestures of the same kind.
 */
export async function measureLongTasks(
  storeStudy: (dicomWebUrl: string) => Promise<KnownStudy>,
): Promise<readonly BenchLine[]> {
  const viewer = await startStockViewer({ archive: 'embedded' });
  const browser = await launchBrowser();
  try {
    const study = await storeStudy(viewer.dicomWebUrl);
    return [
      ...(await inPage(browser, viewer.url, (page) => ourMode(page, viewer.url, study))),
      ...(await inPage(browser, viewer.url, (page) => stockMode(page, viewer.url, study))),
    ];
  } finally {
    await browser.close();
    await viewer.stop();
  }
}

async function inPage<T>(
  browser: Browser,
  url: string,
  run: (page: Page) => Promise<T>,
): Promise<T> {
  const { page, close } = await freshPage(browser);
  // A profile ends where a page of another origin begins.
  await page.goto(`${url}/app-config.js`);
  const result = await run(page);
  await close();
  return result;
}

async function ourMode(page: Page, url: string, study: KnownStudy): Promise<readonly BenchLine[]> {
  const reading = readingPage(page);
  const [, , l3] = study.levels;
  return [
    ...(await watch(page, 'opened', LONG_MS, () => reading.open(url, study.studyInstanceUid))),
    ...(await watch(page, 'click, proposals, accepted', LONG_MS, () => measure(reading, study))),
    ...(await watch(page, 'saved', LONG_MS, () => save(reading))),
    ...(await watch(page, 'tools switched', LONG_MS, async () => {
      for (const tool of ['ThreeSlice', 'Brush', 'Adjust']) {
        await reading.byName(`VertebralBmd${tool}`).click();
      }
      await reading.activate('L3');
    })),
    ...(await watch(page, 'border dragged', FRAME_MS, () => dragBorder(reading, l3!))),
    ...(await watch(page, 'stroke painted', FRAME_MS, () => paint(reading, l3!))),
  ];
}

async function measure(reading: ReadingPage, study: KnownStudy): Promise<void> {
  await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
  await reading.acceptProposals();
  await reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
}

async function save(reading: ReadingPage): Promise<void> {
  await reading.byName('vbmd-save-button').click();
  await reading
    .byName('vbmd-save-state')
    .getByText(/^Saved/)
    .waitFor({ timeout: STUDY_MS });
}

type Level = KnownStudy['levels'][number];

async function dragBorder(reading: ReadingPage, { endplates }: Level): Promise<void> {
  const { pointLps, normalLps } = endplates!.superior;
  const below = (mm: number) => pointLps.map((at, axis) => at - mm * normalLps[axis]!);
  await reading.drag('sagittal', [4, 6, 8, 5, 9].map(below) as never);
}

async function paint(reading: ReadingPage, { centerLps }: Level): Promise<void> {
  await reading.byName('VertebralBmdBrush').click();
  const [x, y, z] = centerLps;
  await reading.drag('axial', [centerLps, [x + 8, y, z], [x + 18, y + 6, z], [x, y - 16, z]]);
}

/** The same in the mode that the viewer brings: opening, a click, tools, a drag. */
async function stockMode(
  page: Page,
  url: string,
  study: KnownStudy,
): Promise<readonly BenchLine[]> {
  const open = async () => {
    await page.goto(`${url}/viewer?StudyInstanceUIDs=${study.studyInstanceUid}`);
    await page.locator('canvas').first().waitFor({ timeout: STUDY_MS });
    await page.waitForTimeout(REST_MS);
  };
  const { width, height } = page.viewportSize()!;
  return [
    ...(await watch(page, 'stock viewer: opened', undefined, open)),
    ...(await watch(page, 'stock viewer: click, tools switched, dragged', undefined, async () => {
      await page.mouse.click(width / 2, height / 2);
      for (const tool of ['Pan', 'WindowLevel']) {
        await page.locator(`[data-cy="${tool}"]`).first().click();
      }
      await page.mouse.move(width / 2, height / 2);
      await page.mouse.down();
      await page.mouse.move(width / 2 + 60, height / 2 + 40, { steps: 10 });
      await page.mouse.up();
    })),
  ];
}

/** What tasks hold of our code, the most first, and the longest task of all code. */
async function watch(
  page: Page,
  what: string,
  budget: number | undefined,
  work: () => Promise<void>,
): Promise<readonly BenchLine[]> {
  const { profile, tasks } = await recordMainThread(page, async () => {
    await work();
    await page.waitForTimeout(REST_MS);
  });
  const long = tasks
    .map(({ threadDuration }) => threadDuration / 1000)
    .filter((ms) => ms >= LONG_MS);
  const own = ownShares(profile, tasks, isOurs).slice(0, budget === undefined ? 0 : LISTED);
  return [
    ...own.map(({ ms, from, mostly }, index) => ({
      name: `${what}: our code in a task, ${index + 1} (${from}, mostly ${mostly})`,
      unit: 'ms' as const,
      ...summarize([ms]),
      ...(budget === undefined ? {} : { budget }),
    })),
    {
      name: `${what}: longest of ${long.length} long tasks of all code`,
      unit: 'ms',
      ...summarize([Math.max(0, ...long)]),
    },
  ];
}
