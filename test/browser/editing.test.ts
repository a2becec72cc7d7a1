import type { Browser } from 'playwright-core';
import { freshPage, hasChromium, keepScreenshot, launchBrowser } from '../support/browser';
import { startStockViewer, type StockViewer } from '../support/stockViewer';
import { readingPage, STUDY_MS } from './readingPage';
import { storeSampleStudy, type KnownStudy } from './studies';

// What a reader changes after the first click, in the stock viewer with Orthanc.

const canRun = hasChromium();

jest.setTimeout(3 * STUDY_MS);

(canRun ? describe : describe.skip)(
  `editing a reading in the stock viewer${canRun ? '' : ' (skipped: Chromium is not installed)'}`,
  () => {
    let viewer: StockViewer;
    let browser: Browser;
    let study: KnownStudy;

    beforeAll(async () => {
      [viewer, browser] = await Promise.all([
        startStockViewer({ archive: 'orthanc' }),
        launchBrowser(),
      ]);
      study = await storeSampleStudy(viewer.dicomWebUrl);
    });
    afterAll(async () => {
      await browser?.close();
      await viewer?.stop();
    });

    it('undoes, redoes, moves an ellipse, and finds the unsaved reading after leaving the mode', async () => {
      const { page, pageErrors, close } = await freshPage(browser);
      const reading = readingPage(page);
      const [l1, , l3] = study.levels;
      await reading.open(viewer.url, study.studyInstanceUid);
      await reading.measure('L1', 'coronal', l1!.centerLps);
      const masksOfL1 = await reading.masksBeyond(0);
      await reading.activate('L3');
      await reading.measure('L3', 'sagittal', l3!.centerLps);
      const before = await reading.values('L3');
      const masks = await reading.masksBeyond(masksOfL1.voxels);

      await page.keyboard.press('Control+z');
      await reading.byName('vbmd-3d-hu').nth(1).waitFor({ state: 'detached' });
      expect(await reading.masksShown(masksOfL1.voxels)).toEqual(masksOfL1);
      await reading.byName('vbmd-redo').click();
      expect(await reading.values('L3')).toEqual(before);
      expect(await reading.masksShown(masks.voxels)).toEqual(masks);

      await reading.byName('VertebralBmdThreeSlice').click();
      const from = await reading.bringTo('axial', l3!.centerLps);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.waitForTimeout(600);
      await page.mouse.move(from.x + 8, from.y + 20, { steps: 5 });
      await keepScreenshot(page, 'editing-ellipse-dragged');
      await page.mouse.up();
      const moved = await reading.values('L3');
      expect(moved.meanHu).toBe(before.meanHu);
      expect(moved.threeSliceHu).not.toBe(before.threeSliceHu);
      await reading.byName('vbmd-undo').click();
      expect(await reading.values('L3')).toEqual(before);

      await page.locator('[data-cy="return-to-work-list"]').click();
      await page.getByText(study.patientName).first().click({ timeout: STUDY_MS });
      await page.getByText('Vertebral BMD', { exact: true }).first().click();
      await reading.waitUntilLoaded();
      expect(await reading.values('L3')).toEqual(before);
      expect(await reading.masksShown(masks.voxels)).toEqual(masks);
      await keepScreenshot(page, 'editing-entered-again');
      expect(pageErrors).toEqual([]);
      await close();
    });
  },
);
