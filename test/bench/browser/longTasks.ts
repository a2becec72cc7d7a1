import type { Page } from 'playwright-core';
import { readingPage, STUDY_MS, type ReadingPage } from '../../browser/readingPage';
import { storeSampleStudy, type KnownStudy } from '../../browser/studies';
import { freshPage, launchBrowser } from '../../support/browser';
import { startStockViewer } from '../../support/stockViewer';
import { summarize, type BenchLine } from '../benchLine';
import { ownRuns, type CpuProfile } from './ownRuns';

/** A page that is blocked longer (ms) is felt. */
const BLOCKED_BUDGET_MS = 50;

/** Time (microseconds) between samples of the profiler. */
const SAMPLING_US = 1000;

/** How long (ms) is waited after the last gesture for what follows from it. */
const REST_MS = 3000;

const isOurs = (url: string): boolean => url.includes('/plugins/ohif-vertebral-bmd/');

/** What blocked the main thread while something was done (ms). */
interface Blocking {
  /** Long tasks, as the browser lists them: 50 ms or more, of whatever code. */
  readonly longTasks: readonly number[];
  readonly profile: CpuProfile;
}

/**
 * What blocks the page during the ordinary case and during corrections, by whose code; and the long
 * tasks of the stock viewer for the same study, for comparison.
 */
export async function measureLongTasks(): Promise<readonly BenchLine[]> {
  const viewer = await startStockViewer({ archive: 'embedded' });
  const browser = await launchBrowser();
  try {
    const study = await storeSampleStudy(viewer.dicomWebUrl);
    const { page, close } = await freshPage(browser);
    const reading = readingPage(page);
    await reading.open(viewer.url, study.studyInstanceUid);
    const ordinary = await watch(page, () => ordinaryCase(reading, study));
    const corrections = await watch(page, () => correct(reading, study));
    await close();

    const stock = await freshPage(browser);
    await stock.page.goto(`${viewer.url}/viewer?StudyInstanceUIDs=${study.studyInstanceUid}`);
    await stock.page.locator('canvas').first().waitFor({ timeout: STUDY_MS });
    await stock.page.waitForTimeout(REST_MS);
    const looking = await watch(stock.page, () => lookAround(stock.page));
    await stock.close();
    return [
      ...lines('ordinary case', ordinary),
      ...lines('a border dragged, a stroke painted', corrections),
      longestTask('stock viewer, scrolled and dragged', looking),
    ];
  } finally {
    await browser.close();
    await viewer.stop();
  }
}

async function ordinaryCase(reading: ReadingPage, study: KnownStudy): Promise<void> {
  await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
  await reading.acceptProposals();
  await reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
  await reading.byName('vbmd-save-button').click();
  await reading
    .byName('vbmd-save-state')
    .getByText(/^Saved/)
    .waitFor({ timeout: STUDY_MS });
}

async function correct(reading: ReadingPage, study: KnownStudy): Promise<void> {
  const { centerLps, endplates } = study.levels[2]!;
  await reading.activate('L3');
  await reading.page.waitForTimeout(REST_MS);
  const { pointLps, normalLps } = endplates!.superior;
  const below = (mm: number) => pointLps.map((at, axis) => at - mm * normalLps[axis]!);
  await reading.byName('VertebralBmdAdjust').click();
  await reading.drag('sagittal', [below(4), below(8)] as never);
  await reading.byName('VertebralBmdBrush').click();
  const [x, y, z] = centerLps;
  await reading.drag('axial', [centerLps, [x + 8, y, z], [x + 8, y + 6, z]]);
}

/** Gestures of the same kind in the stock viewer. */
async function lookAround(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!;
  await page.mouse.move(width / 2, height / 2);
  for (let step = 0; step < 10; step++) await page.mouse.wheel(0, 100);
  await page.mouse.down();
  await page.mouse.move(width / 2 + 60, height / 2 + 40, { steps: 10 });
  await page.mouse.up();
}

/** What blocks a page while something is done in it. */
async function watch(page: Page, work: () => Promise<void>): Promise<Blocking> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seenLongTasks: seen });
    const observer = new PerformanceObserver((list) => {
      seen.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await session.send('Profiler.start');
  await work();
  await page.waitForTimeout(REST_MS);
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  const longTasks = await page.evaluate(
    () => (window as unknown as { seenLongTasks: number[] }).seenLongTasks,
  );
  return { longTasks, profile };
}

/** How many of the longest runs are listed: what the first hides is seen, too. */
const LISTED_RUNS = 3;

function lines(what: string, blocking: Blocking): readonly BenchLine[] {
  const runs = ownRuns(blocking.profile, isOurs).slice(0, LISTED_RUNS);
  return [
    ...runs.map(({ ms, from, mostly }, index) => ({
      name: `${what}: run ${index + 1} of our code (${from}, mostly ${mostly})`,
      unit: 'ms' as const,
      ...summarize([ms]),
      budget: BLOCKED_BUDGET_MS,
    })),
    longestTask(what, blocking),
  ];
}

const longestTask = (what: string, { longTasks }: Blocking): BenchLine => ({
  name: `${what}: longest of ${longTasks.length} long tasks of all code`,
  unit: 'ms',
  ...summarize([Math.max(0, ...longTasks)]),
});
