import { keepScreenshot } from '../support/browser';
import { STUDY_MS } from './readingPage';
import { storeSampleStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// What a reader changes after the first click, in the stock viewer with Orthanc.

jest.setTimeout(3 * STUDY_MS);

describeInViewer('editing a reading in the stock viewer', { archive: 'orthanc' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSampleStudy(running().viewer.dicomWebUrl);
  });

  it('undoes, redoes, moves an ellipse, and finds the unsaved reading after leaving the mode', async () => {
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    const [l1, , l3] = study.levels;
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
});
