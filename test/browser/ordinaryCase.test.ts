import { keepScreenshot } from '../support/browser';
import { STUDY_MS } from './readingPage';
import { hasRealCase, storeRealCase, storeSampleStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// The ordinary case: L1 clicked, its neighbours accepted, saved, and what a colleague sees then.

jest.setTimeout(6 * STUDY_MS);

/** Mouse clicks that a reading of L1-L4 by both methods may take, from the opened mode to saved. */
const MOST_CLICKS = 6;

describeInViewer('an ordinary reading with Orthanc', { archive: 'orthanc' }, (running) => {
  const cases = [
    { name: 'the phantom', toleranceHu: 5, store: storeSampleStudy, available: true },
    { name: 'real case A', toleranceHu: 10, store: storeRealCase, available: hasRealCase },
  ];
  for (const { name, toleranceHu, store, available } of cases) {
    (available ? it : it.skip)(
      `takes at most six clicks from opened to saved: ${name}${available ? '' : ' (skipped: the case is not on this machine)'}`,
      async () => {
        const study: KnownStudy = await store(running().viewer.dicomWebUrl);
        const { page, reading, pageErrors, close } = await openStudy(running(), study);
        await page.evaluate(() => {
          const counter = window as unknown as { clicks: number };
          counter.clicks = 0;
          window.addEventListener('mousedown', () => counter.clicks++, true);
        });
        await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
        await reading.acceptProposals();
        await reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
        await reading.byName('vbmd-save-button').click();
        await reading
          .byName('vbmd-save-state')
          .getByText(/^Saved/)
          .waitFor({ timeout: STUDY_MS });
        const clicks = await page.evaluate(() => (window as unknown as { clicks: number }).clicks);
        expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
        await keepScreenshot(page, `ordinary-${name.replace(/ /g, '-')}`);

        for (const { level, meanHu } of study.levels) {
          const values = await reading.values(level);
          const differs = Math.abs(values.meanHu - meanHu) > toleranceHu;
          expect({ level, differs, ...values }).toEqual({ level, differs: false, ...values });
          expect(values.threeSliceHu).not.toBeNaN();
        }
        // The report says how each mask was made.
        await reading.activate('L3');
        expect(await reading.byName('vbmd-path').innerText()).toContain('neighbour');
        const masks = await reading.maskFingerprint();
        expect(pageErrors).toEqual([]);
        await close();

        const colleague = await openStudy(running(), study);
        await colleague.reading.notice('Restored');
        expect(await colleague.reading.masksShown(masks.voxels)).toEqual(masks);
        expect(colleague.pageErrors).toEqual([]);
        await colleague.close();
      },
    );
  }
});
