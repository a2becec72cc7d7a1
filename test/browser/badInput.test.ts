import type { Route } from 'playwright-core';
import {
  withGantryTilt,
  withMissingSlice,
  withoutHu,
  withSingleSlice,
} from '../../demo/phantom/faultySeries';
import { add, type Vec3 } from '../../src';
import { freshPage, keepScreenshot, type FreshPage } from '../support/browser';
import { firstValue, getJson } from '../support/dicomWebClient';
import { countResults } from './countResults';
import { readingPage, STUDY_MS, type ReadingPage } from './readingPage';
import { asMagneticResonance, storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer } from './withViewer';

// What a hospital's archive holds besides good studies, and an archive that fails: each gets a
// clear message in the viewer, and nothing that was measured is lost.

/** Series that are refused, and what their message must say. */
const REFUSED = [
  { title: 'one slice', makeSeries: withSingleSlice, says: /one slice only/ },
  { title: 'missing slice', makeSeries: withMissingSlice, says: /a slice is missing/ },
  {
    title: 'gantry tilt',
    makeSeries: withGantryTilt,
    says: /shifted against each other by 15\.0 degrees \(tilted gantry\)/,
  },
  { title: 'no HU', makeSeries: withoutHu, says: /not in Hounsfield units/ },
] as const;

/** Places beside the body of L2 of the phantom, from its middle, mm (LPS). */
const OUTSIDE_BONE: readonly {
  readonly place: string;
  readonly offset: Vec3;
  readonly says: RegExp;
}[] = [
  { place: 'air behind the back', offset: [0, 85, 0], says: /in air or fat, not in bone/ },
  { place: 'fat', offset: [-30, -38, 0], says: /in air or fat, not in bone/ },
  { place: 'aorta', offset: [12, -32, 0], says: /No vertebral body found here/ },
  { place: 'spinal canal', offset: [0, 24, 0], says: /No vertebral body found here/ },
];

const failing = (route: Route) => route.fulfill({ status: 500, body: 'fault on purpose' });

/** As a proxy before the archive refuses what is too large for it. */
const tooLarge = (route: Route) =>
  route.fulfill({
    status: 413,
    contentType: 'text/html',
    body: '<html><head><title>413 Request Entity Too Large</title></head></html>',
  });

/** As a proxy whose login has expired, which says so to people only. */
const loginPage = (route: Route) =>
  route.fulfill({
    status: 200,
    contentType: 'text/html',
    body: '<html><body><form>Please log in</form></body></html>',
  });

const cutOff = (route: Route) => route.abort('connectionreset');

/** The archive gets the request and answers it, but the answer does not arrive. */
const answerLost = async (route: Route) => {
  await route.fetch();
  await route.abort('connectionreset');
};

jest.setTimeout(2 * STUDY_MS);

