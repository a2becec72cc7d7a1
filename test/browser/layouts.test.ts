import { keepScreenshot } from '../support/browser';
import { STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { PLANES } from './viewerWindow';
import { describeInViewer, openStudy } from './withViewer';
import { cameraOf, textsOver } from './viewportPlaces';

// What the images show: zoom, layouts, and the masks in all of them.

jest.setTimeout(5 * STUDY_MS);

/** More coloured pixels than labels and lines make up: a mask is filled. */
const MASK_PIXELS = 9_000;

describeInViewer('layouts and zoom', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Layouts');
  });

  it('zooms to a level, keeps the own zoom, and shows masks and labels in each layout and after restoring', async () => {
    const first = await openStudy(running(), study);
    const { page, reading } = first;
    const [l1, , l3] = study.levels;
    await reading.measure('L1', 'sagittal', l1!.centerLps);
    await reading.activate('L3');
    await reading.measure('L3', 'sagittal', l3!.centerLps);
    await reading.activate('L1');

    // Half of the shorter side: 90 mm are in view.
    const ofL1 = await cameraOf(page, 'vertebral-bmd-axial');
    expect(ofL1.parallelScale).toBeCloseTo(45, 0);
    expect(Math.abs(ofL1.focalPoint[2] - l1!.centerLps[2])).toBeLessThan(4);
    const sagittal = await cameraOf(page, 'vertebral-bmd-sagittal');
    expect(sagittal.parallelScale).toBeGreaterThanOrEqual(125);

    const middle = await reading.bringTo('axial', l1!.centerLps);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down({ button: 'right' });
    await page.waitForTimeout(300);
    await page.mouse.move(middle.x, middle.y - 60, { steps: 4 });
    await page.mouse.up({ button: 'right' });
    await page.waitForTimeout(500);
    const own = await cameraOf(page, 'vertebral-bmd-axial');
    expect(Math.abs(own.parallelScale - 45)).toBeGreaterThan(2);
    await reading.activate('L3');
    const ofL3 = await cameraOf(page, 'vertebral-bmd-axial');
    expect(ofL3.parallelScale).toBeCloseTo(own.parallelScale, 3);
    expect(Math.abs(ofL3.focalPoint[2] - l3!.centerLps[2])).toBeLessThan(4);
    for (const plane of PLANES) await reading.masksDrawn(plane, 6_000);
    await keepScreenshot(page, 'layouts-reading');

    await reading.byName('vbmd-layout-slices').click();
    const axials = ['axial-superior', 'axial', 'axial-inferior'] as const;
    for (const plane of [...axials, 'coronal'] as const) await reading.masksDrawn(plane, 6_000);
    const positions = await Promise.all(
      axials.map(async (plane) => (await textsOver(page, `vertebral-bmd-${plane}`)).join(' ')),
    );
    expect(positions.map((text) => /superior|middle|inferior/.exec(text)?.[0])).toEqual([
      'superior',
      'middle',
      'inferior',
    ]);
    await keepScreenshot(page, 'layouts-checking');

    await reading.byName('vbmd-layout-planes').click();
    for (const plane of PLANES) await reading.masksDrawn(plane, 6_000);
    expect(await textsOver(page, 'vertebral-bmd-sagittal')).toEqual(
      expect.arrayContaining(['L1', 'L3']),
    );
    await keepScreenshot(page, 'layouts-reading-again');

    await reading.byName('vbmd-save-button').click();
    await reading.notice('Saved.');
    expect(first.pageErrors).toEqual([]);
    await first.close();

    const second = await openStudy(running(), study, { viewport: { width: 1920, height: 1080 } });
    const restored = second.reading;
    await restored.notice('Restored');
    for (const plane of PLANES) await restored.masksDrawn(plane, MASK_PIXELS);
    await keepScreenshot(second.page, 'layouts-restored');
    expect(second.pageErrors).toEqual([]);
    await second.close();
  });
});
