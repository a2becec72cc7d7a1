import type { Browser } from 'playwright-core';
import { freshPage, hasChromium, keepScreenshot, launchBrowser } from '../support/browser';
import { hasOrthanc } from '../support/orthanc';
import { startStockViewer, type StockViewer } from '../support/stockViewer';
import { readingPage, STUDY_MS } from './readingPage';
import { hasRealCase, storeSampleStudy, storeRealCase, type KnownStudy } from './studies';

// The job of the mode from the worklist to the next day, in the stock viewer with Orthanc.

const canRun = hasChromium() && hasOrthanc();

/** Allowed difference of the mean HU: the aims of the first segmentation. */
const PHANTOM_TOLERANCE_HU = 5;
const REAL_CASE_TOLERANCE_HU = 10;

jest.setTimeout(3 * STUDY_MS);

(canRun ? describe : describe.skip)('a reading in the stock viewer with Orthanc', () => {
  let viewer: StockViewer;
  let browser: Browser;

  beforeAll(async () => {
    [viewer, browser] = await Promise.all([startStockViewer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await viewer?.stop();
  });

  const readAndRestore = async (
    name: string,
    study: KnownStudy,
    checked: readonly string[],
    toleranceHu: number,
  ) => {
    const first = await freshPage(browser);
    const reading = readingPage(first.page);
    await reading.openFromWorklist(viewer.url, study.patientName);
    await keepScreenshot(first.page, `${name}-1-opened`);
    for (const { level, centerLps } of study.levels) {
      await reading.measure(level, 'sagittal', centerLps);
    }
    const before = new Map<string, { meanHu: number; threeSliceHu: number }>();
    for (const { level, meanHu } of study.levels) {
      const values = await reading.values(level);
      before.set(level, values);
      expect(values.threeSliceHu).not.toBeNaN();
      if (checked.includes(level)) {
        expect({
          level,
          differs: Math.abs(values.meanHu - meanHu) > toleranceHu,
          ...values,
        }).toEqual({ level, differs: false, ...values });
      }
    }
    const meanBefore = await reading.byName('vbmd-mean-threeDimensionalHu').innerText();
    await reading.byName('vbmd-exclude-L2').selectOption('fractured');
    const mean = await reading.byName('vbmd-mean-threeDimensionalHu').innerText();
    expect(mean).not.toBe(meanBefore);
    expect(mean).toContain('L1, L3, L4');
    await keepScreenshot(first.page, `${name}-2-measured`);
    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
    const masks = await reading.maskFingerprint();
    expect(masks.voxels).toBeGreaterThan(500);
    await keepScreenshot(first.page, `${name}-3-saved`);
    expect(first.pageErrors).toEqual([]);
    await first.close();

    const second = await freshPage(browser, { width: 1920, height: 1080 });
    const restored = readingPage(second.page);
    await restored.open(viewer.url, study.studyInstanceUid);
    await restored.notice('Restored');
    for (const { level } of study.levels) {
      expect(await restored.values(level)).toEqual(before.get(level));
    }
    expect(await restored.byName('vbmd-exclude-L2').inputValue()).toBe('fractured');
    expect(await restored.byName('vbmd-mean-threeDimensionalHu').innerText()).toBe(mean);
    expect(await restored.masksShown(masks.voxels)).toEqual(masks);
    await keepScreenshot(second.page, `${name}-4-restored`);
    expect(second.pageErrors).toEqual([]);
    await second.close();
  };

  it('measures, excludes, saves and restores the phantom, within 5 HU of the truth', async () => {
    const study = await storeSampleStudy(viewer.dicomWebUrl);
    await readAndRestore('phantom', study, ['L1', 'L2', 'L3', 'L4'], PHANTOM_TOLERANCE_HU);
  });

  (hasRealCase ? it : it.skip)(
    `measures, excludes, saves and restores a real CT, L2-L4 within 10 HU of the reference${
      hasRealCase ? '' : ' (skipped: the real CT is not on this machine)'
    }`,
    async () => {
      const study = await storeRealCase(viewer.dicomWebUrl);
      await readAndRestore('real-case', study, ['L2', 'L3', 'L4'], REAL_CASE_TOLERANCE_HU);
    },
  );
});
