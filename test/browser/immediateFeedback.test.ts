import { STUDY_MS } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// A press with the 3D-HU tool is seen to be taken long before the host would tell of it.

jest.setTimeout(3 * STUDY_MS);

/**
 * The aim is 100 ms. Asserted is less than what the host alone would wait for a second click
 * (400 ms): the machine that runs the tests draws with its processor, beside other work.
 */
const LATEST_MS = 400;

interface Times {
  pressed?: number;
  marker?: number;
  busyRow?: number;
  cursor?: number;
}

describeInViewer('a press with the 3D-HU tool', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Feedback');
  });

  it('shows marker, cursor and busy row at once', async () => {
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    const { x, y } = await reading.bringTo('sagittal', study.levels[0]!.centerLps);
    await page.waitForTimeout(2000);
    await page.evaluate(() => {
      const times: Times = {};
      (window as unknown as { times: Times }).times = times;
      document.addEventListener('mousedown', (event) => (times.pressed = event.timeStamp), true);
      new MutationObserver(() => {
        const now = performance.now();
        const ring = document.querySelector('circle[stroke-dasharray]');
        if (ring) times.marker ??= now;
        if (document.querySelector('[data-cy="vbmd-row-L1"] .vbmd-spinner')) {
          times.busyRow ??= now;
        }
        if (document.querySelector('[style*="cursor: progress"]')) times.cursor ??= now;
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.mouse.click(x, y);
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor({ timeout: 20_000 });
    const { pressed, marker, busyRow, cursor } = await page.evaluate(
      () => (window as unknown as { times: Times }).times,
    );
    const after = [marker, busyRow, cursor].map((time) => Math.round(time! - pressed!));
    console.info(`ms from press to marker, busy row, cursor: ${after.join(', ')}`);
    for (const ms of after) expect(ms).toBeLessThan(LATEST_MS);
    expect(pageErrors).toEqual([]);
    await close();
  });

  it('measures one level at a double press, and none at a press with another button', async () => {
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    const { x, y } = await reading.bringTo('sagittal', study.levels[0]!.centerLps);
    await page.mouse.click(x, y, { button: 'right' });
    await page.mouse.click(x, y, { button: 'middle' });
    await page.waitForTimeout(1000);
    expect(await reading.byName('vbmd-3d-hu').count()).toBe(0);
    await page.mouse.dblclick(x, y);
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor({ timeout: 20_000 });
    await page.waitForTimeout(2000);
    expect(await reading.byName('vbmd-3d-hu').count()).toBe(1);
    expect(await reading.byName('vbmd-notice').count()).toBe(0);
    expect(pageErrors).toEqual([]);
    await close();
  });
});
