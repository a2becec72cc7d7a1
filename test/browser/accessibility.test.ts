import { withMissingSlice } from '../../demo/phantom/faultySeries';
import { freshPage, keepScreenshot, type FreshPage } from '../support/browser';
import { accessibilityFaults, cutOff, makePanelWide, tabFaults, tabTo } from './panelChecks';
import { readingPage, STUDY_MS, type ReadingPage } from './readingPage';
import { storeSmallStudy, type KnownStudy } from './studies';
import { describeInViewer } from './withViewer';

// The panel for those who see little, work without a mouse, or have a narrow window.

/**
 * High enough to show the whole panel: what is covered is not checked for contrast. Narrow, since
 * planes are drawn by software here.
 */
const HIGH = { width: 1000, height: 2000 } as const;
const USUAL = { width: 1000, height: 700 } as const;

/** Narrowest, as opened, and wide (px). */
const PANEL_WIDTHS = [320, 400, 500] as const;

/** How the host's i18next names the languages that the panel knows. */
const LANGUAGES = [
  { language: 'English', stored: 'en-US' },
  { language: 'Chinese', stored: 'zh' },
] as const;

jest.setTimeout(3 * STUDY_MS);

describeInViewer('the panel', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;
  let refused: KnownStudy;
  let shown: FreshPage;
  let reading: ReadingPage;

  beforeAll(async () => {
    const { dicomWebUrl } = running().viewer;
    study = await storeSmallStudy(dicomWebUrl, 'Accessible');
    refused = await storeSmallStudy(dicomWebUrl, 'Refused', withMissingSlice);
  });

  const open = async (stored: string, size: typeof HIGH | typeof USUAL) => {
    shown = await freshPage(running().browser, size);
    await shown.page.context().addInitScript((language) => {
      localStorage.setItem('i18nextLng', language);
    }, stored);
    reading = readingPage(shown.page);
    await reading.open(running().viewer.url, study.studyInstanceUid);
  };
  const close = async () => {
    expect(shown.pageErrors).toEqual([]);
    await shown.close();
  };
  const measureFirst = async () => {
    await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
    await reading.byName('vbmd-accept-proposals').waitFor({ timeout: STUDY_MS });
  };
  const fitsAllWidths = async (name: string) => {
    await shown.page.setViewportSize(USUAL);
    for (const width of PANEL_WIDTHS) {
      await makePanelWide(shown.page, width);
      expect({ width, cutOff: await cutOff(shown.page) }).toEqual({ width, cutOff: [] });
      await keepScreenshot(shown.page, `panel-${name}-${width}`);
    }
    await makePanelWide(shown.page, 400);
    await shown.page.setViewportSize(HIGH);
  };

  describe.each(LANGUAGES)('in $language', ({ language, stored }) => {
    beforeAll(() => open(stored, HIGH));
    afterAll(close);

    it('has no fault that axe calls serious when it is opened', async () => {
      expect(await accessibilityFaults(shown.page)).toEqual([]);
    });

    it('has none with proposals, tells what is measured, and fits its width', async () => {
      const status = reading.byName('vbmd-level-status');
      const told: Promise<void> = status.filter({ hasText: 'L1: ' }).waitFor({ state: 'attached' });
      await measureFirst();
      await told;
      expect(await status.textContent()).toMatch(/^L1: \d+\.\d HU$/);
      expect(await accessibilityFaults(shown.page)).toEqual([]);
      await fitsAllWidths(`proposed-${language}`);
    });

    it('has none with all measured, one left out and everything unfolded', async () => {
      await reading.acceptProposals();
      await reading.byName('vbmd-exclude-L2').selectOption('fractured');
      await reading.byName('vbmd-exclude-L3').selectOption('scleroticOrDegenerative');
      await reading.row('L2').locator('th button').click();
      await reading.byName('VertebralBmdBrush').click();
      await reading.byName('vbmd-brush').waitFor();
      for (const summary of await reading.byName('vbmd-panel').locator('summary').all()) {
        await summary.click();
      }
      expect(await accessibilityFaults(shown.page)).toEqual([]);
      await fitsAllWidths(`measured-${language}`);
    });

    it('has none while a level is read by hand, and with anatomy in words', async () => {
      await reading.byName('vbmd-manual').click();
      await reading.byName('vbmd-anatomy').selectOption('other');
      expect(await accessibilityFaults(shown.page)).toEqual([]);
      await fitsAllWidths(`by-hand-${language}`);
    });

    it('has none for a series that is refused', async () => {
      await reading.openUnmeasurable(running().viewer.url, refused.studyInstanceUid);
      await reading.byName('vbmd-refusal').waitFor({ timeout: STUDY_MS });
      expect(await accessibilityFaults(shown.page)).toEqual([]);
    });
  });

  describe('without a mouse', () => {
    beforeAll(async () => {
      await open('en-US', USUAL);
      await measureFirst();
    });
    afterAll(close);

    it('gives each control to Tab, in order, and covers none', async () => {
      expect(await tabFaults(shown.page)).toEqual([]);
    });

    it('takes what is entered of the patient, impossible things with their fault', async () => {
      const form = reading.byName('vbmd-patient');
      await form.locator('summary').focus();
      await shown.page.keyboard.press('Enter');
      expect(await tabFaults(shown.page)).toEqual([]);
      await tabTo(shown.page, 'vbmd-patient-sex');
      await shown.page.keyboard.type('mal');
      await tabTo(shown.page, 'vbmd-patient-age');
      await shown.page.keyboard.type('250');
      await shown.page.keyboard.press('Tab');
      expect(await form.innerText()).toContain('250 years cannot be');
      expect(await reading.byName('vbmd-criteria').innerText()).toContain('2 depart');
      expect(await accessibilityFaults(shown.page)).toEqual([]);
      await form.locator('summary').focus();
      await shown.page.keyboard.press('Enter');
    });

    it('takes proposals over, leaves a level out, changes the peel, and saves', async () => {
      const { keyboard } = shown.page;
      await tabTo(shown.page, 'vbmd-accept-proposals');
      await keyboard.press('Enter');
      await reading.row('L3').locator('[data-cy="vbmd-3d-hu"]').waitFor();
      // The button is gone; Tab goes on from where it was.
      await keyboard.press('Tab');
      expect(await reading.byName('vbmd-panel').locator(':focus').count()).toBe(1);
      await tabTo(shown.page, 'vbmd-exclude-L2');
      await keyboard.type('fra');
      expect(await reading.byName('vbmd-exclude-L2').inputValue()).toBe('fractured');
      await tabTo(shown.page, 'vbmd-peel');
      const before = await reading.values('L1');
      await keyboard.press('ArrowRight');
      expect(await reading.valuesAfter('L1', before)).not.toEqual(before);
      expect(await tabFaults(shown.page)).toEqual([]);
      await tabTo(shown.page, 'vbmd-save-button');
      await keyboard.press('Space');
      await reading.notice('Saved.');
    });
  });
});
