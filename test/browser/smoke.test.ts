import type { Browser } from 'playwright-core';
import { DEFAULT_VIEWER_VERSION } from '../../demo/viewer/viewerVersions';
import { hasChromium, launchBrowser } from '../support/browser';
import { hasOrthanc } from '../support/orthanc';
import { startStockViewer, type StockViewerOptions } from '../support/stockViewer';
import { PHANTOM_TOLERANCE_HU, readAndRestore } from './readAndRestore';
import { STUDY_MS } from './readingPage';
import { storeSampleStudy } from './studies';

// The main job, shortened, where it does not run elsewhere: with the archive that the demo
// brings, and in the newest viewer.

const SETUPS: readonly Required<StockViewerOptions>[] = [
  { version: DEFAULT_VIEWER_VERSION, archive: 'embedded' },
  { version: '3.14.0-beta.6', archive: 'orthanc' },
];

jest.setTimeout(4 * STUDY_MS);

(hasChromium() ? describe : describe.skip)('a short reading', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  for (const { version, archive } of SETUPS) {
    (archive === 'embedded' || hasOrthanc() ? it : it.skip)(
      `is measured, saved and restored in viewer ${version} with the archive: ${archive}`,
      async () => {
        const viewer = await startStockViewer({ version, archive });
        try {
          const study = await storeSampleStudy(viewer.dicomWebUrl);
          await readAndRestore(browser, {
            url: viewer.url,
            study: {
              ...study,
              levels: study.levels.filter(({ level }) => level === 'L1' || level === 'L3'),
            },
            name: `smoke-${version}-${archive}`,
            checked: ['L1', 'L3'],
            toleranceHu: PHANTOM_TOLERANCE_HU,
          });
        } finally {
          await viewer.stop();
        }
      },
    );
  }
});
