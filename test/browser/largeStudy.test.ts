import type { Page } from 'playwright-core';
import type { VertebralLevel } from '../../src';
import { freshPage, keepScreenshot } from '../support/browser';
import { readingPage, STUDY_MS, type ReadingPage } from './readingPage';
import { storeLargeStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// A study of usual size, 512 x 512 x 300: a click while it still loads, and the whole reading.

jest.setTimeout(15 * STUDY_MS);

/** Slices that the archive sends before the click; the others follow after it. */
const SLICES_BEFORE_CLICK = 100;

/** How long (ms) 300 slices may take to load and to be shown with software rendering on 2 cores. */
const LOAD_MS = 5 * STUDY_MS;

/** Allowed difference (HU) of a mean from the truth, as in the other tests of the main job. */
const TOLERANCE_HU = 5;

describeInViewer('a study of 512 x 512 x 300', { archive: 'orthanc' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeLargeStudy(running().viewer.dicomWebUrl);
  }, LOAD_MS);

  const allValues = async (reading: ReadingPage) => {
    const values: (readonly [VertebralLevel, Awaited<ReturnType<ReadingPage['values']>>])[] = [];
    for (const { level } of study.levels) values.push([level, await reading.values(level)]);
    return values;
  };

  it('keeps a click that comes before the slices do, is read, saved and restored', async () => {
    const first = await freshPage(running().browser);
    const { page } = first;
    const reading = readingPage(page);
    const sendRest = await holdSlices(page, SLICES_BEFORE_CLICK);
    await reading.openUnmeasurable(running().viewer.url, study.studyInstanceUid);
    await waitForPlanes(reading);
    await reading.clickAt('sagittal', study.levels[0]!.centerLps);
    await reading.row('L1').locator('.vbmd-spinner').waitFor();
    expect(await reading.byName('vbmd-3d-hu').count()).toBe(0);
    await sendRest();
    await reading.row('L1').locator('[data-cy="vbmd-3d-hu"]').waitFor({ timeout: LOAD_MS });
    await reading.byName('vbmd-accept-proposals').click({ timeout: LOAD_MS });
    await reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
    for (const { level, meanHu } of study.levels) {
      // A broken body's compacted band is counted or not by a voxel.
      if (level === 'L2') continue;
      const values = await reading.values(level);
      const differs = Math.abs(values.meanHu - meanHu) > TOLERANCE_HU;
      expect({ level, differs, ...values }).toEqual({ level, differs: false, ...values });
    }
    const values = await allValues(reading);
    await reading.byName('vbmd-save-button').click();
    await reading
      .byName('vbmd-save-state')
      .getByText(/^Saved/)
      .waitFor({ timeout: LOAD_MS });
    await keepScreenshot(page, 'large-study');
    const masks = await reading.maskFingerprint();
    expect(first.pageErrors).toEqual([]);
    await first.close();

    const second = await openStudy(running(), study, { untilLoaded: false });
    await second.reading.byName('vbmd-levels').waitFor({ timeout: LOAD_MS });
    await second.reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor({ timeout: LOAD_MS });
    expect(await allValues(second.reading)).toEqual(values);
    await waitForMasks(second.reading, masks.voxels);
    expect(await second.reading.maskFingerprint()).toEqual(masks);
    expect(second.pageErrors).toEqual([]);
    await second.close();
  });
});

/** Lets through the first so many slices; returns how to let the others follow. */
async function holdSlices(page: Page, first: number): Promise<() => Promise<void>> {
  let sent = 0;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const isFrame = (url: URL) => url.pathname.includes('/frames/');
  await page.route(isFrame, async (route) => {
    if (++sent > first) await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.unroute(isFrame);
  };
}

/** Waits until the sagittal plane is there to be clicked; its slices may still be on their way. */
async function waitForPlanes(reading: ReadingPage): Promise<void> {
  await reading.byName('vbmd-levels').waitFor({ timeout: LOAD_MS });
  await reading.planeReady('sagittal', LOAD_MS);
}

/** Waits until the masks, which the viewer can show only once all slices are there, are shown. */
async function waitForMasks(reading: ReadingPage, voxels: number): Promise<void> {
  for (const end = Date.now() + LOAD_MS; Date.now() < end;) {
    if ((await reading.maskFingerprint()).voxels === voxels) return;
    await reading.page.waitForTimeout(1000);
  }
}
