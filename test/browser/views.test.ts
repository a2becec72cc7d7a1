import type { Page } from 'playwright-core';
import type { NaturalizedDataset, VertebralLevel } from '../../src';
import { keepScreenshot } from '../support/browser';
import { STUDY_MS, type ReadingPage } from './readingPage';
import { shownOverlay } from './shownOverlay';
import { asMagneticResonance, storeSmallStudy, withSecondSeries, type KnownStudy } from './studies';
import type { Plane, View, ViewerWindow } from './viewerWindow';
import { describeInViewer, openStudy, type OpenedStudy } from './withViewer';

// What the views show, in every layout, and that they follow the reader.

jest.setTimeout(4 * STUDY_MS);

const LARGE = { width: 1920, height: 1080 };

const PLANES: readonly Plane[] = ['sagittal', 'axial', 'coronal'];
const CHECKING: readonly View[] = [...PLANES, 'axial-superior', 'axial-inferior'];

/** A level this near (parts of a view) to its middle is what the view shows. */
const NEAR_MIDDLE = 0.25;

describeInViewer('the views', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;
  let opened: OpenedStudy;
  let reading: ReadingPage;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Views');
    opened = await openStudy(running(), study);
    reading = opened.reading;
  });
  afterAll(async () => {
    expect(opened?.pageErrors).toEqual([]);
    await opened?.close();
  });

  const paintedIn = async (shown: ReadingPage, views: readonly View[]) => {
    for (const view of views) await shown.masksPainted(view);
  };

  const showLayout = (shown: ReadingPage, layout: 'planes' | 'slices') =>
    shown.byName(`vbmd-layout-${layout}`).click();

  it('draw the masks of four measured levels on all planes', async () => {
    for (const { level, centerLps } of study.levels) {
      await reading.measure(level, 'sagittal', centerLps);
    }
    await paintedIn(reading, PLANES);
    for (const { level, centerLps } of study.levels) {
      await reading.activate(level);
      for (const plane of PLANES) await reading.maskDrawn(plane, centerLps);
    }
  });

  it('draw them in the layout for checking, and in the one for reading again', async () => {
    await reading.activate('L3');
    await showLayout(reading, 'slices');
    await paintedIn(reading, CHECKING);
    await reading.page.waitForTimeout(500);
    await keepScreenshot(reading.page, 'views-checking-1440');
    await showLayout(reading, 'planes');
    await paintedIn(reading, PLANES);
  });

  it.each<VertebralLevel>(['L2', 'L4'])('come to %s when its row is clicked', async (level) => {
    await reading.activate(level);
    const { centerLps } = study.levels.find((each) => each.level === level)!;
    for (const plane of ['axial', 'coronal'] as const) {
      await comesToMiddle(reading, plane, centerLps);
    }
    await reading.page.waitForTimeout(500);
    const titles = (await shownOverlay(reading.page).labels('axial')).map(({ title }) => title);
    expect(titles).toEqual([level]);
  });

  it('draw the masks of a restored result on a large screen, in both layouts', async () => {
    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
    const fresh = await openStudy(running(), study, LARGE);
    await fresh.reading.notice('Restored');
    await paintedIn(fresh.reading, PLANES);
    await keepScreenshot(fresh.page, 'views-restored-1920');
    await showLayout(fresh.reading, 'slices');
    await paintedIn(fresh.reading, CHECKING);
    await fresh.page.keyboard.press('t');
    await fresh.reading.activate('L2');
    await fresh.page.waitForTimeout(500);
    await keepScreenshot(fresh.page, 'views-checking-1920');
    await showLayout(fresh.reading, 'planes');
    await paintedIn(fresh.reading, PLANES);
    await fresh.page.waitForTimeout(500);
    await keepScreenshot(fresh.page, 'views-three-slice-1920');
    expect(fresh.pageErrors).toEqual([]);
    await fresh.close();
  });
});

/** The CT twice, and its images as an MR. */
const withOtherSeries = (sound: readonly NaturalizedDataset[]): readonly NaturalizedDataset[] => [
  ...withSecondSeries(sound),
  ...asMagneticResonance(sound).map((instance, index) => ({
    ...instance,
    SeriesInstanceUID: '2.25.77120944',
    SOPInstanceUID: `2.25.77120944.${index + 1}`,
    SeriesNumber: 3,
  })),
];

