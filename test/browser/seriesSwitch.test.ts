import { STUDY_MS } from './readingPage';
import { storeSmallStudy, withSecondSeries } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// A study with two series that can be measured: work on one is kept while the other is looked at.

jest.setTimeout(4 * STUDY_MS);

describeInViewer('another series of the study', { archive: 'orthanc' }, (running) => {
  it('is read beside the first, whose unsaved work is kept', async () => {
    const study = await storeSmallStudy(
      running().viewer.dicomWebUrl,
      'Two series',
      withSecondSeries,
    );
    const { page, reading, pageErrors, close } = await openStudy(running(), study);
    const series = reading.byName('vbmd-series');
    const first = await series.inputValue();
    const options = await series
      .locator('option')
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
    const second = options.find((value) => value !== first)!;

    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    const values = await reading.values('L1');
    const masks = await reading.masksBeyond(0);

    await series.selectOption(second);
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor({ state: 'detached' });
    await reading.waitUntilLoaded();
    await page.waitForTimeout(2000);
    await reading.activate('L3');
    await reading.measure('L3', 'sagittal', study.levels[2]!.centerLps);
    const ofSecond = await reading.values('L3');

    await series.selectOption(first);
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    expect(await reading.values('L1')).toEqual(values);
    expect(await reading.row('L3').locator('[data-cy="vbmd-3d-hu"]').count()).toBe(0);
    expect(await reading.masksShown(masks.voxels)).toEqual(masks);
    expect(await reading.byName('vbmd-save-state').innerText()).toBe('Not saved yet.');

    await series.selectOption(second);
    await reading.row('L3').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    expect(await reading.values('L3')).toEqual(ofSecond);
    expect(pageErrors).toEqual([]);
    await close();
  });
});
