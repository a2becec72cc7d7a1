import type { Page } from 'playwright-core';
import { english } from '../../extension/text/english';
import { simplifiedChinese } from '../../extension/text/simplifiedChinese';
import { keepScreenshot } from '../support/browser';
import { openPreferences } from './preferences';
import { STUDY_MS } from './readingPage';
import { storeSampleStudy, type KnownStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// What follows the preferences of the stock viewer's user: language and shortcuts.

jest.setTimeout(4 * STUDY_MS);

/** In the soft tissue before the spine, where a click finds no body. */
const BEFORE_SPINE_MM = 60;

/** Longer abbreviations that are the same in both languages. */
const ABBREVIATIONS = ['JSON'];

/** Widths (px) that a user gives to the panel. */
const PANEL_WIDTHS = [320, 400, 500];

/** Parts of the panel that stand out of it at a width, in words. */
async function overflowAt(page: Page, widthPx: number): Promise<readonly string[]> {
  return page.locator('.vbmd-panel').evaluate((panel: HTMLElement, width) => {
    panel.style.width = `${width}px`;
    const { right } = panel.getBoundingClientRect();
    return [...panel.querySelectorAll('*')]
      .filter((part) => part.getBoundingClientRect().right > right + 1)
      .map((part) => `${part.tagName} ${part.className}: ${part.textContent?.slice(0, 40)}`);
  }, widthPx);
}

/** That the panel, with everything unfolded, fits into every width that a user gives it. */
async function expectFitting(page: Page, language: string): Promise<void> {
  await page.locator('.vbmd-panel details').evaluateAll((all) =>
    all.forEach((each) => {
      (each as HTMLDetailsElement).open = true;
    }),
  );
  for (const widthPx of PANEL_WIDTHS) {
    const overflow = await overflowAt(page, widthPx);
    await keepScreenshot(page, `preferences-${language}-${widthPx}`);
    expect({ widthPx, overflow }).toEqual({ widthPx, overflow: [] });
  }
}

describeInViewer('preferences in the stock viewer', { archive: 'embedded' }, (running) => {
  let study: KnownStudy;

  beforeAll(async () => {
    study = await storeSampleStudy(running().viewer.dicomWebUrl);
  });

  it('list our shortcuts, which work and can be changed', async () => {
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    const pressed = (name: string) => reading.byName(name).getAttribute('aria-pressed');
    const activeLevel = () => page.locator('.vbmd-level[aria-pressed="true"]').innerText();
    const [l1] = study.levels;
    await reading.measure('L1', 'sagittal', l1!.centerLps);
    expect(await activeLevel()).toBe('L2');

    await page.keyboard.press('t');
    await expectSoon(() => pressed('VertebralBmdThreeSlice'), 'true');
    await page.keyboard.press('d');
    await expectSoon(() => pressed('VertebralBmd3DHu'), 'true');
    await page.keyboard.press('Shift+ArrowUp');
    await expectSoon(activeLevel, 'L1');
    await page.keyboard.press('Shift+ArrowDown');
    await expectSoon(activeLevel, 'L2');

    await reading.maskDrawn('sagittal', l1!.centerLps);
    await page.keyboard.press('m');
    await reading.maskDrawn('sagittal', l1!.centerLps, false);

    const preferences = await openPreferences(page, 'Preferences');
    for (const name of Object.values(english.shortcuts.names)) {
      expect({
        name,
        shown: await preferences.dialog.getByText(name, { exact: true }).count(),
      }).toEqual({ name, shown: 1 });
    }
    expect(await preferences.dialog.getByText('Increase Brush Size').count()).toBe(0);
    expect(await preferences.keyOf(english.shortcuts.names.nextLevel)).toMatch(/shift\+down/i);
    await preferences.changeKey(english.shortcuts.names.toggleMasks, 'q');
    await keepScreenshot(page, 'preferences-shortcuts');
    await preferences.save('Save');
    await reading.byName('vbmd-shortcuts').locator('summary').click();
    expect(await reading.byName('vbmd-shortcut-toggleMasks').innerText()).toMatch(/Q$/);
    await page.keyboard.press('q');
    await reading.maskDrawn('sagittal', l1!.centerLps);
    await reading.maskDrawn('axial', l1!.centerLps);
    await keepScreenshot(page, 'preferences-sheet');
    await expectFitting(page, 'english');
    expect(pageErrors).toEqual([]);
    await close();
  });

  it('choose the language of panel, notices, tools and shortcuts', async () => {
    const { page, pageErrors, reading, close } = await openStudy(running(), study);
    const heading = page.locator('.vbmd-panel h2');
    expect(await heading.innerText()).toBe(english.panel.title);

    const preferences = await openPreferences(page, 'Preferences');
    await preferences.chooseLanguage('Chinese');
    await preferences.save('Save');
    await page.getByText(simplifiedChinese.panel.title).first().waitFor({ timeout: STUDY_MS });
    await reading.waitUntilLoaded();
    expect(await reading.byName('VertebralBmdThreeSlice').innerText()).toBe(
      simplifiedChinese.toolbar['VertebralBmdThreeSlice']!.label,
    );
    for (const { level, centerLps } of study.levels.slice(0, 2)) {
      await reading.measure(level, 'sagittal', centerLps);
    }
    const [x, y, z] = study.levels[2]!.centerLps;
    await reading.clickAt('sagittal', [x, y - BEFORE_SPINE_MM, z]);
    await page.locator('.vbmd-notice').waitFor();
    // English words that may stand in Chinese: names and units, which are short or set apart.
    const text = await page.locator('.vbmd-panel').evaluate((panel: HTMLElement) =>
      [...panel.querySelectorAll('*:not(style):not(option):not(kbd):not(cite):not(.vbmd-citation)')]
        .flatMap((part) => [...part.childNodes])
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent)
        .join(' '),
    );
    const words = text.match(/[A-Za-z]{4,}/g) ?? [];
    expect(words.filter((word) => !ABBREVIATIONS.includes(word))).toEqual([]);
    await expectFitting(page, 'chinese');
    expect(pageErrors).toEqual([]);
    await close();
  });
});

/** Waits up to 10 s until something is as expected. */
async function expectSoon<Value>(read: () => Promise<Value>, expected: Value): Promise<void> {
  const end = Date.now() + 10_000;
  while (Date.now() < end && (await read()) !== expected) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(await read()).toBe(expected);
}
