import type { NaturalizedDataset } from '../../src';
import { keepScreenshot } from '../support/browser';
import { STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// Another series brought onto the planes with the host's own list of series.

jest.setTimeout(4 * STUDY_MS);

/** The series twice, the second one as another reconstruction would be called. */
const twice = (instances: readonly NaturalizedDataset[]): readonly NaturalizedDataset[] => [
  ...instances,
  ...instances.map((instance) => ({
    ...instance,
    SeriesInstanceUID: `${String(instance['SeriesInstanceUID'])}.2`,
    SOPInstanceUID: `${String(instance['SOPInstanceUID'])}.2`,
    SeriesNumber: 7,
    SeriesDescription: 'Second series',
  })),
];

describeInViewer('another series on the planes', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Two series', twice);
  });

  it('is followed by the panel, and the unsaved work of the first one is kept', async () => {
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    const before = await reading.values('L1');
    const selected = page.locator('[data-cy="vbmd-panel"] select').first();
    const firstSeries = await selected.inputValue();

    await page.locator('[data-cy="side-panel-header-left"]').click();
    const thumbnail = page
      .locator('[data-cy^="study-browser-thumbnail"]')
      .filter({ hasText: 'Second series' });
    await thumbnail.first().dblclick();
    expect(await reading.notice('Now reading')).toContain('are kept');
    expect(await selected.inputValue()).not.toBe(firstSeries);
    expect(await reading.byName('vbmd-3d-hu').count()).toBe(0);
    await reading.waitUntilLoaded();
    await keepScreenshot(page, 'other-series-followed');

    await selected.selectOption(firstSeries);
    expect(await reading.values('L1')).toEqual(before);
    await reading.maskDrawn('axial', study.levels[0]!.centerLps);

    // The host's own control of the layouts, and the panel goes along.
    await page.keyboard.press('.');
    await page.locator('[data-cy="vbmd-layout-slices"][aria-pressed="true"]').waitFor();
    await page.keyboard.press(',');
    await page.locator('[data-cy="vbmd-layout-planes"][aria-pressed="true"]').waitFor();
    await reading.maskDrawn('axial', study.levels[0]!.centerLps);
    expect(await reading.values('L1')).toEqual(before);
    expect(pageErrors).toEqual([]);
    await close();
  });
});
