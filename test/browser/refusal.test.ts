import type { Page } from 'playwright-core';
import { freshPage, investigationalUse, keepScreenshot } from '../support/browser';
import { STUDY_MS, readingPage, type ReadingPage } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer } from './withViewer';

// Viewers and installations in which the mode cannot work: a message instead of a black page.

jest.setTimeout(3 * STUDY_MS);

/** Changes a file of the server on its way to the page. */
const changing = (glob: string, change: (text: string) => string) => (page: Page) =>
  page.route(glob, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });

const missing = (glob: string) => (page: Page) =>
  page.route(glob, (route) => route.fulfill({ status: 404, body: 'not found' }));

/**
 * Takes parts away from the real viewer, by an extension of its own that it registers before ours.
 * No build of OHIF before 3.11 is published.
 */
const withoutParts = (removal: string) => async (page: Page) => {
  await page.route('**/taken-away.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export default { id: 'taken-away', preRegistration({ servicesManager, extensionManager }) {
        const { services } = servicesManager; ${removal} } };`,
    }),
  );
  await changing('**/app-config.js', (config) =>
    config.replace('"extensions": [', '"extensions": ["/taken-away.js",'),
  )(page);
};

/** OHIF 3.11 renamed `addButtons` and `createButtonSection` to these (its migration guide, "Toolbar Service"). */
const AS_OHIF_3_10 = withoutParts(
  'services.toolbarService.register = undefined; services.toolbarService.updateSection = undefined;',
);

const WITHOUT_LIBRARIES = withoutParts(`
  const getModuleEntry = extensionManager.getModuleEntry.bind(extensionManager);
  extensionManager.getModuleEntry = (id) =>
    id.endsWith('utilityModule.common') ? undefined : getModuleEntry(id);`);

const FAILING = withoutParts(`
  services.toolGroupService.createToolGroupAndAddTools = () => { throw new Error('no such tool'); };`);

const WITHOUT_EXTENSION = changing('**/app-config.js', (config) =>
  config.replace(/"[^"]*\/extension\.js"/, ''),
);

const OTHER_MODE = changing('**/plugins/**/mode.js', (code) =>
  code.replaceAll(JSON.stringify(VERTEBRAL_BMD_VERSION), '"0.0.9"'),
);

describeInViewer('where the mode cannot be used', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Refusal');
  });

  async function inPage(
    prepare: (page: Page) => Promise<unknown>,
    look: (reading: ReadingPage) => Promise<void>,
  ): Promise<void> {
    const { page, close } = await freshPage(running().browser);
    await prepare(page);
    const reading = readingPage(page);
    await reading.openUnmeasurable(running().viewer.url, study.studyInstanceUid);
    await look(reading);
    await close();
  }

  it.each([
    ['an older viewer', AS_OHIF_3_10, /OHIF 3\.11.*toolbarService\.register, toolbarService\.upd/s],
    ['a viewer without its libraries', WITHOUT_LIBRARIES, /Missing: cornerstone, cornerstoneTools/],
    ['a viewer that fails while the mode is entered', FAILING, /To report: no such tool/],
    ['a configuration without the extension', WITHOUT_EXTENSION, /“extensions” in app-config\.js/],
    [
      'a mode of another version',
      OTHER_MODE,
      /extension\.js is of version .*, mode\.js of 0\.0\.9/,
    ],
  ])('says so and leads back to the study list: %s', async (name, prepare, words) => {
    await inPage(prepare, async (reading) => {
      const refusal = reading.byName('vbmd-refusal');
      // Nothing of the viewer can be reached behind it.
      await reading.page.removeLocatorHandler(investigationalUse(reading.page));
      await refusal.waitFor({ timeout: STUDY_MS });
      // What the host makes of it meanwhile must not take the words away.
      await reading.page.waitForLoadState('networkidle');
      expect(await refusal.innerText()).toMatch(words);
      await keepScreenshot(reading.page, `refusal-${name.replace(/ /g, '-')}`);
      await refusal.getByRole('link').click();
      await reading.page.getByText(study.patientName).first().waitFor({ timeout: STUDY_MS });
      expect(new URL(reading.page.url()).pathname).toBe('/');
    });
  });

  it.each(['panel', 'react'])(
    'names the missing file %s where the panel would be',
    async (chunk) => {
      await inPage(missing(`**/plugins/**/${chunk}.*.js`), async (reading) => {
        const failed = reading.byName('vbmd-panel-failed');
        await failed.waitFor({ timeout: STUDY_MS });
        expect(await failed.innerText()).toMatch(
          new RegExp(`could not be loaded.*/${chunk}\\.`, 's'),
        );
        // The panel's background is black, and its style sheet is what did not come.
        const paragraph = failed.locator('p').first();
        expect(await paragraph.evaluate((each) => getComputedStyle(each).color)).toBe(
          'rgb(255, 255, 255)',
        );
        await keepScreenshot(reading.page, `refusal-without-${chunk}`);
      });
    },
  );

  it('says so when the measuring part is missing, at the first click', async () => {
    await inPage(missing('**/plugins/**/worker.*.js'), async (reading) => {
      await reading.waitUntilLoaded();
      await reading.clickAt('sagittal', study.levels[0]!.centerLps);
      expect(await reading.notice('could not be loaded')).toContain('Reload the page');
    });
  });
});