describeInViewer('bad input in the stock viewer', { archive: 'orthanc' }, (running) => {
  let shown: FreshPage;
  let reading: ReadingPage;

  beforeAll(async () => {
    shown = await freshPage(running().browser);
    reading = readingPage(shown.page);
  });
  afterAll(() => shown.close());
  beforeEach(() => shown.pageErrors.splice(0));
  afterEach(() => expect(shown.pageErrors).toEqual([]));

  it('is not offered for a study without CT, and says so when opened all the same', async () => {
    const study = await storeSmallStudy(running().viewer.dicomWebUrl, 'no CT', asMagneticResonance);
    await shown.page.goto(running().viewer.url);
    await shown.page.getByText(study.patientName).first().click({ timeout: STUDY_MS });
    await shown.page.getByText('Basic Viewer', { exact: true }).waitFor({ timeout: STUDY_MS });
    expect(await shown.page.getByText('Vertebral BMD', { exact: true }).count()).toBe(0);
    await keepScreenshot(shown.page, 'bad-no-ct-worklist');

    await reading.openUnmeasurable(running().viewer.url, study.studyInstanceUid);
    await reading.byName('vbmd-no-ct').waitFor({ timeout: STUDY_MS });
    await reading.imagesVisible();
    await reading.pressInImages();
    expect(await reading.notice('no CT images')).toContain('nothing can be measured');
    await keepScreenshot(shown.page, 'bad-no-ct');
  });

  it.each(REFUSED)(
    'shows images and the reason for a series with $title, and measures nothing',
    async ({ title, makeSeries, says }) => {
      const study = await storeSmallStudy(running().viewer.dicomWebUrl, title, makeSeries);
      await reading.openUnmeasurable(running().viewer.url, study.studyInstanceUid);
      await reading.byName('vbmd-refusal').waitFor({ timeout: STUDY_MS });
      expect(await reading.byName('vbmd-refusal').innerText()).toMatch(says);
      await reading.imagesVisible();
      await reading.pressInImages();
      expect(await reading.notice('cannot be measured')).toContain('“Scan”');
      expect(await reading.byName('vbmd-levels').count()).toBe(0);
      await keepScreenshot(shown.page, `bad-${title.replaceAll(' ', '-')}`);
    },
  );

  describe('beside a good series', () => {
    let study: KnownStudy;
    let l1: { meanHu: number; threeSliceHu: number };
    const centerOf = (level: string) =>
      study.levels.find((each) => each.level === level)!.centerLps;
    /** A point of a level's mask between the middle and the superior ellipse, off their lines. */
    const besideEllipses = (level: string) => add(centerOf(level), [0, 0, 2]);

    beforeAll(async () => {
      study = await storeSmallStudy(running().viewer.dicomWebUrl, 'good and bad', (sound) => [
        ...sound,
        ...withMissingSlice(sound),
      ]);
      await reading.open(running().viewer.url, study.studyInstanceUid);
      await reading.measure('L1', 'sagittal', centerOf('L1'));
      l1 = await reading.values('L1');
    });

    const series = () => reading.byName('vbmd-series');
    const selectSeries = async (label: RegExp) => {
      const option = series().locator('option', { hasText: label });
      await series().selectOption((await option.getAttribute('value'))!);
    };

    it('chooses the good one, and keeps its levels while the refused one is looked at', async () => {
      expect(await series().locator('option:checked').innerText()).toMatch(/^1: Lumbar spine/);
      const masks = await reading.masksBeyond(0);
      await selectSeries(/missing slice/);
      await reading.byName('vbmd-refusal').waitFor();
      expect(await reading.byName('vbmd-refusal').innerText()).toMatch(/a slice is missing/);
      await reading.imagesVisible();
      await reading.pressInImages();
      await reading.notice('Choose another series');
      await keepScreenshot(shown.page, 'bad-refused-selected');

      await selectSeries(/Lumbar spine/);
      await reading.waitUntilLoaded();
      expect(await reading.values('L1')).toEqual(l1);
      expect(await reading.masksShown(masks.voxels)).toEqual(masks);
      await reading.maskDrawn('sagittal', besideEllipses('L1'));
      await keepScreenshot(shown.page, 'bad-good-selected-again');
    });

    it.each(OUTSIDE_BONE)(
      'says what to do after a click in the $place, and keeps the level and what was measured',
      async ({ place, offset, says }) => {
        await reading.showWhole('axial');
        await reading.clickAt('axial', add(centerOf('L2'), offset));
        const notice = await reading.notice(says);
        expect(notice).toMatch(/L2: .*Click inside the middle third of a vertebral body/);
        expect(await reading.byName('vbmd-hint').innerText()).toContain('the body of L2');
        expect(await reading.values('L1')).toEqual(l1);
        expect(await reading.row('L2').locator('[data-cy="vbmd-3d-hu"]').count()).toBe(0);
        await keepScreenshot(shown.page, `bad-click-${place.replaceAll(' ', '-')}`);
        await reading.byName('vbmd-notice').getByRole('button').click();
      },
    );

    it('keeps everything when the archive answers 500, and saves once it works again', async () => {
      await reading.measure('L2', 'sagittal', centerOf('L2'));
      const l2 = await reading.values('L2');
      await reading.maskDrawn('sagittal', besideEllipses('L2'));
      const save = reading.byName('vbmd-save-button');
      const unchanged = async () => {
        expect(await reading.values('L1')).toEqual(l1);
        expect(await reading.values('L2')).toEqual(l2);
        expect(await save.isEnabled()).toBe(true);
        expect(await reading.byName('vbmd-save-state').innerText()).toBe('Not saved yet.');
      };

      await shown.page.route('**/studies', failing);
      await save.click();
      expect(await reading.notice('500')).toContain('The archive did not take the masks (SEG)');
      await unchanged();
      expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
        masks: 0,
        reports: 0,
      });
      await keepScreenshot(shown.page, 'bad-archive-500');

      await shown.page.unroute('**/studies');
      let stores = 0;
      await shown.page.route('**/studies', (route) =>
        ++stores === 1 ? route.continue() : failing(route),
      );
      await save.click();
      expect(await reading.notice('500')).toContain('The archive did not take the report (SR)');
      await unchanged();
      expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
        masks: 1,
        reports: 0,
      });

      await shown.page.unroute('**/studies');
      await save.click();
      await reading.notice('Saved.');
      expect(await save.isEnabled()).toBe(false);
      // The masks that were stored before the report failed are the ones it refers to.
      expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
        masks: 1,
        reports: 1,
      });
    });

    it('stays usable when the archive answers 500 for the masks, and restores them later', async () => {
      const saved = { l1, l2: await reading.values('L2') };
      const masks = await reading.maskFingerprint();
      const isMasks = await segmentationFile(running().viewer.dicomWebUrl, study);
      await shown.page.route(isMasks, failing);
      await reading.open(running().viewer.url, study.studyInstanceUid);
      const notice = await reading.notice('could not be opened');
      expect(notice).toContain('did not give the masks (SEG): it has a fault of its own (500)');
      await keepScreenshot(shown.page, 'bad-restore-500');
      await reading.measure('L1', 'sagittal', centerOf('L1'));
      expect(await reading.values('L1')).toEqual(l1);

      await shown.page.unroute(isMasks);
      await reading.byName('vbmd-history').getByRole('button', { name: 'Open' }).click();
      await reading.notice('Restored');
      expect({ l1: await reading.values('L1'), l2: await reading.values('L2') }).toEqual(saved);
      expect(await reading.masksShown(masks.voxels)).toEqual(masks);
      // What was measured in between is one step back, not lost.
      await reading.byName('vbmd-undo').click();
      await reading.row('L2').locator('[data-cy="vbmd-3d-hu"]').waitFor({ state: 'detached' });
      expect(await reading.values('L1')).toEqual(l1);
    });

    describe('when saving meets a network that fails', () => {
      const save = () => reading.byName('vbmd-save-button');
      let levels: Awaited<ReturnType<ReadingPage['values']>>[];
      let before: Awaited<ReturnType<typeof countResults>>;

      beforeAll(async () => {
        await reading.activate('L3');
        await reading.measure('L3', 'sagittal', centerOf('L3'));
        levels = await allValues();
        before = await countResults(running().viewer.dicomWebUrl, study);
      });
      afterEach(async () => {
        await shown.page.unrouteAll();
        const close = reading.byName('vbmd-notice').getByRole('button');
        if (await close.count()) await close.click();
      });

      const allValues = () =>
        Promise.all((['L1', 'L3'] as const).map((level) => reading.values(level)));

      it.each([
        { fault: '413, in words of a proxy', answer: tooLarge, says: /larger than it accepts/ },
        { fault: 'connection cut', answer: cutOff, says: /could not be reached/ },
        {
          fault: 'a login page, as if it were well',
          answer: loginPage,
          says: /does not give it back/,
        },
      ])('keeps everything: $fault', async ({ answer, says }) => {
        await shown.page.route('**/studies', answer);
        await save().click();
        const notice = await reading.notice(says);
        expect(notice).not.toContain('<');
        expect(await allValues()).toEqual(levels);
        expect(await save().isEnabled()).toBe(true);
        expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual(before);
      });

      it('saves once when the archive stores and its answers are lost', async () => {
        // Something new to store, of which nothing was sent before.
        await reading.byName('vbmd-exclude-L3').selectOption('fractured');
        // All is stored, and nothing comes back: neither the answers nor what is asked then.
        await shown.page.route('**/studies', answerLost);
        await shown.page.route('**/metadata', cutOff);
        await save().click();
        await reading.notice(/could not be reached/);
        expect(await allValues()).toEqual(levels);
        const masks = before.masks + 1;
        expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
          ...before,
          masks,
        });

        // The archive can be asked again: the masks are there, and the report's answer is lost.
        await shown.page.unroute('**/metadata');
        await save().click();
        await reading.notice('Saved.');
        expect(await countResults(running().viewer.dicomWebUrl, study)).toEqual({
          masks,
          reports: before.reports + 1,
        });
        await keepScreenshot(shown.page, 'bad-answer-lost');
      });
    });
  });
});

/** The address of the masks of a study in the archive, however the viewer asks for them. */
async function segmentationFile(dicomWebUrl: string, study: KnownStudy): Promise<RegExp> {
  const [masks] = await getJson(
    `${dicomWebUrl}/studies/${study.studyInstanceUid}/instances?SOPClassUID=1.2.840.10008.5.1.4.1.1.66.4`,
  );
  return new RegExp(`/instances/${String(firstValue(masks, '00080018'))}$`);
}
