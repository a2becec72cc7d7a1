import { PHANTOM_TOLERANCE_HU, readAndRestore } from './readAndRestore';
import { STUDY_MS } from './readingPage';
import { storeSampleStudy } from './studies';
import { describeInViewer } from './withViewer';

// The main job, shortened, with the archive that the demo brings.

jest.setTimeout(4 * STUDY_MS);

describeInViewer(
  'a short reading with the embedded archive',
  { archive: 'embedded' },
  (running) => {
    it('is measured, saved and restored', async () => {
      const study = await storeSampleStudy(running().viewer.dicomWebUrl);
      await readAndRestore(running(), {
        study: {
          ...study,
          levels: study.levels.filter(({ level }) => level === 'L1' || level === 'L3'),
        },
        name: 'smoke-embedded',
        checked: ['L1', 'L3'],
        toleranceHu: PHANTOM_TOLERANCE_HU,
      });
    });
  },
);
