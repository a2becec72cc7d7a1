import { PHANTOM_TOLERANCE_HU, readAndRestore } from './readAndRestore';
import { STUDY_MS } from './readingPage';
import { hasRealCase, storeSampleStudy, storeRealCase } from './studies';
import { describeInViewer } from './withViewer';

// The job of the mode from the worklist to the next day, in the stock viewer with Orthanc.

/** Allowed difference (HU) of a mean from the reference masks: the aim of the segmentation. */
const REAL_CASE_TOLERANCE_HU = 10;

jest.setTimeout(3 * STUDY_MS);

describeInViewer(
  'a reading in the stock viewer with Orthanc',
  { archive: 'orthanc' },
  (running) => {
    it('measures, excludes, saves and restores the phantom, within 5 HU of the truth', async () => {
      await readAndRestore(running(), {
        study: await storeSampleStudy(running().viewer.dicomWebUrl),
        name: 'phantom',
        fromWorklist: true,
        checked: ['L1', 'L2', 'L3', 'L4'],
        toleranceHu: PHANTOM_TOLERANCE_HU,
        excluded: 'L2',
      });
    });

    (hasRealCase ? it : it.skip)(
      `measures, excludes, saves and restores a real CT, L2-L4 within 10 HU of the reference${
        hasRealCase ? '' : ' (skipped: the real CT is not on this machine)'
      }`,
      async () => {
        await readAndRestore(running(), {
          study: await storeRealCase(running().viewer.dicomWebUrl),
          name: 'real-case',
          fromWorklist: true,
          checked: ['L2', 'L3', 'L4'],
          toleranceHu: REAL_CASE_TOLERANCE_HU,
          excluded: 'L2',
        });
      },
    );
  },
);
