import { PUBLISHED_VIEWERS } from '../../demo/viewer/viewerVersions';
import { add, scale, type Vec3 } from '../../src';
import { keepScreenshot } from '../support/browser';
import {
  excludeAsFractured,
  expectNearTruth,
  PHANTOM_TOLERANCE_HU,
  saveAndRestore,
} from './readAndRestore';
import { STUDY_MS } from './readingPage';
import { storeSmallStudy } from './studies';
import { describeInViewer, openStudy } from './withViewer';

// An ordinary reading from the worklist to the next day, on every version of the viewer that the
// plugin is for.

jest.setTimeout(4 * STUDY_MS);

describe.each(Object.keys(PUBLISHED_VIEWERS))('viewer %s', (version) => {
  describeInViewer('the whole flow', { version, archive: 'orthanc' }, (running) => {
    it('is opened, measured, corrected, excluded, saved and restored', async () => {
      const study = await storeSmallStudy(running().viewer.dicomWebUrl, 'Versions');
      const name = `viewer-${version}`;
      const opened = await openStudy(running(), study, { fromWorklist: true });
      const { reading, page } = opened;
      await keepScreenshot(page, `${name}-1-opened`);

      await reading.measure('L1', 'sagittal', study.levels[0]!.centerLps);
      await reading.acceptProposals();
      await reading.row('L4').locator('[data-cy="vbmd-3d-hu"]').waitFor();
      await expectNearTruth(opened, study, ['L1', 'L2', 'L3', 'L4'], PHANTOM_TOLERANCE_HU);

      const { centerLps, endplates } = study.levels[2]!;
      const { pointLps, normalLps } = endplates!.superior;
      const onSuperior = (alongMm: number): Vec3 => add(pointLps, scale(normalLps, alongMm));
      await reading.activate('L3');
      await reading.byName('VertebralBmdAdjust').click();
      await reading.bringTo('sagittal', centerLps);
      const found = await reading.maskFingerprint();
      await reading.drag('sagittal', [onSuperior(-3), onSuperior(-9)]);
      const corrected = await reading.masksOtherThan(found.sha256);
      expect(corrected.voxels).toBeLessThan(0.97 * found.voxels);
      expect(await reading.byName('vbmd-path').innerText()).toContain('corrected');
      await excludeAsFractured(opened, 'L2');
      await keepScreenshot(page, `${name}-2-measured`);

      await saveAndRestore(running(), opened, { study, name, excluded: 'L2' });
    });
  });
});
