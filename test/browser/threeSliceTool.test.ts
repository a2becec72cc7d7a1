import type { Browser, Page } from 'playwright-core';
import type { Vec3 } from '../../src';
import { freshPage, hasChromium, keepScreenshot, launchBrowser } from '../support/browser';
import { startStockViewer, type StockViewer } from '../support/stockViewer';
import { readingPage, STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { cursorOf, placeInPage, textsOver } from './viewportPlaces';

// The three-slice tool in the stock viewer: each drag by its grip, taken back by Escape or undo.

const canRun = hasChromium();

jest.setTimeout(4 * STUDY_MS);

const AXIAL = 'vertebral-bmd-axial';
const SAGITTAL = 'vertebral-bmd-sagittal';

/** Longer (ms) than the host waits for a second click, so that a press is one. */
const PRESS_MS = 600;

async function drag(
  page: Page,
  from: { x: number; y: number },
  by: readonly [number, number],
  beforeRelease: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.waitForTimeout(PRESS_MS);
  await page.mouse.move(from.x + by[0], from.y + by[1], { steps: 4 });
  await page.waitForTimeout(300);
  await beforeRelease();
  await page.mouse.up();
}

/** The middles of the filled circles over a view: the turning handle. */
const handlePlace = (page: Page, viewportId: string) =>
  page.evaluate((id) => {
    const { cornerstone } = window as unknown as {
      cornerstone: {
        getRenderingEngines(): { getViewport(id: string): { element: HTMLElement } | undefined }[];
      };
    };
    const { element } = cornerstone
      .getRenderingEngines()
      .map((engine) => engine.getViewport(id))
      .find((each) => each !== undefined)!;
    const handle = [...element.querySelectorAll('svg circle')].find(
      (each) => each.getAttribute('r') === '6',
    )!;
    const { left, top, width, height } = handle.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, viewportId);

(canRun ? describe : describe.skip)(
  `the three-slice tool${canRun ? '' : ' (skipped: Chromium is not installed)'}`,
  () => {
    let viewer: StockViewer;
    let browser: Browser;
    let study: KnownStudy;

    beforeAll(async () => {
      [viewer, browser] = await Promise.all([
        startStockViewer({ archive: 'embedded' }),
        launchBrowser(),
      ]);
      study = await storeSmallStudy(viewer.dicomWebUrl, 'Three slices');
    });
    afterAll(async () => {
      await browser?.close();
      await viewer?.stop();
    });

    it('moves, resizes and turns an ellipse and takes it to other slices, each as one step', async () => {
      const { page, pageErrors, close } = await freshPage(browser);
      const reading = readingPage(page);
      const l3: Vec3 = study.levels[2]!.centerLps;
      await reading.open(viewer.url, study.studyInstanceUid);
      await reading.activate('L3');
      await reading.measure('L3', 'sagittal', l3);
      await reading.masksBeyond(0);
      await reading.byName('VertebralBmdThreeSlice').click();
      await reading.activate('L3');
      const before = await reading.values('L3');
      const undone = async () => {
        await reading.byName('vbmd-undo').click();
        expect(await reading.values('L3')).toEqual(before);
      };

      const inside = await placeInPage(page, AXIAL, l3);
      await page.mouse.move(inside.x, inside.y);
      expect(await cursorOf(page, AXIAL)).toBe('move');
      await drag(page, inside, [0, 40]);
      expect((await reading.values('L3')).threeSliceHu).not.toBe(before.threeSliceHu);
      await undone();

      await drag(page, inside, [0, 40], () => page.keyboard.press('Escape'));
      expect(await reading.values('L3')).toEqual(before);
      expect(await reading.byName('vbmd-redo').isEnabled()).toBe(true);

      const turn = await handlePlace(page, AXIAL);
      await page.mouse.move(turn.x, turn.y);
      expect(await cursorOf(page, AXIAL)).toContain('svg');
      await drag(page, turn, [-30, 120], () => keepScreenshot(page, 'three-slice-turned'));
      expect((await reading.values('L3')).threeSliceHu).not.toBe(before.threeSliceHu);
      await undone();

      const end = { x: turn.x - 24, y: turn.y };
      await page.mouse.move(end.x, end.y);
      expect(await cursorOf(page, AXIAL)).toBe('ew-resize');
      await drag(page, end, [40, 0]);
      expect((await reading.values('L3')).threeSliceHu).not.toBe(before.threeSliceHu);
      await undone();

      const [, shown] = await textsOver(page, AXIAL);
      expect(shown).toMatch(/^middle /);
      const line = await placeInPage(page, SAGITTAL, l3);
      await page.mouse.move(line.x, line.y);
      expect(await cursorOf(page, SAGITTAL)).toBe('ns-resize');
      await drag(page, line, [0, 14], () => keepScreenshot(page, 'three-slice-other-slice'));
      await page.waitForTimeout(500);
      expect((await textsOver(page, AXIAL))[1]).toMatch(/^middle /);
      await undone();

      expect(pageErrors).toEqual([]);
      await close();
    });

    it('takes three ellipses drawn by hand where none is proposed', async () => {
      const { page, pageErrors, close } = await freshPage(browser, { width: 1920, height: 1080 });
      const reading = readingPage(page);
      const [x, y, z] = study.levels[3]!.centerLps;
      await reading.open(viewer.url, study.studyInstanceUid);
      await reading.activate('L4');
      await reading.byName('VertebralBmdThreeSlice').click();
      for (const offset of [8, 0, -8]) {
        const middle = await reading.bringTo('axial', [x, y, z + offset]);
        await drag(page, { x: middle.x - 20, y: middle.y - 14 }, [40, 28]);
        await page.waitForTimeout(500);
        if (offset === 0) await keepScreenshot(page, 'three-slice-drawing');
      }
      const cell = reading.row('L4').locator('[data-cy="vbmd-three-slice-hu"]');
      await cell.waitFor({ timeout: 10_000 });
      expect(Math.abs(Number(await cell.innerText()) - study.levels[3]!.meanHu)).toBeLessThan(5);
      await keepScreenshot(page, 'three-slice-drawn');
      expect(pageErrors).toEqual([]);
      await close();
    });
  },
);
