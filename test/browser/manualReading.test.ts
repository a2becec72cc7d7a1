import { add, scale, type Vec3 } from '../../src';
import { keepScreenshot } from '../support/browser';
import { STUDY_MS } from './readingPage';
import { storeSampleStudy, type KnownLevel } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// The manual procedure of the study: two borders, outlines on axial slices, the mean is read.

jest.setTimeout(4 * STUDY_MS);

/** How near (HU) a mask drawn by hand comes to the phantom's truth. */
const TOLERANCE_HU = 2;

/** A border is drawn this far (mm) inside the endplate: shell, blur and the hand's own error. */
const INSIDE_MM = 5;

/** Half axes (mm) of the outlines, well inside the wall of a lumbar body. */
const OUTLINE_MM = { left: 14, posterior: 9 };

describeInViewer('reading by hand', { archive: 'orthanc' }, (running) => {
  it('gives the value of the phantom within 2 HU, each step undone and redone, and is restored', async () => {
    const study = await storeSampleStudy(running().viewer.dicomWebUrl);
    const { page, reading, pageErrors, close } = await openStudy(running(), study);
    const l3 = study.levels[2]!;
    await reading.activate('L3');
    await reading.byName('vbmd-manual').click();
    await reading.byName('vbmd-guided').waitFor();
    const readButton = reading.byName('vbmd-guided-read');
    expect(await readButton.isDisabled()).toBe(true);

    await reading.bringTo('sagittal', l3.centerLps);
    await reading.drag('sagittal', borderOf(l3, 'superior'));
    await page.keyboard.press('Control+z');
    expect(await doneSteps()).toBe(0);
    await page.keyboard.press('Control+y');
    expect(await doneSteps()).toBe(1);
    await reading.bringTo('coronal', l3.centerLps);
    await reading.drag('coronal', borderOf(l3, 'inferior', [1, 0, 0]));
    expect(await doneSteps()).toBe(2);
    for (const up of [-6, 6]) {
      const center = add(l3.centerLps, [0, 0, up]);
      await reading.bringTo('axial', center);
      await reading.drag('axial', outlineAbout(center));
    }
    await keepScreenshot(page, 'manual-drawn');
    expect(await doneSteps()).toBe(3);
    await readButton.click();
    await reading.row('L3').locator('[data-cy="vbmd-3d-hu"]').waitFor();

    const { meanHu, threeSliceHu } = await reading.values('L3');
    expect(Math.abs(meanHu - l3.meanHu)).toBeLessThanOrEqual(TOLERANCE_HU);
    expect(threeSliceHu).not.toBeNaN();
    expect(await reading.byName('vbmd-path').innerText()).toContain('drawn by hand');
    expect(await reading.byName('vbmd-guided').count()).toBe(0);
    await keepScreenshot(page, 'manual-read');
    const masks = await reading.maskFingerprint();
    await reading.byName('vbmd-save-button').click();
    await reading
      .byName('vbmd-save-state')
      .getByText(/^Saved/)
      .waitFor({ timeout: STUDY_MS });
    expect(pageErrors).toEqual([]);
    await close();

    const colleague = await openStudy(running(), study);
    await colleague.reading.notice('Restored');
    expect(await colleague.reading.masksShown(masks.voxels)).toEqual(masks);
    expect(await colleague.reading.values('L3')).toEqual({ meanHu, threeSliceHu });
    await colleague.reading.activate('L3');
    expect(await colleague.reading.byName('vbmd-path').innerText()).toContain('drawn by hand');
    await colleague.close();

    function doneSteps(): Promise<number> {
      return page
        .waitForTimeout(300)
        .then(() => reading.byName('vbmd-guided').getByText('✓').count());
    }
  });
});

/** A line (LPS, mm) along an endplate, inside the bone. */
function borderOf(
  { endplates }: KnownLevel,
  border: 'superior' | 'inferior',
  acrossLps?: Vec3,
): readonly Vec3[] {
  const { pointLps, normalLps } = endplates![border];
  const inside = add(pointLps, scale(normalLps, border === 'superior' ? -INSIDE_MM : INSIDE_MM));
  const along: Vec3 = acrossLps ?? [0, normalLps[2], -normalLps[1]];
  return [add(inside, scale(along, -14)), add(inside, scale(along, 14))];
}

/** An ellipse (LPS, mm) in the axial plane of a point. */
function outlineAbout(centerLps: Vec3): readonly Vec3[] {
  return Array.from({ length: 25 }, (_, n) => {
    const angle = (2 * Math.PI * n) / 24;
    return add(centerLps, [
      OUTLINE_MM.left * Math.cos(angle),
      OUTLINE_MM.posterior * Math.sin(angle),
      0,
    ]);
  });
}
