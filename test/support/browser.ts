import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Screenshots of browser tests; git-ignored, kept as artefacts of a run. */
export const ARTIFACTS_FOLDER = join(__dirname, '..', '..', 'artifacts');

/** Software rendering, and no connection but those of the page. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/**
 * Whether Chromium is installed. When not, says what to install, and throws if REQUIRE_ALL is
 * set: then nothing may be skipped.
 */
export function hasChromium(): boolean {
  if (existsSync(CHROMIUM)) return true;
  const line = 'Chromium is not installed: apt-get install chromium';
  if (process.env['REQUIRE_ALL']) throw new Error(line);
  console.warn(`Skipped: ${line}`);
  return false;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });

/** A page of a fresh profile, and what went wrong in it. */
export interface FreshPage {
  readonly page: Page;
  /** Uncaught errors of the page, as they come. */
  readonly pageErrors: string[];
  close(): Promise<void>;
}

/** The stock viewer's notice "for investigational use only", which is closed as soon as it is there. */
export const investigationalUse = (page: Page) =>
  page.locator('[data-cy="confirm-and-hide-button"]');

/**
 * Opens a page that shares nothing with the ones before: no storage, no cache.
 *
 * @param options What else the page is given, such as a login.
 */
export async function freshPage(
  browser: Browser,
  viewport = { width: 1440, height: 900 },
  options: BrowserContextOptions = {},
): Promise<FreshPage> {
  const context = await browser.newContext({ viewport, ...options });
  const { page, pageErrors } = await newPage(context);
  return { page, pageErrors, close: () => context.close() };
}

/** A browser with a profile that outlives it. */
export interface ProfileBrowser extends FreshPage {
  /** Ends it as a crash or a power cut does: it can clean up nothing. */
  kill(): Promise<void>;
}

/** Starts a browser on a profile folder, which may be new or left by one that was killed. */
export async function openProfile(
  folder: string,
  viewport = { width: 1440, height: 900 },
): Promise<ProfileBrowser> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport,
  });
  const { page, pageErrors } = await newPage(context);
  return {
    page,
    pageErrors,
    close: () => context.close(),
    async kill() {
      const ended = new Promise((resolve) => context.once('close', resolve));
      process.kill(browserProcess(folder), 'SIGKILL');
      await ended;
    },
  };
}

/** The process of the browser itself, not of one of its pages, that has a profile open (Linux). */
function browserProcess(profileFolder: string): number {
  const isOurs = (id: string) => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      return (
        words.includes(`--user-data-dir=${profileFolder}`) &&
        !words.some((word) => word.startsWith('--type='))
      );
    } catch {
      // It has ended since it was listed.
      return false;
    }
  };
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurs(name));
  if (found.length !== 1) throw new Error(`${found.length} browsers have ${profileFolder} open`);
  return Number(found[0]);
}

async function newPage(context: BrowserContext): Promise<Omit<FreshPage, 'close'>> {
  // The stock viewer's guided tour would lie over the page and take clicks.
  await context.addInitScript(() => {
    const shown = ['basicViewerTour', 'worklistTour'];
    localStorage.setItem('shownTours', JSON.stringify(shown));
  });
  const page = await context.newPage();
  const confirm = investigationalUse(page);
  await page.addLocatorHandler(confirm, () => confirm.click());
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.stack ?? error.message));
  return { page, pageErrors };
}

/** Keeps a picture of a page as an artefact. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(ARTIFACTS_FOLDER, { recursive: true });
  await page.screenshot({ path: join(ARTIFACTS_FOLDER, `${name}.png`) });
}
