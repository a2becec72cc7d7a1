import type { Locator, Page } from 'playwright-core';

/** The dialog in which the stock viewer's user chooses language and shortcuts. */
export interface Preferences {
  readonly dialog: Locator;
  /** The key of a shortcut, by the name in the list. */
  keyOf(name: string): Promise<string>;
  changeKey(name: string, key: string): Promise<void>;
  /** Chooses a language by its name in the list. */
  chooseLanguage(name: string): Promise<void>;
  /** Leaves the dialog and keeps the changes. @param label Of the button, in the viewer's language. */
  save(label: string): Promise<void>;
}

/** Opens the dialog from the menu of the viewer's header. @param item Its name in the menu. */
export async function openPreferences(page: Page, item: string): Promise<Preferences> {
  // The only menu of the header; those of the viewports lie deeper.
  await page.locator('button[aria-haspopup="menu"].mt-2').click();
  await page.getByRole('menuitem', { name: item }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const row = (name: string) =>
    dialog
      .locator('div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .last();
  return {
    dialog,
    keyOf: (name) => row(name).locator('input').inputValue(),
    async changeKey(name, key) {
      await row(name).locator('input').focus();
      await page.keyboard.press(key);
      // The viewer takes a second without a further key for the end of the combination.
      await page.waitForTimeout(1500);
    },
    async chooseLanguage(name) {
      await dialog.getByRole('combobox').first().click();
      await page.getByRole('option', { name, exact: true }).click();
    },
    save: (label) => dialog.getByRole('button', { name: label, exact: true }).click(),
  };
}