describeInViewer('a series brought onto the planes', { archive: 'embedded' }, (running) => {
  it('is followed by the panel or refused with words, and unsaved work is kept', async () => {
    const study = await storeSmallStudy(
      running().viewer.dicomWebUrl,
      'Brought series',
      withOtherSeries,
    );
    const { page, reading, pageErrors, close } = await openStudy(running(), study);
    const series = reading.byName('vbmd-series');
    const first = await series.inputValue();
    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    const values = await reading.values('L1');
    const masks = await reading.masksBeyond(0);

    await page.locator('[data-cy="side-panel-header-left"]').click();
    const thumbnail = (words: string) =>
      page.locator('[data-cy="study-browser-thumbnail"]').filter({ hasText: words });
    await thumbnail('Second series').dblclick();
    expect(await reading.notice('Now reading')).toContain('unsaved results');
    expect(await series.inputValue()).not.toBe(first);
    expect(await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').count()).toBe(0);
    await keepScreenshot(page, 'views-second-series');

    await series.selectOption(first);
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    expect(await reading.values('L1')).toEqual(values);
    expect(await reading.masksShown(masks.voxels)).toEqual(masks);

    await thumbnail('T1 sagittal').dblclick();
    // The host itself keeps from the planes what cannot be measured, and says so.
    await page.getByText('could not be added to the viewport').first().waitFor();
    await keepScreenshot(page, 'views-refused-series');
    expect(await series.inputValue()).toBe(first);
    expect(await reading.values('L1')).toEqual(values);
    expect(pageErrors).toEqual([]);
    await close();
  });
});

describeInViewer('a press with the 3D-HU tool', { archive: 'embedded' }, (running) => {
  it('is seen to be taken before its value comes, and a double press measures one level', async () => {
    const study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Presses');
    const { page, reading, pageErrors, close } = await openStudy(running(), study);
    const [l1, l2] = study.levels;
    await watchSigns(page, 'L1');
    await reading.measure('L1', 'sagittal', l1!.centerLps);
    const { pressed, sign, value } = await signsSeen(page);
    console.info(
      `first sign of a press after ${ms(sign! - pressed!)}, value after ${ms(value! - pressed!)}`,
    );
    expect(sign!).toBeLessThan(value!);

    const { x, y } = await reading.bringTo('sagittal', l2!.centerLps);
    await page.mouse.dblclick(x, y);
    await reading.row('L2').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    await page.waitForTimeout(2000);
    expect(await reading.byName('vbmd-3d-hu').count()).toBe(2);
    expect(await reading.byName('vbmd-hint').innerText()).toContain('L3');
    expect(await reading.byName('vbmd-notice').count()).toBe(0);
    await keepScreenshot(page, 'views-double-press');
    expect(pageErrors).toEqual([]);
    await close();
  });
});

const ms = (time: number) => `${time.toFixed(0)} ms`;

/** When (ms of the page's clock) things came to be seen. */
interface SignsSeen {
  readonly pressed?: number;
  readonly sign?: number;
  readonly value?: number;
}

type WatchingWindow = typeof window & { vbmdSigns: { -readonly [key in keyof SignsSeen]: number } };

/** Notes the next press, its first sign (the row is busy, or a ring is drawn) and the value. */
const watchSigns = (page: Page, level: VertebralLevel) =>
  page.evaluate((row) => {
    const seen: WatchingWindow['vbmdSigns'] = {};
    (window as WatchingWindow).vbmdSigns = seen;
    document.addEventListener('mousedown', () => (seen.pressed ??= performance.now()), true);
    const look = () => {
      if (seen.pressed === undefined) return;
      const busy = document.querySelector(`${row} .vbmd-spinner, .svg-layer circle`);
      if (busy) seen.sign ??= performance.now();
      if (document.querySelector(`${row} [data-cy="vbmd-3d-hu"]`)) seen.value ??= performance.now();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
  }, `[data-cy="vbmd-row-${level}"]`);

const signsSeen = (page: Page): Promise<SignsSeen> =>
  page.evaluate(() => (window as WatchingWindow).vbmdSigns);

/** Waits until a plane goes through a point (LPS, mm), with the point near the view's middle. */
async function comesToMiddle(
  { page }: ReadingPage,
  plane: Plane,
  pointLps: readonly number[],
): Promise<void> {
  await page.waitForFunction(
    ({ viewportId, point, near }) => {
      const { cornerstone } = window as unknown as ViewerWindow;
      const viewport = cornerstone
        .getRenderingEngines()
        .map((engine) => engine.getViewport(viewportId))
        .find((each) => each !== undefined)!;
      const { clientWidth, clientHeight } = viewport.element;
      const [x, y] = viewport.worldToCanvas(point);
      return Math.abs(x / clientWidth - 0.5) < near && Math.abs(y / clientHeight - 0.5) < near;
    },
    { viewportId: `vertebral-bmd-${plane}`, point: [...pointLps], near: NEAR_MIDDLE },
  );
}
