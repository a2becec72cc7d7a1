import { DEFAULT_VIEWER_VERSION } from '../../demo/viewer/viewerVersions';
import type { StockViewerOptions } from '../support/stockViewer';
import { PHANTOM_TOLERANCE_HU, readAndRestore } from './readAndRestore';
import { STUDY_MS } from './readingPage';
import { storeSampleStudy } from './studies';
import { describeInViewer } from './withViewer';

// The main job, shortened, where it does not run elsewhere: with the archive that the demo
// brings, and in the newest viewer.

const SETUPS: readonly Required<StockViewerOptions>[] = [
  { version: DEFAULT_VIEWER_VERSION, archive: 'embedded' },
  { version: '3.14.0-beta.6', archive: 'orthanc' },
];

jest.setTimeout(4 * STUDY_MS);

describe.each(SETUPS)('a short reading', ({ version, archive }) => {
  describeInViewer(`in viewer ${version}, archive: ${archive}`, { version, archive }, (running) => {
    it('is measured, saved and restored', async () => {
      const study = await storeSampleStudy(running().viewer.dicomWebUrl);
      await readAndRestore(running(), {
        study: {
          ...study,
          levels: study.levels.filter(({ level }) => level === 'L1' || level === 'L3'),
        },
        name: `smoke-${version}-${archive}`,
        checked: ['L1', 'L3'],
        toleranceHu: PHANTOM_TOLERANCE_HU,
      });
    });
  });
});
